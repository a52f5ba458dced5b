package blogjar.front;

/** What becomes of the query of a request. */
final class Queries {
    private Queries() {}

    /**
     * An address with the request's query, unless it has one of its own.
     *
     * @param query as the other server writes it
     */
    static String passed(String address, String query) {
        int hash = address.indexOf('#');
        String page = hash < 0 ? address : address.substring(0, hash);
        return page.indexOf('?') >= 0 ? address : page + query + address.substring(page.length());
    }
}

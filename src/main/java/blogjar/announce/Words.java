package blogjar.announce;

/** Numbers of things, as people say them. */
final class Words {
    private Words() {}

    static String pages(int number) {
        return number == 1 ? "a page" : number + " pages";
    }

    static String addresses(int number) {
        return number == 1 ? "an address" : number + " addresses";
    }
}

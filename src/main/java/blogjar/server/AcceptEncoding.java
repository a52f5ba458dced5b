package blogjar.server;

import java.util.Locale;

/**
 * Whether a client wants gzip.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, 12.5.3</a>
 */
final class AcceptEncoding {
    private static final int UNSAID = -1;
    private static final int MOST = 1000;

    private AcceptEncoding() {}

    /**
     * @param list codings with weights; several fields are joined by commas
     * @return whether gzip is acceptable and not less liked than the bytes as they are
     */
    static boolean prefersGzip(String list) {
        int gzip = UNSAID;
        int identity = UNSAID;
        int any = UNSAID;
        for (String element : list.split(",")) {
            int semicolon = element.indexOf(';');
            String coding = (semicolon < 0 ? element : element.substring(0, semicolon))
                    .strip()
                    .toLowerCase(Locale.ROOT);
            int weight = semicolon < 0 ? MOST : weight(element.substring(semicolon + 1));
            switch (coding) {
                case "gzip", "x-gzip" -> gzip = Math.max(gzip, weight);
                case "identity" -> identity = Math.max(identity, weight);
                case "*" -> any = Math.max(any, weight);
                default -> {
                    // a coding that we don't have
                }
            }
        }
        int wanted = gzip != UNSAID ? gzip : any;
        return wanted > 0 && wanted >= identity;
    }

    /** In thousandths; 0 for what is no weight, so that nothing is sent which perhaps was refused. */
    private static int weight(String parameters) {
        for (String parameter : parameters.split(";")) {
            String text = parameter.strip();
            if (text.length() > 2 && (text.charAt(0) == 'q' || text.charAt(0) == 'Q') && text.charAt(1) == '=') {
                return thousandths(text.substring(2).strip());
            }
        }
        return MOST;
    }

    private static int thousandths(String value) {
        if (value.isEmpty() || value.length() > 5 || value.charAt(0) != '0' && value.charAt(0) != '1') {
            return 0;
        }
        int sum = (value.charAt(0) - '0') * MOST;
        int place = 100;
        for (int i = 1; i < value.length(); i++) {
            char c = value.charAt(i);
            if (i == 1 ? c != '.' : c < '0' || c > '9') {
                return 0;
            }
            if (i > 1) {
                sum += (c - '0') * place;
                place /= 10;
            }
        }
        return Math.min(sum, MOST);
    }
}

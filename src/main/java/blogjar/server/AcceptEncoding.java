package blogjar.server;

import blogjar.output.Representation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which codings a client takes, and which it likes best.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-12.5.3">RFC 9110, 12.5.3</a>
 */
final class AcceptEncoding {
    private static final int UNSAID = -1;
    private static final int MOST = 1000;

    private final String list;

    /** Weights in thousandths, or {@link #UNSAID}. */
    private final int any;

    private final int identity;

    private AcceptEncoding(String list) {
        this.list = list;
        this.any = said("*");
        int said = said("identity");
        this.identity = said != UNSAID ? said : any;
    }

    /** @param list codings with weights; several fields are joined by commas */
    static AcceptEncoding of(String list) {
        return new AcceptEncoding(list);
    }

    /** Whether a coding is acceptable and not less liked than the bytes as they are. */
    boolean prefers(String coding) {
        int weight = weight(coding);
        return weight > 0 && weight >= identity;
    }

    /**
     * The best liked of the coded forms, the shortest of those that are liked the same.
     *
     * @return null for the bytes as they are
     */
    @Nullable
    Representation best(List<Representation> coded) {
        Representation best = null;
        int most = Math.max(identity, 1);
        for (int i = 0; i < coded.size(); i++) { // no iterator: this is done for each request
            Representation form = coded.get(i);
            int weight = weight(String.valueOf(form.coding()));
            if (weight > most || weight == most && (best == null || form.length() < best.length())) {
                best = form;
                most = weight;
            }
        }
        return best;
    }

    /** Whether the bytes as they are may not be sent: {@code identity;q=0}, or {@code *;q=0} without a word on identity. */
    boolean refusesIdentity() {
        return identity == 0;
    }

    private int weight(String coding) {
        int said = said(coding);
        if (said == UNSAID && coding.equals("gzip")) {
            said = said("x-gzip"); // the same (RFC 9110, 8.4.1.3)
        }
        return said != UNSAID ? said : any;
    }

    /** The largest weight that the list gives a coding. */
    private int said(String coding) {
        int most = UNSAID;
        int start = 0;
        while (start < list.length()) {
            int comma = list.indexOf(',', start);
            int end = comma < 0 ? list.length() : comma;
            most = Math.max(most, weight(coding, start, end));
            start = end + 1;
        }
        return most;
    }

    /** The weight in one element of the list; {@link #UNSAID} where it is of another coding. */
    private int weight(String coding, int start, int end) {
        int from = skipBlanks(start, end);
        int to = from + coding.length();
        if (to > end || !list.regionMatches(true, from, coding, 0, coding.length())) {
            return UNSAID;
        }
        int next = skipBlanks(to, end);
        if (next < end && list.charAt(next) != ';') {
            return UNSAID; // a longer name
        }
        return next >= end ? MOST : parameter(list.substring(next + 1, end));
    }

    private int skipBlanks(int from, int end) {
        int i = from;
        while (i < end && (list.charAt(i) == ' ' || list.charAt(i) == '\t')) {
            i++;
        }
        return i;
    }

    /** In thousandths; 0 for what is no weight, so that nothing is sent which perhaps was refused. */
    private static int parameter(String parameters) {
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

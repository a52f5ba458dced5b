package blogjar.server;

import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Mends some things in a stream of HTTP/1 requests that the library's parser does otherwise: an empty line before a request
 * is dropped, and a version that begins with another digit than 1, which the parser takes for 1.1, is made unreadable for it, so
 * that it answers 400. A later version of HTTP/1 becomes 1.1, as which it is to be answered.
 *
 * <p>A percent sign of a query is shown as {@link #PERCENT}, as the library wants two digits behind it. A query is read by nobody
 * on its way, and browsers leave in one what was typed.
 *
 * <p>The name that is asked for is kept from the library, which refuses an empty port and a target with another name, and
 * looks at each with a regular expression: it is shown one letter. Of a head that is too long it is shown the beginning, with
 * an end of ours, so that there is a request to answer.
 *
 * <p>A body ends the mending, as none is followed by another request on its connection; so does the wish for another
 * protocol, as its bytes are none of ours.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-2.2">RFC 9112, 2.2, 2.3 and 3.2.2</a>
 */
final class RequestLines {
    private static final byte[] VERSION = {'H', 'T', 'T', 'P', '/', '1', '.'};
    private static final int MOST_DROPPED = 4;

    /** In a query: no octet of a target that is taken. */
    static final char PERCENT = 0xff;

    private static final char NO_PERCENT = 0xfe;

    private static final byte[] LENGTH = name("content-length:");
    private static final byte[] CODING = name("transfer-encoding:");
    private static final byte[] UPGRADE = name("upgrade:");
    private static final byte[] HOST = name("host:");

    private static final String END_OF_TARGET = " HTTP/1.1\r\n";
    private static final String ANY_HOST = "Host: h\r\n";
    private static final String LINE_END = "\r\n";

    /** How much longer a head may become here. */
    static final int MOST_ADDED = (END_OF_TARGET + ANY_HOST + LINE_END).length();

    private enum Where {
        BEFORE,
        REQUEST_LINE,
        FIELDS,
        BEYOND,
        CUT
    }

    private final int longest;
    private final int mostFields;
    private final HostValue host = new HostValue();
    private final Queue<RequestHead> heads = new ArrayDeque<>();

    private Where where = Where.BEFORE;
    private int dropped;

    /** Where the last head of what was read last begins; -1 for none. */
    private int begun = -1;

    /** Of the current head: its octets, the words of its first line, and its field lines. */
    private int size;

    private int words;
    private int fields;

    /** Length of the current word of a request line, and whether it may still be a version. */
    private int word;

    private boolean version;

    /** Whether the question mark of the target has come. */
    private boolean query;

    /** What stands for the name that is asked for: a letter of the target, as the library looks for it in an absolute one. */
    private byte letter;

    /** Length of the current field line, and whether its colon has come. */
    private int line;

    private boolean value;

    /** What the name of the current field may still be; null for none that matters. */
    private byte @Nullable [] field;

    private boolean last;

    /** Whether the value of the current field is the name that is asked for, and whether the line before was such a field. */
    private boolean naming;

    private boolean named;
    private RequestHead head = RequestHead.NAMELESS;
    private byte previous;

    /** What the library reads in place of the rest of a head that is cut. */
    private ByteBuffer end = ByteBuffer.allocate(0);

    /**
     * @param longest octets of a head; what is beyond them is not read
     * @param mostFields lines of fields, likewise
     */
    RequestLines(int longest, int mostFields) {
        this.longest = longest;
        this.mostFields = mostFields;
    }

    private static byte[] name(String lower) {
        return lower.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Goes over what has just been read and moves the rest down where something is dropped.
     *
     * @param from where the new bytes begin; they end at the buffer's position, which is set anew
     * @return how many bytes are left of them
     */
    int mend(ByteBuffer buffer, int from) {
        int to = buffer.position();
        begun = -1;
        if (where == Where.BEYOND) {
            return to - from;
        }
        int kept = from;
        for (int i = from; i < to && where != Where.CUT; i++) {
            int plain = endOfPlain(buffer, i, to);
            if (plain > i) {
                kept = keep(buffer, i, plain, kept);
                i = plain;
                if (i == to) {
                    break;
                }
            }
            byte b = buffer.get(i);
            if (where == Where.BEFORE) {
                if (isDropped(b)) {
                    continue;
                }
                begun = kept;
            }
            if (where != Where.BEYOND && isTooMuch()) {
                cut();
            } else if (!naming || !isOfName(b)) {
                buffer.put(kept++, next(b));
            } else if (host.add(b)) {
                buffer.put(kept++, letter);
            }
            previous = b;
        }
        buffer.position(kept);
        return kept - from;
    }

    /**
     * Goes over the rest of a field line that nothing is to be known of, in a loop that has nothing else to do: most of a head is
     * that.
     *
     * @return where it ends, or what is too much of the head begins; where it begins when there is none
     */
    private int endOfPlain(ByteBuffer buffer, int from, int to) {
        if (where != Where.FIELDS || line == 0 || field != null || naming || fields > mostFields) {
            return from;
        }
        int most = Math.min(to, from + longest - size);
        boolean colon = false;
        int end = from;
        while (end < most) {
            byte b = buffer.get(end);
            if (b == '\n' || b == '\r') {
                break;
            }
            colon |= b == ':';
            end++;
        }
        if (end > from) {
            value |= colon;
            line += end - from;
            size += end - from;
            previous = buffer.get(end - 1);
        }
        return end;
    }

    /** @return where the next octet goes */
    private static int keep(ByteBuffer buffer, int from, int to, int kept) {
        if (kept == from) {
            return to;
        }
        buffer.put(kept, buffer, from, to - from);
        return kept + to - from;
    }

    /** Whether a head goes on beyond what was read last. */
    boolean isInHead() {
        return where == Where.REQUEST_LINE || where == Where.FIELDS;
    }

    /** Where in what was read last the last head begins; -1 where none does. */
    int begun() {
        return begun;
    }

    /** The next head that the library has read. */
    RequestHead head() {
        RequestHead next = heads.poll();
        return next == null ? RequestHead.NAMELESS : next;
    }

    /** Whether a head was too long, so that nothing that follows is of use. */
    boolean isCut() {
        return where == Where.CUT;
    }

    /** What the library is to read next of a head that was cut. */
    ByteBuffer end() {
        return end;
    }

    private boolean isTooMuch() {
        size++;
        return (size > longest || fields > mostFields)
                && previous != '\r' // a line end is not cut in two
                && (where == Where.FIELDS || words == 2 && word > 0);
    }

    private void cut() {
        boolean target = where == Where.REQUEST_LINE;
        String endOfLine = target ? END_OF_TARGET : line == 0 ? "" : value ? LINE_END : ':' + LINE_END;
        String all = endOfLine + (head.host() == null && !naming ? ANY_HOST : "") + LINE_END;
        end = ByteBuffer.wrap(all.getBytes(StandardCharsets.US_ASCII));
        heads.add((naming ? host.end() : head)
                .refused(target ? StatusCodes.REQUEST_URI_TOO_LARGE : StatusCodes.REQUEST_HEADER_FIELDS_TOO_LARGE));
        where = Where.CUT;
    }

    private boolean isDropped(byte b) {
        if ((b == '\r' || b == '\n') && dropped < MOST_DROPPED) {
            dropped++;
            return true;
        }
        where = Where.REQUEST_LINE;
        dropped = 0;
        size = 0;
        words = 1;
        word = 0;
        version = true;
        letter = 'h';
        query = false;
        return false;
    }

    /** The byte itself, or one that no parser takes. */
    private byte next(byte b) {
        if (where == Where.BEYOND) {
            return b;
        }
        if (where == Where.FIELDS) {
            field(b);
            return b;
        }
        switch (b) {
            case ' ' -> {
                words++;
                word = 0;
                version = true;
            }
            case '\r' -> {
                return version && word == VERSION.length + 1 ? b : 0;
            }
            case '\n' -> {
                where = Where.FIELDS;
                line = 0;
                fields = 0;
                named = false;
                head = RequestHead.NAMELESS;
            }
            default -> {
                if (word == 0 && words == 2 && isLetter(b)) {
                    letter = b;
                }
                version &= word < VERSION.length ? b == VERSION[word] : word == VERSION.length && isDigit(b);
                word++;
                if (words == 2) {
                    query |= b == '?';
                    return query ? queried(b) : b;
                }
                return version && word == VERSION.length + 1 && b > '1' ? (byte) '1' : b;
            }
        }
        return b;
    }

    private static byte queried(byte b) {
        return b == '%' ? (byte) PERCENT : b == (byte) PERCENT ? (byte) NO_PERCENT : b;
    }

    /** What was shown, as it came. */
    static String asItCame(String shown) {
        return shown.indexOf(PERCENT) < 0 ? shown : shown.replace(PERCENT, '%');
    }

    private static boolean isLetter(byte b) {
        return (b | 0x20) >= 'a' && (b | 0x20) <= 'z' || isDigit(b);
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private void field(byte b) {
        if (b == '\n') {
            if (line == 0) {
                heads.add(head);
                where = last ? Where.BEYOND : Where.BEFORE;
            }
            line = 0;
        } else if (b != '\r') {
            if (line == 0) {
                begin(b);
            } else if (field != null) {
                name(b | 0x20);
            }
            value |= b == ':';
            line++;
        }
    }

    private void begin(byte b) {
        if (isBlank(b)) {
            head = named ? head.refused(StatusCodes.BAD_REQUEST) : head; // a name is in one line
            field = null;
            return;
        }
        fields++;
        value = false;
        named = false;
        field = switch (b | 0x20) {
            case 'c' -> LENGTH;
            case 'h' -> HOST;
            case 't' -> CODING;
            case 'u' -> UPGRADE;
            default -> null;
        };
    }

    private void name(int lower) {
        byte[] candidate = field;
        if (candidate == null || lower != candidate[line]) {
            field = null;
        } else if (line == candidate.length - 1) {
            field = null;
            naming = candidate == HOST;
            named = naming;
            last |= !naming;
            if (naming) {
                host.begin();
            }
        }
    }

    /** Whether it is one of the octets of the name that is asked for. */
    private boolean isOfName(byte b) {
        if (b == '\r' || b == '\n') {
            naming = false;
            head = host.end();
            return false;
        }
        return !(host.isEmpty() && isBlank(b));
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }
}

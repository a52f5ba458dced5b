package blogjar.server;

import io.undertow.util.StatusCodes;

/** Gathers the value of a Host field octet by octet. That of the request before, which is mostly the same, is made only once. */
final class HostValue {
    private final StringBuilder text = new StringBuilder();
    private String last = "";
    private RequestHead head = RequestHead.of(last);
    private int length;
    private boolean same;

    void begin() {
        length = 0;
        same = true;
    }

    /** Whether nothing of it has come yet. */
    boolean isEmpty() {
        return length == 0;
    }

    /** Adds an octet: whether it is the first. */
    boolean add(byte b) {
        char c = (char) (b & 0xff);
        if (same && (length >= last.length() || last.charAt(length) != c)) {
            same = false;
            text.setLength(0);
            text.append(last, 0, length);
        }
        if (!same && length < HostField.LONGEST) {
            text.append(c);
        }
        return length++ == 0;
    }

    /** A head with what has come, but for blanks at its end. */
    RequestHead end() {
        if (!same || length < last.length()) {
            String all = same ? last.substring(0, length) : text.toString();
            int end = all.length();
            while (end > 0 && (all.charAt(end - 1) == ' ' || all.charAt(end - 1) == '\t')) {
                end--;
            }
            last = all.substring(0, end);
            head = RequestHead.of(last);
        }
        return length > HostField.LONGEST ? head.refused(StatusCodes.BAD_REQUEST) : head;
    }
}

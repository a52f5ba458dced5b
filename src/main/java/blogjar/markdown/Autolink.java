package blogjar.markdown;

/** Addresses that are links without further marks (GFM). */
final class Autolink {
    private static final String TRAILING = "?!.,:;*_'\"~)";

    private Autolink() {}

    /** Whether a bare address begins here. */
    static boolean isUrl(String text, int from, int to) {
        int host = afterPrefix(text, from, to);
        return host >= 0 && host < to && isHost(text.charAt(host));
    }

    /** Where the bare address that begins here ends before anything is given back; -1 if there is none. */
    static int urlEnd(String text, int from, int to) {
        if (!isUrl(text, from, to)) {
            return -1;
        }
        int end = from;
        while (end < to && text.charAt(end) != '<' && !Chars.isSpace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isHost(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '-';
    }

    private static int afterPrefix(String text, int from, int to) {
        switch (text.charAt(from) | 0x20) {
            case 'h':
                if (matches(text, from, to, "https://")) {
                    return from + 8;
                }
                return matches(text, from, to, "http://") ? from + 7 : -1;
            case 'f':
                return matches(text, from, to, "ftp://") ? from + 6 : -1;
            case 'w':
                return matches(text, from, to, "www.") ? from + 4 : -1;
            default:
                return -1;
        }
    }

    private static boolean matches(String text, int from, int to, String prefix) {
        return from + prefix.length() <= to && text.regionMatches(true, from, prefix, 0, prefix.length());
    }

    /** Gives back what ends a sentence: punctuation, an unbalanced bracket, a reference. */
    static int trimmed(String text, int from, int to) {
        int end = to;
        int group = from; // no further back than the end of the last pair of brackets
        for (int i = from; i < end; i++) {
            if (text.charAt(i) == '(') {
                int close = text.indexOf(')', i);
                if (close < 0 || close >= end) {
                    end = i;
                    break;
                }
                i = close;
                group = close + 1;
            }
        }
        while (end > group) {
            int reference = referenceBefore(text, from, end);
            if (reference >= 0) {
                end = reference;
            } else if (TRAILING.indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            } else {
                break;
            }
        }
        return end;
    }

    private static int referenceBefore(String text, int from, int end) {
        if (text.charAt(end - 1) != ';') {
            return -1;
        }
        int i = end - 2;
        while (i > from && Chars.isAsciiAlphanumeric(text.charAt(i))) {
            i--;
        }
        return i < end - 2 && i > from && text.charAt(i) == '&' ? i : -1;
    }

    /** Where the name before the {@code @} begins, as far as a bare mail address allows. */
    static int mailStart(String text, int from, int at) {
        int i = at;
        while (i > from && (Chars.isAsciiAlphanumeric(text.charAt(i - 1)) || "._+-".indexOf(text.charAt(i - 1)) >= 0)) {
            i--;
        }
        return i;
    }

    /** The end of the bare mail address whose {@code @} is at {@code at}; -1 if there is none. */
    static int mailEnd(String text, int at, int to) {
        int label = endOfLabel(text, at + 1, to);
        if (label == at + 1) {
            return -1;
        }
        int best = -1;
        while (label < to && text.charAt(label) == '.') {
            int start = label + 1;
            label = endOfLabel(text, start, to);
            for (int end = label; end > start; end--) {
                boolean letter = Chars.isAsciiAlphanumeric(text.charAt(end - 1));
                if (letter && (end == to || text.charAt(end) != '-' && text.charAt(end) != '_')) {
                    best = end;
                    break;
                }
            }
            if (label == start || !Chars.isAsciiAlphanumeric(text.charAt(label - 1))) {
                break;
            }
        }
        return best;
    }

    private static int endOfLabel(String text, int from, int to) {
        int i = from;
        while (i < to && (Chars.isWord(text.charAt(i)) || text.charAt(i) == '-')) {
            i++;
        }
        return i;
    }

    /** The end, with the {@code >}, of an address in angle brackets; -1 if there is none. */
    static int bracketedEnd(String text, int open, int to) {
        int i = open + 1;
        if (i < to && Chars.isAsciiLetter(text.charAt(i))) {
            int scheme = i + 1;
            while (scheme < to && isScheme(text.charAt(scheme))) {
                scheme++;
            }
            if (scheme < to && text.charAt(scheme) == ':' && scheme - i >= 2 && scheme - i <= 32) {
                int end = scheme + 1;
                while (end < to && isAddress(text.charAt(end))) {
                    end++;
                }
                if (end < to && text.charAt(end) == '>') {
                    return end + 1;
                }
            }
        }
        return bracketedMailEnd(text, open, to);
    }

    private static boolean isScheme(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '+' || c == '.' || c == '-';
    }

    private static boolean isAddress(char c) {
        return c > 0x1f && c != '<' && c != '>' && !Chars.isSpace(c);
    }

    private static int bracketedMailEnd(String text, int open, int to) {
        int at = open + 1;
        while (at < to && (Chars.isMail(text.charAt(at)) || text.charAt(at) == '^')) {
            at++;
        }
        if (at == open + 1 || at >= to || text.charAt(at) != '@') {
            return -1;
        }
        int i = at;
        int labels = 0;
        do {
            int start = i + 1;
            i = start;
            while (i < to && (Chars.isAsciiAlphanumeric(text.charAt(i)) || text.charAt(i) == '-')) {
                i++;
            }
            if (i == start || i - start > 63 || text.charAt(start) == '-' || text.charAt(i - 1) == '-') {
                return -1;
            }
            labels++;
        } while (i < to && text.charAt(i) == '.');
        return labels >= 2 && i < to && text.charAt(i) == '>' ? i + 1 : -1;
    }

    /** Whether a mail address in angle brackets begins here. */
    static boolean isBracketedMail(String text, int open, int to) {
        return bracketedMailEnd(text, open, to) > 0;
    }
}

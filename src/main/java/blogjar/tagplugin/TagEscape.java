package blogjar.tagplugin;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Puts tags, expressions and HTML comments of a raw text aside before Markdown sees it (hexo's
 * {@code PostRenderEscape.escapeAllSwigTags}). Not aware of Markdown but for inline code.
 *
 * <p>Time is proportional to the text: what was once found not to close is not looked through again.
 */
final class TagEscape {
    private final TracedText source;
    private final String text;
    private final Placeholders stored;
    private final TracedText.Builder out;
    private final Quotes variables = new Quotes('}');
    private final Quotes tags = new Quotes('%');
    private final Map<String, Boolean> ends = new HashMap<>();
    private final Set<String> unclosed = new HashSet<>();
    private boolean noEndRaw;
    private boolean noCommentEnd;
    private int plain;

    private TagEscape(TracedText source, Placeholders stored) {
        this.source = source;
        this.text = source.text();
        this.stored = stored;
        this.out = new TracedText.Builder(text.length());
    }

    /** Whether there is anything that looks like a tag, an expression or a comment of templates. */
    static boolean isNeeded(String text) {
        return hasPair(text, "{{", "}}") || hasPair(text, "{%", "%}") || hasPair(text, "{#", "#}");
    }

    private static boolean hasPair(String text, String open, String close) {
        int at = text.indexOf(open);
        return at >= 0 && text.indexOf(close, at + 3) >= 0;
    }

    static TracedText putAside(TracedText source, Placeholders stored) {
        return new TagEscape(source, stored).run();
    }

    private TracedText run() {
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            at = switch (c) {
                case '`' -> at > 0 && text.charAt(at - 1) == '\\' ? at + 1 : inlineCode(at);
                case '{' -> brace(at);
                case '<' -> text.startsWith("<!--", at) ? comment(at) : at + 1;
                default -> at + 1;
            };
        }
        flush(text.length());
        return out.build();
    }

    private void flush(int end) {
        out.append(source, plain, end);
        plain = end;
    }

    private void put(String placeholder, int start, int end) {
        flush(start);
        out.append(placeholder, -1);
        plain = end;
    }

    private TracedText slice(int start, int end) {
        TracedText.Builder slice = new TracedText.Builder(end - start);
        slice.append(source, start, end);
        return slice.build();
    }

    private int putTag(int start, int end) {
        put(stored.putTag(slice(start, end)), start, end);
        return end;
    }

    private int comment(int start) {
        int close = text.indexOf("-->", start + 4);
        int end = close < 0 ? text.length() : close + 3;
        put(stored.putComment(text.substring(start, end)), start, end);
        return end;
    }

    private int brace(int start) {
        char next = start + 1 < text.length() ? text.charAt(start + 1) : ' ';
        return switch (next) {
            case '{' -> variable(start);
            case '%' -> tag(start);
            case '#' -> templateComment(start);
            default -> start + 1;
        };
    }

    private int templateComment(int start) {
        int close = noCommentEnd ? -1 : text.indexOf("#}", start + 2);
        if (close < 0) {
            noCommentEnd = true;
            return start + 1;
        }
        put("", start, close + 2);
        return close + 2;
    }

    private int variable(int start) {
        int brace = variables.find(start + 2);
        if (brace < 0) {
            return start + 1;
        }
        boolean closes = brace + 1 < text.length() && text.charAt(brace + 1) == '}';
        return closes ? putTag(start, brace + 2) : brace + 1; // a single brace: no expression
    }

    private int tag(int start) {
        int percent = tags.find(start + 2);
        if (percent < 0) {
            return start + 1;
        }
        int end = percent + 2;
        String name = name(start + 2, percent);
        if (name.isEmpty() || !isClosedSomewhere(name)) {
            return putTag(start, end);
        }
        int blockEnd = blockEnd(name, end);
        return blockEnd < 0 ? end - 1 : putTag(start, blockEnd);
    }

    /** The first run of characters that are no blanks. */
    private String name(int from, int to) {
        int start = from;
        while (start < to && isBlank(text.charAt(start))) {
            start++;
        }
        int end = start;
        while (end < to && !isBlank(text.charAt(end))) {
            end++;
        }
        return text.substring(start, end);
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c >= '\t' && c <= '\r';
    }

    private boolean isClosedSomewhere(String name) {
        Boolean known = ends.get(name);
        if (known == null) {
            known = text.contains("end" + name);
            ends.put(name, known);
        }
        return known;
    }

    /** Behind the first tag that has {@code end<name>} in it, or a negative number. */
    private int blockEnd(String name, int from) {
        if (unclosed.contains(name)) {
            return -1;
        }
        String end = "end" + name;
        int word = text.indexOf(end, from);
        int open = text.indexOf("{%", from);
        int close = from;
        while (open >= 0 && word >= 0) {
            close = close < open + 2 ? text.indexOf("%}", open + 2) : close;
            if (close < 0) {
                break;
            }
            if (word < open + 2) {
                word = text.indexOf(end, open + 2);
            }
            if (word >= 0 && word + end.length() <= close) {
                return close + 2;
            }
            open = text.indexOf("{%", open + 1);
        }
        unclosed.add(name);
        return -1;
    }

    /** Code in backticks: ends at a run of at least as many, or not at all where a blank line comes first. */
    private int inlineCode(int start) {
        int ticks = run(start);
        int content = start; // where a backtrack goes to; moves behind raw blocks
        int at = start + ticks;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n' && text.startsWith("\n", at + 1)) {
                return Math.min(content + ticks, text.length());
            }
            if (c == '`') {
                int closing = run(at);
                at += closing;
                if (closing >= ticks) {
                    return at;
                }
            } else if (c == '{') {
                int end = rawEnd(at);
                if (end > 0) {
                    at = putTag(at, end);
                    content = end;
                } else {
                    at++;
                }
            } else {
                at++;
            }
        }
        return Math.min(content + ticks, text.length());
    }

    private int run(int start) {
        int at = start;
        while (at < text.length() && text.charAt(at) == '`') {
            at++;
        }
        return at - start;
    }

    /** Behind the raw block that begins at the brace, or a negative number. */
    private int rawEnd(int start) {
        int body = noEndRaw ? -1 : afterTag(start, "raw");
        if (body < 0) {
            return -1;
        }
        for (int at = text.indexOf("{%", start); at >= 0; at = text.indexOf("{%", at + 1)) {
            int end = afterTag(at, "endraw");
            if (end > 0) {
                return end;
            }
        }
        noEndRaw = true;
        return -1;
    }

    private int afterTag(int start, String name) {
        if (!text.startsWith("{%", start)) {
            return -1;
        }
        int at = skipSpaces(start + 2);
        if (!text.startsWith(name, at)) {
            return -1;
        }
        at = skipSpaces(at + name.length());
        return text.startsWith("%}", at) ? at + 2 : -1;
    }

    private int skipSpaces(int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at;
    }

    /** Looks for the mark that closes, outside of quotes. */
    private final class Quotes {
        private final char mark;
        /** For every place, in which of the three states of quotes the end of the text was reached from it. */
        private byte[] dead = {};

        Quotes(char mark) {
            this.mark = mark;
        }

        /**
         * The place of a closing {@code }} (alone or doubled) or of the percent sign of <code>%}</code>, or a negative
         * number.
         */
        int find(int from) {
            char quote = 0;
            for (int at = from; at < text.length(); at++) {
                if (at < dead.length && (dead[at] & bit(quote)) != 0) {
                    mark(from, at);
                    return -1;
                }
                char c = text.charAt(at);
                if (c == '"' || c == '\'') {
                    quote = quote == 0 ? c : quote == c ? 0 : quote;
                } else if (c == mark && quote == 0 && (mark == '}' || text.startsWith("}", at + 1))) {
                    return at;
                }
            }
            mark(from, text.length());
            return -1;
        }

        private void mark(int from, int to) {
            if (dead.length == 0) {
                dead = new byte[text.length()];
            }
            char quote = 0;
            for (int at = from; at < to; at++) {
                dead[at] |= (byte) bit(quote);
                char c = text.charAt(at);
                if (c == '"' || c == '\'') {
                    quote = quote == 0 ? c : quote == c ? 0 : quote;
                }
            }
        }

        private int bit(char quote) {
            return quote == 0 ? 1 : quote == '"' ? 2 : 4;
        }
    }
}

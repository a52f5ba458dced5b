package blogjar.markdown.kramed;

/** Text without tags, as striptags 2.2 takes them out, which hexo-util 0.6 uses. */
final class TagStripper {
    private enum State {
        TEXT,
        TAG,
        DECLARATION,
        COMMENT
    }

    private final String html;
    private final StringBuilder out;
    private State state = State.TEXT;
    private int depth;
    private char quote;

    private TagStripper(String html) {
        this.html = html;
        this.out = new StringBuilder(html.length());
    }

    static String strip(String html) {
        if (html.indexOf('<') < 0 && html.indexOf('>') < 0) {
            return html;
        }
        TagStripper stripper = new TagStripper(html);
        for (int i = 0; i < html.length(); i++) {
            stripper.read(i);
        }
        return stripper.out.toString();
    }

    private void read(int i) {
        char c = html.charAt(i);
        switch (c) {
            case '<' -> opened(i);
            case '>' -> closed(i);
            case '"', '\'' -> {
                if (state == State.TAG) {
                    quote = quote == c ? 0 : quote == 0 ? c : quote;
                }
                keep(c);
            }
            default -> {
                if (c == '!' && state == State.TAG && html.charAt(i - 1) == '<') {
                    state = State.DECLARATION;
                } else if (c == '-' && state == State.DECLARATION && html.startsWith("!-", i - 2)) {
                    state = State.COMMENT;
                } else if ((c | 0x20) == 'e'
                        && state == State.DECLARATION
                        && html.regionMatches(true, i - 6, "doctype", 0, 7)) {
                    state = State.TAG;
                } else {
                    keep(c);
                }
            }
        }
    }

    private void opened(int i) {
        if (quote != 0) {
            return;
        }
        if (html.startsWith(" ", i + 1)) {
            keep('<');
        } else if (state == State.TEXT) {
            state = State.TAG;
        } else if (state == State.TAG) {
            depth++;
        }
    }

    private void closed(int i) {
        if (depth > 0) {
            depth--;
        } else if (quote == 0) {
            if (state == State.TEXT) {
                keep('>');
            } else if (state != State.COMMENT || html.startsWith("--", i - 2)) {
                state = State.TEXT;
            }
        }
    }

    private void keep(char c) {
        if (state == State.TEXT) {
            out.append(c);
        }
    }
}

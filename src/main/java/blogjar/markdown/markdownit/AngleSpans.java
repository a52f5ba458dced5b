package blogjar.markdown.markdownit;

import java.util.regex.Pattern;

/** Spans in angle brackets: addresses and HTML. */
final class AngleSpans {
    private static final Pattern MAIL =
            Pattern.compile("[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]++@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?+"
                    + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?+)*+");
    private static final Pattern ADDRESS = Pattern.compile("[a-zA-Z][a-zA-Z0-9+.\\-]{1,31}:[^<>\\x00-\\x20]*+");

    private AngleSpans() {}

    static boolean address(InlineState state, boolean probe) {
        if (state.current() != '<') {
            return false;
        }
        int end = state.pos + 1;
        while (end < state.limit && state.text.charAt(end) != '<' && state.text.charAt(end) != '>') {
            end++;
        }
        if (end >= state.limit || state.text.charAt(end) != '>') {
            return false;
        }
        String address = state.text.substring(state.pos + 1, end);
        String href;
        if (ADDRESS.matcher(address).matches()) {
            href = Urls.normalize(address);
        } else if (address.length() < 1000 && MAIL.matcher(address).matches()) {
            href = Urls.normalize("mailto:" + address);
        } else {
            return false;
        }
        if (!Urls.isSafe(href)) {
            return false;
        }
        if (!probe) {
            push(state, href, Urls.readable(address));
        }
        state.pos = end + 1;
        return true;
    }

    /** Adds a link that the author did not mark as one. */
    static void push(InlineState state, String href, String text) {
        state.push(Token.Kind.LINK, "a", 1).with("href", href).info = "auto";
        state.pushText(text);
        state.push(Token.Kind.LINK, "a", -1).info = "auto";
    }

    static boolean html(InlineState state, boolean probe) {
        if (!state.parser.options.html() || state.current() != '<' || state.pos + 2 >= state.limit) {
            return false;
        }
        int end = state.tags.end(state.text, state.pos);
        if (end < 0) {
            return false;
        }
        if (!probe) {
            String tag = state.text.substring(state.pos, end);
            state.push(Token.Kind.HTML_SPAN, "", 0).content = tag;
            state.linkLevel += HtmlTags.opensLink(tag) ? 1 : HtmlTags.closesLink(tag) ? -1 : 0;
        }
        state.pos = end;
        return true;
    }
}

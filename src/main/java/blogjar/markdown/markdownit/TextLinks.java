package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;

/** Makes links of addresses that stand in text. */
final class TextLinks {
    private TextLinks() {}

    /** {@code scheme://} while spans are read, so that its marks are no emphasis. */
    static boolean span(InlineState state, boolean probe) {
        if (!state.parser.options.linkify() || state.linkLevel > 0) {
            return false;
        }
        int pos = state.pos;
        if (state.current() != ':' || pos + 3 > state.limit || !state.text.startsWith("://", pos)) {
            return false;
        }
        int scheme = schemeLength(state.pending);
        int length = scheme == 0 || scheme > pos ? 0 : state.links.schemeLink(pos - scheme);
        if (length <= scheme) {
            return false;
        }
        int end = pos - scheme + length;
        while (end > pos && state.text.charAt(end - 1) == '*') {
            end--;
        }
        String url = state.text.substring(pos - scheme, end);
        String href = Urls.normalize(url);
        if (!Urls.isSafe(href)) {
            return false;
        }
        if (!probe) {
            state.pending.setLength(state.pending.length() - scheme);
            AngleSpans.push(state, href, Urls.readable(url));
        }
        state.pos = end;
        return true;
    }

    /** How much of the end of a text may be a scheme. */
    private static int schemeLength(StringBuilder pending) {
        int start = pending.length();
        while (start > 0 && isSchemeChar(pending.charAt(start - 1))) {
            start--;
        }
        boolean good = start < pending.length() && Chars.isAsciiLetter(pending.charAt(start));
        return good ? pending.length() - start : 0;
    }

    private static boolean isSchemeChar(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '.' || c == '+' || c == '-';
    }

    /** All others, when the spans are read. */
    static void apply(Tree tree) {
        if (!tree.parser.options.linkify()) {
            return;
        }
        for (Token block : tree.texts()) {
            if (LinkFinder.mayHave(block.content)) {
                block.children = linked(block.spans());
            }
        }
    }

    private static List<Token> linked(List<Token> tokens) {
        List<List<Token>> reversed = new ArrayList<>();
        int htmlLinks = 0;
        for (int i = tokens.size() - 1; i >= 0; i--) {
            Token token = tokens.get(i);
            if (token.closes(Token.Kind.LINK)) {
                int open = i - 1;
                while (tokens.get(open).level != token.level
                        && !tokens.get(open).opens(Token.Kind.LINK)) {
                    open--;
                }
                reversed.add(tokens.subList(open, i + 1));
                i = open;
                continue;
            }
            if (token.is(Token.Kind.HTML_SPAN)) {
                htmlLinks -= HtmlTags.opensLink(token.content) && htmlLinks > 0 ? 1 : 0;
                htmlLinks += HtmlTags.closesLink(token.content) ? 1 : 0;
            }
            boolean plain = htmlLinks == 0 && token.is(Token.Kind.TEXT);
            boolean escaped = i > 0 && tokens.get(i - 1).is(Token.Kind.SPECIAL_TEXT);
            reversed.add(plain ? linked(token, escaped) : List.of(token));
        }
        List<Token> out = new ArrayList<>(tokens.size());
        for (int i = reversed.size() - 1; i >= 0; i--) {
            out.addAll(reversed.get(i));
        }
        return out;
    }

    /** @param escaped whether what stands right before the text was escaped, so that no link begins there */
    private static List<Token> linked(Token token, boolean escaped) {
        String text = token.content;
        List<LinkFinder.Link> links = new LinkFinder(text).all();
        List<Token> nodes = new ArrayList<>();
        int done = 0;
        for (LinkFinder.Link link : links) {
            String href = Urls.normalize(link.url());
            if (link.start() == 0 && escaped || !Urls.isSafe(href)) {
                continue;
            }
            if (link.start() > done) {
                nodes.add(at(token.level, Token.text(text.substring(done, link.start()))));
            }
            nodes.add(at(token.level, new Token(Token.Kind.LINK, "a", 1).with("href", href)));
            nodes.add(at(token.level + 1, Token.text(label(link, text.substring(link.start(), link.end())))));
            nodes.add(at(token.level, new Token(Token.Kind.LINK, "a", -1)));
            nodes.get(nodes.size() - 3).info = "auto";
            nodes.get(nodes.size() - 1).info = "auto";
            done = link.end();
        }
        if (nodes.isEmpty()) {
            return List.of(token);
        }
        if (done < text.length()) {
            nodes.add(at(token.level, Token.text(text.substring(done))));
        }
        return nodes;
    }

    private static Token at(int level, Token token) {
        token.level = level;
        return token;
    }

    private static String label(LinkFinder.Link link, String text) {
        String added = link.url().substring(0, link.url().length() - text.length());
        String read = Urls.readable(added + text);
        return added.isEmpty() || !read.startsWith(added) ? read : read.substring(added.length());
    }
}

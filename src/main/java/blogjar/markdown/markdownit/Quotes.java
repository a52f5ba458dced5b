package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;

/** Curly quotes for straight ones, by pairs. */
final class Quotes {
    private static final String APOSTROPHE = "\u2019";

    private final List<String> signs;
    private final List<Token> tokens;
    private final List<Open> stack = new ArrayList<>();
    /** How many double and single ones of them there are. */
    private final int[] waiting = new int[2];

    /** A quote that waits for its partner. */
    private record Open(int token, int pos, boolean single, int level) {}

    private Quotes(List<String> signs, List<Token> tokens) {
        this.signs = signs;
        this.tokens = tokens;
    }

    static void apply(Tree tree) {
        if (!tree.parser.options.typographer()) {
            return;
        }
        for (Token block : tree.texts()) {
            if (block.content.indexOf('"') >= 0 || block.content.indexOf('\'') >= 0) {
                new Quotes(tree.parser.options.quotes(), block.spans()).run();
            }
        }
    }

    private void run() {
        StringBuilder[] texts = new StringBuilder[tokens.size()];
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            int kept = stack.size();
            while (kept > 0 && stack.get(kept - 1).level() > token.level) {
                kept--;
            }
            cut(kept);
            if (token.is(Token.Kind.TEXT)) {
                texts[i] = new StringBuilder(token.content);
                read(i, texts);
            }
        }
        for (int i = 0; i < texts.length; i++) {
            if (texts[i] != null) {
                tokens.get(i).content = texts[i].toString();
            }
        }
    }

    private void cut(int size) {
        while (stack.size() > size) {
            waiting[stack.remove(stack.size() - 1).single() ? 1 : 0]--;
        }
    }

    private void read(int index, StringBuilder[] texts) {
        StringBuilder text = texts[index];
        int level = tokens.get(index).level;
        int pos = nextQuote(text, 0);
        while (pos >= 0) {
            char quote = text.charAt(pos);
            boolean single = quote == '\'';
            char before = pos > 0 ? text.charAt(pos - 1) : before(index, texts);
            char after = pos + 1 < text.length() ? text.charAt(pos + 1) : after(index);
            boolean punctuationBefore = Chars.isPunctuation(before);
            boolean punctuationAfter = Chars.isPunctuation(after);
            boolean spaceBefore = Chars.isWhitespace(before);
            boolean spaceAfter = Chars.isWhitespace(after);
            boolean opens = !spaceAfter && (!punctuationAfter || spaceBefore || punctuationBefore);
            boolean closes = !spaceBefore && (!punctuationBefore || spaceAfter || punctuationAfter);
            if (after == '"' && quote == '"' && Chars.isDigit(before)) {
                opens = false; // inches, twice
                closes = false;
            }
            if (opens && closes) {
                opens = punctuationBefore;
                closes = punctuationAfter;
            }
            int moved = closes ? close(index, pos, single, level, texts) : 0;
            if (moved > 0) {
                pos = nextQuote(text, pos + moved);
                continue;
            }
            if (opens) {
                stack.add(new Open(index, pos, single, level));
                waiting[single ? 1 : 0]++;
            } else if (single) {
                set(text, pos, APOSTROPHE);
            }
            pos = nextQuote(text, pos + 1);
        }
    }

    /** Sets both signs of a pair; how far behind it the reading goes on, 0 where no partner waits. */
    private int close(int index, int pos, boolean single, int level, StringBuilder[] texts) {
        for (int j = waiting[single ? 1 : 0] > 0 ? stack.size() - 1 : -1;
                j >= 0 && stack.get(j).level() >= level;
                j--) {
            Open open = stack.get(j);
            if (open.single() == single && open.level() == level) {
                String opening = signs.get(single ? 2 : 0);
                String closing = signs.get(single ? 3 : 1);
                set(texts[index], pos, closing);
                set(texts[open.token()], open.pos(), opening);
                cut(j);
                return closing.length() + (open.token() == index ? opening.length() - 1 : 0);
            }
        }
        return 0;
    }

    private static void set(StringBuilder text, int pos, String sign) {
        if (sign.length() == 1) {
            text.setCharAt(pos, sign.charAt(0)); // moves nothing
        } else {
            text.replace(pos, pos + 1, sign);
        }
    }

    private static int nextQuote(StringBuilder text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) == '"' || text.charAt(i) == '\'') {
                return i;
            }
        }
        return -1;
    }

    private char before(int index, StringBuilder[] texts) {
        for (int j = index - 1; j >= 0; j--) {
            Token token = tokens.get(j);
            if (token.is(Token.Kind.SOFT_BREAK) || token.is(Token.Kind.HARD_BREAK)) {
                return ' ';
            }
            CharSequence content = texts[j] == null ? token.content : texts[j];
            if (content.length() > 0) {
                return content.charAt(content.length() - 1);
            }
        }
        return ' ';
    }

    private char after(int index) {
        for (int j = index + 1; j < tokens.size(); j++) {
            Token token = tokens.get(j);
            if (token.is(Token.Kind.SOFT_BREAK) || token.is(Token.Kind.HARD_BREAK)) {
                return ' ';
            }
            if (!token.content.isEmpty()) {
                return token.content.charAt(0);
            }
        }
        return ' ';
    }
}

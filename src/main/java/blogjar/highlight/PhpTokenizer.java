package blogjar.highlight;

/** PHP alone, or within HTML. */
final class PhpTokenizer implements Tokenizer {
    private final Tokenizer script;
    private final Tokenizer markup;

    PhpTokenizer(Tokenizer script, Grammars grammars) {
        this.script = script;
        this.markup = new MarkupTokenizer(grammars);
    }

    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        int at = from;
        int open = Chars.find(code, "<?", from, to);
        if (open < 0) {
            script.write(from, to, out);
            return;
        }
        while (open >= 0) {
            markup.write(at, open, out);
            int start = code.startsWith("<?php", open) ? open + 5 : code.startsWith("<?=", open) ? open + 3 : open + 2;
            out.token(TokenKind.META, open, Math.min(start, to));
            int close = Chars.find(code, "?>", start, to);
            script.write(Math.min(start, to), close < 0 ? to : close, out);
            at = close < 0 ? to : close + 2;
            out.token(TokenKind.META, close < 0 ? to : close, at);
            open = Chars.find(code, "<?", at, to);
        }
        markup.write(at, to, out);
    }
}

package blogjar.highlight;

/** What was typed in a terminal, behind prompts, and what came back; without any prompt, a script. */
final class SessionTokenizer implements Tokenizer {
    private static final int LONGEST_PROMPT = 60;

    private final Tokenizer script;

    SessionTokenizer(Tokenizer script) {
        this.script = script;
    }

    @Override
    public void write(int from, int to, TokenWriter out) {
        String code = out.code();
        if (!hasPrompt(code, from, to)) {
            script.write(from, to, out);
            return;
        }
        int line = from;
        boolean continued = false;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            int command = continued ? line : promptEnd(code, line, end);
            out.token(TokenKind.META, line, command);
            if (command > line || continued) {
                script.write(command, end, out);
                continued = end > command && code.charAt(end - 1) == '\\';
            } else {
                out.text(line, end);
            }
            out.text(end, Math.min(to, end + 1));
            line = end + 1;
        }
    }

    private static boolean hasPrompt(String code, int from, int to) {
        int line = from;
        while (line < to) {
            int end = Chars.lineEnd(code, line, to);
            int prompt = promptEnd(code, line, end);
            if (prompt > line + 2 || prompt > line && code.charAt(line) != '#') {
                return true;
            }
            line = end + 1;
        }
        return false;
    }

    /** Behind {@code user@host:~$ } and the like, or {@code from} where there is none. */
    private static int promptEnd(String code, int from, int to) {
        int last = Math.min(to, from + LONGEST_PROMPT);
        for (int at = from; at < last; at++) {
            char c = code.charAt(at);
            if ("$#%>".indexOf(c) >= 0) {
                boolean alone = at == from;
                boolean named = code.charAt(from) == '[' || Chars.find(code, "@", from, at) > 0;
                return at + 1 < to && code.charAt(at + 1) == ' ' && (alone || named) ? at + 2 : from;
            }
            if (!Chars.isWord(c) && "@:~/.-[]() ".indexOf(c) < 0) {
                return from;
            }
        }
        return from;
    }
}

package blogjar.highlight;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Code in pieces, with the scopes that are around them. */
final class Tokens {
    /** Receives tokens in their order. */
    interface Writer {
        void open(String scope);

        void text(String text);

        void close();
    }

    private enum Kind {
        OPEN,
        TEXT,
        CLOSE,
        OTHERS
    }

    /** @param scope name of the scope for OPEN, and for OTHERS, where null stands for none */
    private record Token(
            Kind kind, @Nullable String scope, @Nullable Tokens others) {}

    private static final Token END = new Token(Kind.CLOSE, null, null);

    private final List<Token> tokens = new ArrayList<>();
    private int depth;

    void open(String scope) {
        tokens.add(new Token(Kind.OPEN, scope, null));
        depth++;
    }

    void close() {
        if (depth > 0) {
            tokens.add(END);
            depth--;
        }
    }

    void closeAll() {
        while (depth > 0) {
            close();
        }
    }

    void text(String text) {
        if (!text.isEmpty()) {
            tokens.add(new Token(Kind.TEXT, text, null));
        }
    }

    /** Adds what was read in another language. */
    void add(Tokens others, @Nullable String language) {
        tokens.add(new Token(Kind.OTHERS, language == null ? null : "language:" + language, others));
    }

    void writeTo(Writer out) {
        int open = 0;
        for (Token token : tokens) {
            String word = token.scope;
            if (token.others != null) {
                if (word != null) {
                    out.open(word);
                }
                token.others.writeTo(out);
                if (word != null) {
                    out.close();
                }
            } else if (word == null) {
                out.close();
                open--;
            } else if (token.kind == Kind.OPEN) {
                out.open(word);
                open++;
            } else {
                out.text(word);
            }
        }
        for (; open > 0; open--) {
            out.close();
        }
    }
}

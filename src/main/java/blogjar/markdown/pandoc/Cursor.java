package blogjar.markdown.pandoc;

/** A text that is read from its beginning, and what it has become so far: HTML, and text without any. */
final class Cursor {
    final String text;
    final StringBuilder html = new StringBuilder();
    final StringBuilder plain = new StringBuilder();
    int at;

    /** Where the last word ended, or -1. */
    int wordEnd = -1;

    Cursor(String text) {
        this.text = text;
    }

    /** The character so far ahead; NUL behind the end. */
    char peek(int ahead) {
        return at + ahead < text.length() ? text.charAt(at + ahead) : '\0';
    }

    void literal(String part) {
        html.append(Escape.text(part));
        plain.append(part);
        at += part.length();
    }

    /** @param length of what the character stands for */
    void literal(char c, int length) {
        Escape.append(c, html);
        plain.append(c);
        at += length;
    }
}

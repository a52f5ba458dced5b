package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;

/** Attributes between braces, {@code {.class #id name=value}}, or between what is set instead of braces. */
final class CurlyBraces {
    private final String left;
    private final String right;
    private final List<String> allowed;
    private final List<String> allowedValues;

    CurlyBraces(Settings options) {
        this.left = options.text("leftDelimiter", "{");
        this.right = options.text("rightDelimiter", "}");
        this.allowed = texts(options.list("allowedAttributes"));
        this.allowedValues = texts(options.list("allowedAttributeValues"));
    }

    private static List<String> texts(List<Object> values) {
        return values.stream().map(Object::toString).toList();
    }

    String left() {
        return left;
    }

    String right() {
        return right;
    }

    /** Adds to a token the attributes between the brace at an offset and the next that closes. */
    void addTo(Token token, String text, int brace) {
        for (Token.Attribute attribute : attributes(text, brace)) {
            boolean named = allowed.isEmpty() || allowed.contains(attribute.name());
            if (named && (allowedValues.isEmpty() || allowedValues.contains(attribute.value()))) {
                String before = isJoined(attribute.name()) ? token.attribute(attribute.name()) : null;
                token.with(attribute.name(), before == null ? attribute.value() : before + " " + attribute.value());
            }
        }
    }

    private static boolean isJoined(String name) {
        return name.equals("class") || name.equals("css-module");
    }

    private List<Token.Attribute> attributes(String text, int brace) {
        List<Token.Attribute> attributes = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        StringBuilder value = new StringBuilder();
        boolean inKey = true;
        boolean quoted = false;
        for (int i = brace + left.length(); i < text.length(); i++) {
            if (!quoted && text.startsWith(right, i)) {
                if (key.length() > 0) {
                    attributes.add(new Token.Attribute(key.toString(), value.toString()));
                }
                break;
            }
            char c = text.charAt(i);
            boolean quote = isQuote(text, i);
            if (c == '=' && inKey) {
                inKey = false;
            } else if ((c == '.' || c == '#') && key.length() == 0) {
                boolean module = c == '.' && text.startsWith(".", i + 1);
                key.append(c == '#' ? "id" : module ? "css-module" : "class");
                i += module ? 1 : 0;
                inKey = false;
            } else if (quote && (quoted || value.length() == 0)) {
                quoted = !quoted;
            } else if (c == ' ' && !quoted) {
                if (key.length() > 0) {
                    attributes.add(new Token.Attribute(key.toString(), value.toString()));
                    key.setLength(0);
                    value.setLength(0);
                    inKey = true;
                }
            } else if (!inKey) {
                value.append(c);
            } else if ("\t\n\f />\"'=".indexOf(c) < 0) {
                key.append(c);
            }
        }
        return attributes;
    }

    /** Whether a text begins with attributes. */
    boolean begin(String text) {
        if (!isLongEnough(text) || !text.startsWith(left)) {
            return false;
        }
        int end = findRight(text, left.length() + 1);
        if (end < 0) {
            return false;
        }
        int next = end + right.length();
        boolean closesTwice = next < text.length() && right.indexOf(text.charAt(next)) >= 0;
        return !closesTwice && isFilled(text, 0, end);
    }

    /** Whether a text ends with attributes. */
    boolean end(String text) {
        int start = isLongEnough(text) ? lastLeft(text) : -1;
        int end = start < 0 ? -1 : findRight(text, start + left.length() + 1);
        return end >= 0 && end == text.length() - right.length() && isFilled(text, start, end);
    }

    /** Whether a text is nothing but attributes. */
    boolean fill(String text) {
        return isLongEnough(text)
                && text.startsWith(left)
                && text.endsWith(right)
                && isFilled(text, 0, text.length() - right.length());
    }

    private boolean isLongEnough(String text) {
        return text.length() > left.length() + right.length();
    }

    private boolean isFilled(String text, int start, int end) {
        int first = start + left.length();
        boolean marked = first < text.length() && (text.charAt(first) == '.' || text.charAt(first) == '#');
        return end - first >= (marked ? 2 : 1);
    }

    /** The brace that opens last, outside of quotes; -1 for none. */
    int lastLeft(String text) {
        int found = -1;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            if (isQuote(text, i)) {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(left, i)) {
                found = i;
            }
        }
        return found;
    }

    private int findRight(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
            if (isQuote(text, i)) {
                quoted = !quoted;
            } else if (!quoted && text.startsWith(right, i)) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isQuote(String text, int at) {
        if (text.charAt(at) != '"') {
            return false;
        }
        int backslash = at - 1;
        while (backslash >= 0 && text.charAt(backslash) == '\\') {
            backslash--;
        }
        return (at - backslash) % 2 == 1;
    }

    /** A text without the attributes at its end and one blank before them. */
    String withoutEnd(String text) {
        String kept = text.substring(0, lastLeft(text));
        return kept.endsWith(" ") ? kept.substring(0, kept.length() - 1) : kept;
    }
}

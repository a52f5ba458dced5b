package blogjar.markdown.pandoc;

import org.jspecify.annotations.Nullable;

/** Headings. */
final class Headings {
    private Headings() {}

    /** The heading that a line with {@code #} is; null where it is none. */
    static Block.@Nullable Heading marked(String line, PandocOptions options) {
        int marks = 0;
        while (marks < line.length() && line.charAt(marks) == '#') {
            marks++;
        }
        boolean apart = marks < line.length() && line.charAt(marks) == ' ' || !options.has("space_in_atx_header");
        if (marks == 0 || marks > 6 || !apart && marks < line.length()) {
            return null;
        }
        return of(marks, line.substring(marks).trim(), options);
    }

    /** The heading of a text, with its attributes and without marks at its end. */
    static Block.Heading of(int level, String line, PandocOptions options) {
        int braces = line.endsWith("}") ? line.lastIndexOf(" {") : -1;
        Attributes attributes =
                braces < 0 || !options.has("header_attributes") ? null : Attributes.parse(line.substring(braces));
        String text = attributes == null ? line : line.substring(0, braces).stripTrailing();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '#') {
            end--;
        }
        if (end < text.length() && (end == 0 || text.charAt(end - 1) == ' ')) {
            text = text.substring(0, end).stripTrailing();
        }
        return new Block.Heading(level, text, attributes == null ? Attributes.NONE : attributes);
    }
}

package blogjar.tagplugin;

import blogjar.tagplugin.nunjucks.Values;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How one block of code is to be shown.
 *
 * @param language as typed, or null
 * @param caption HTML, or null
 * @param lineNumber whether lines are numbered, or null where the config says so
 * @param lineThreshold number of lines up to which there are no numbers; 0 where the config says so
 * @param firstLine number of the first line
 * @param inlineFirstLine the number in {@code =5}, or null
 * @param languageAttribute whether the language is shown as an attribute, or null where the config says so
 * @param marks lines to mark
 */
record CodeOptions(
        @Nullable String language,
        @Nullable String caption,
        @Nullable Boolean lineNumber,
        double lineThreshold,
        double firstLine,
        @Nullable String inlineFirstLine,
        @Nullable Boolean languageAttribute,
        List<Marks> marks) {

    /** The options that are written {@code key:value}. */
    static final List<String> KEYS =
            List.of("line_number", "line_threshold", "first_line", "wrap", "mark", "language_attr", "highlight");

    private static final int MOST_LISTED = 10_000;

    /** Lines from {@code first} to {@code last}, in steps of one. */
    record Marks(double first, double last) {
        boolean contains(double line) {
            return line >= first && line <= last && (line - first) % 1 == 0;
        }
    }

    boolean isMarked(double line) {
        for (Marks mark : marks) {
            if (mark.contains(line)) {
                return true;
            }
        }
        return false;
    }

    /** All marked lines, as Prism's plugin wants them: {@code 1,3,4}. */
    String markList() {
        StringBuilder out = new StringBuilder();
        int left = MOST_LISTED;
        for (Marks mark : marks) {
            for (double line = mark.first; line <= mark.last && left > 0; line++, left--) {
                out.append(out.length() == 0 ? "" : ",").append(Values.text(line));
            }
        }
        return out.toString();
    }

    /** Gathers what a fence or a tag says. */
    static final class Builder {
        private @Nullable String language;
        private @Nullable String caption;
        private @Nullable Boolean lineNumber;
        private double lineThreshold;
        private double firstLine = 1;
        private @Nullable String inlineFirstLine;
        private @Nullable Boolean languageAttribute;
        private final List<Marks> marks = new ArrayList<>(2);

        void language(String value) {
            language = value.isEmpty() ? null : value;
        }

        void caption(String html) {
            caption = html;
        }

        void inlineFirstLine(String value) {
            inlineFirstLine = value;
        }

        /** Takes an option; false where there is none of this name. */
        boolean set(String key, String value) {
            switch (key) {
                case "line_number" -> lineNumber = value.equals("true");
                case "language_attr" -> languageAttribute = value.equals("true");
                case "line_threshold" -> lineThreshold = numberOr(value, lineThreshold);
                case "first_line" -> firstLine = numberOr(value, firstLine);
                case "mark" -> mark(value);
                case "wrap" -> {} // Hexo reads it and goes by the config
                default -> {
                    return false;
                }
            }
            return true;
        }

        private static double numberOr(String value, double otherwise) {
            double number = Values.number(value);
            return Double.isNaN(number) ? otherwise : number;
        }

        private void mark(String value) {
            for (String part : value.split(",", -1)) {
                int hyphen = part.indexOf('-');
                if (hyphen >= 0) {
                    double a = Values.number(part.substring(0, hyphen));
                    double b = Values.number(part.substring(hyphen + 1));
                    if (Double.isNaN(a) || Double.isNaN(b)) {
                        continue;
                    }
                    marks.add(new Marks(Math.min(a, b), Math.max(a, b)));
                }
                double one = Values.number(part);
                if (!Double.isNaN(one)) {
                    marks.add(new Marks(one, one));
                }
            }
        }

        CodeOptions build() {
            return new CodeOptions(
                    language,
                    caption,
                    lineNumber,
                    lineThreshold,
                    firstLine,
                    inlineFirstLine,
                    languageAttribute,
                    List.copyOf(marks));
        }
    }
}

package blogjar.tagplugin.nunjucks;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A regular expression of a template: <code>r/pattern/g</code>.
 *
 * @param everywhere whether a replacement is made more than once
 */
record Regex(Pattern pattern, boolean everywhere) {
    @Override
    public String toString() {
        return "/" + pattern.pattern() + "/" + (everywhere ? "g" : "");
    }

    String replace(String text, String replacement) {
        Matcher matcher = pattern.matcher(text);
        String java = replacement.replace("\\", "\\\\").replaceAll("\\$(?![0-9])", "\\\\\\$");
        long groups = replacement.chars().filter(c -> c == '$').count();
        StringBuilder out = new StringBuilder(text.length());
        try {
            while (matcher.find()) {
                Bounds.text(out.length() + groups * (matcher.end() - matcher.start()));
                matcher.appendReplacement(out, java);
                Bounds.text(out.length());
                if (!everywhere) {
                    break;
                }
            }
            return matcher.appendTail(out).toString();
        } catch (IndexOutOfBoundsException e) {
            throw new TemplateException("the replacement '" + replacement + "' names a group that is not there");
        }
    }
}

package blogjar.deploy;

import blogjar.text.MomentFormat;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a commit, with the time where it asks for it ({@code message} of hexo-deployer-git). */
final class CommitMessage {
    private static final String USUAL = "Site updated: {{ now('YYYY-MM-DD HH:mm:ss') }}";
    private static final String BARE = "YYYY-MM-DDTHH:mm:ssZ";
    private static final Pattern NOW =
            Pattern.compile("\\{\\{-?\\s*now\\(\\s*(?:'([^']*)'|\"([^\"]*)\")?\\s*\\)\\s*-?}}");

    private CommitMessage() {}

    /** @param template empty for the usual one */
    static String of(String template, ZonedDateTime now) {
        return NOW.matcher(template.isBlank() ? USUAL : template).replaceAll(found -> {
            String format = found.group(1) == null ? found.group(2) : found.group(1);
            return Matcher.quoteReplacement(new MomentFormat(format == null ? BARE : format, "en").print(now));
        });
    }
}

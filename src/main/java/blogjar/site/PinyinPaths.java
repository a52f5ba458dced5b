package blogjar.site;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.text.Transliteration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** Paths of posts in ASCII (hexo-permalink-pinyin 1.1.0): between slashes and dots, each part is a slug. */
final class PinyinPaths {
    private final boolean enabled;
    private final @Nullable Pattern exclude;
    private final String separator;
    private final boolean lower;

    PinyinPaths(Config config, Problems problems) {
        this.enabled =
                config.plugins().mayHave("hexo-permalink-pinyin") && config.flag("permalink_pinyin.enable", false);
        this.separator = config.text("permalink_pinyin.separator", "-");
        this.lower = config.flag("permalink_pinyin.lowercase", true);
        this.exclude = enabled ? pattern(config, problems) : null;
    }

    private static @Nullable Pattern pattern(Config config, Problems problems) {
        String text = config.text("permalink_pinyin.exclude");
        try {
            return text.isEmpty() ? null : Pattern.compile(text);
        } catch (PatternSyntaxException broken) {
            problems.add(Problem.notice("permalink_pinyin.exclude is no regular expression: " + broken.getDescription())
                    .at(config.place("permalink_pinyin.exclude"))
                    .fix("correct it; no post is excluded until then"));
            return null;
        }
    }

    String of(String path) {
        if (!enabled || exclude != null && exclude.matcher(path).find()) {
            return path;
        }
        List<String> folders = new ArrayList<>();
        for (String folder : path.split("/", -1)) {
            List<String> parts = new ArrayList<>();
            for (String part : folder.split("\\.", -1)) {
                parts.add(Transliteration.slug(part, separator, lower));
            }
            folders.add(String.join(".", parts));
        }
        return String.join("/", folders);
    }
}

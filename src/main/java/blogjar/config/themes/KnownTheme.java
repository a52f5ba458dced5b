package blogjar.config.themes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** A theme of Hexo whose settings are known. */
public enum KnownTheme {
    FLUID("Fluid", "fluid_config"),
    NEXT("NexT", "next"),
    BUTTERFLY("Butterfly", "butterfly", "favicon"),
    ICARUS("Icarus", ""),
    VOLANTIS("Volantis", "volantis", "favicon", "import", "google_analytics_key", "baidu_analytics_key"),
    STELLAR("Stellar", "", "favicon", "avatar", "inject");

    private final String title;
    private final String data;
    private final Set<String> ofBlog;

    KnownTheme(String title, String data, String... ofBlog) {
        this.title = title;
        this.data = data;
        this.ofBlog = Set.of(ofBlog);
    }

    /**
     * The theme that a name of a folder or a package stands for: {@code next}, {@code hexo-theme-next}, and those that
     * somebody changed and gave a longer name, {@code my-next}.
     *
     * @param name the value of {@code theme}
     */
    public static Optional<KnownTheme> named(String name) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[^a-z]+"));
        for (KnownTheme theme : values()) {
            if (words.contains(theme.key())) {
                return Optional.of(theme);
            }
        }
        return Optional.empty();
    }

    /** Its name as its authors write it. */
    public String title() {
        return title;
    }

    /** Its name in {@code settings.tsv}. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The data file of the blog, without extension, that it takes settings from; empty for none. */
    public String data() {
        return data;
    }

    /** The settings that it has in the blog's {@code _config.yml}, beside those of Hexo. */
    public Set<String> ofBlog() {
        return ofBlog;
    }
}

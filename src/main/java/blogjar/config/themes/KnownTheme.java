package blogjar.config.themes;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A theme of Hexo whose settings are known. */
public enum KnownTheme {
    FLUID("Fluid", "fluid_config"),
    NEXT("NexT", "next"),
    BUTTERFLY("Butterfly", "butterfly"),
    ICARUS("Icarus", ""),
    VOLANTIS("Volantis", "volantis"),
    STELLAR("Stellar", "");

    private final String title;
    private final String data;

    KnownTheme(String title, String data) {
        this.title = title;
        this.data = data;
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
}

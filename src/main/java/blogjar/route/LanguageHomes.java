package blogjar.route;

import blogjar.config.Config;
import blogjar.site.Post;
import blogjar.site.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The home pages of a blog in several languages, each with a feed.
 *
 * <p>With {@code i18n_home: true} the first language has the blog's own, and every other of which there are posts one in its
 * folder by {@code i18n_dir}. With hexo-generator-index-i18n 1.0 each of {@code language} has one in its folder, and the blog's own lists the
 * posts of all, or with {@code index_generator.single_language_index} those of the first.
 */
public final class LanguageHomes {
    private static final String PLUGIN = "hexo-generator-index-i18n";

    /** What can be a folder; other words in {@code lang} make no home page. */
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9]{1,8}([-_][A-Za-z0-9]{1,8})*");

    private final List<Home> homes;
    private final Predicate<String> ofRoot;

    /**
     * A home page.
     *
     * @param lang as its posts have it
     * @param folder of the language, with a slash at the end; empty for the blog's own
     * @param path of its first page, with a slash at the end or empty
     */
    public record Home(String lang, String folder, String path) {}

    private LanguageHomes(List<Home> homes, Predicate<String> ofRoot) {
        this.homes = List.copyOf(homes);
        this.ofRoot = ofRoot;
    }

    /** Those of a site; none where it has one language only, or does not ask for them. */
    public static LanguageHomes of(Site site) {
        Config config = site.config();
        boolean wanted = config.flag("i18n_home", false);
        if (!wanted && !config.plugins().has(PLUGIN)) {
            return new LanguageHomes(List.of(), lang -> true);
        }
        String first = config.language();
        Set<String> spoken = new Listed(site)
                .onHome()
                .map(Post::lang)
                .filter(lang -> TAG.matcher(lang).matches())
                .collect(Collectors.toCollection(TreeSet::new));
        List<String> languages = new ArrayList<>(config.languages());
        languages.removeIf(lang -> !spoken.contains(lang) || lang.equals("default"));
        if (wanted) {
            spoken.removeAll(languages);
            spoken.remove(first);
            languages.remove(first);
            languages.addAll(spoken);
            List<Home> homes = new ArrayList<>(List.of(home(config, first, "")));
            languages.forEach(lang -> homes.add(home(config, lang, folder(config, lang))));
            return homes.size() > 1
                    ? new LanguageHomes(homes, lang -> !languages.contains(lang))
                    : new LanguageHomes(List.of(), lang -> true);
        }
        boolean single = config.flag("index_generator.single_language_index", false) && !first.equals("default");
        return new LanguageHomes(
                languages.stream()
                        .distinct()
                        .map(lang -> home(config, lang, folder(config, lang)))
                        .toList(),
                lang -> !single || lang.equals(first));
    }

    private static Home home(Config config, String lang, String folder) {
        String path = config.text("index_generator.path");
        return new Home(lang, folder, folder + (path.isEmpty() || path.endsWith("/") ? path : path + "/"));
    }

    private static String folder(Config config, String lang) {
        String folder = config.text("i18n_dir", ":lang").replace(":lang", lang);
        return folder.endsWith("/") ? folder : folder + "/";
    }

    /** In the order of {@code language}, then of the alphabet. */
    public List<Home> all() {
        return homes;
    }

    /** Those that are not the blog's own home page. */
    List<Home> inFolders() {
        return homes.stream().filter(home -> !home.folder().isEmpty()).toList();
    }

    /** Path of the home page for who reads a page of a language: the blog's own where that language has none. */
    public String pathFor(String lang) {
        return homes.stream()
                .filter(home -> home.lang().equals(lang))
                .map(Home::path)
                .findFirst()
                .orElse("");
    }

    /** The language that a feed is of; empty for that of a blog whose posts of all languages it has. */
    public Optional<String> language(Feeds.Place feed) {
        return feed.home() != null
                ? Optional.of(feed.home().lang())
                : homes.stream()
                        .filter(home -> home.folder().isEmpty())
                        .map(Home::lang)
                        .findFirst();
    }

    /** Those of some posts that the blog's own home page and feed have. */
    List<Post> ofRoot(List<Post> posts) {
        return posts.stream().filter(post -> ofRoot.test(post.lang())).toList();
    }

    /** Those of a language. */
    static List<Post> of(String lang, List<Post> posts) {
        return posts.stream().filter(post -> post.lang().equals(lang)).toList();
    }

    /** Whether the generator of the plugin alone makes lists, so that a page of the blog's own may stand at its root. */
    static boolean isRootFree(Config config) {
        return config.plugins().has(PLUGIN)
                && !config.plugins().has("hexo-generator-index")
                && !config.flag("index_generator.single_language_index", false);
    }
}

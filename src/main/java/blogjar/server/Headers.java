package blogjar.server;

import blogjar.config.Config;
import blogjar.text.PathPattern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each response carries besides what it is about.
 *
 * @param rules the fields by path; a later one goes over an earlier one
 * @param hsts for how long browsers shall ask by HTTPS only
 * @param csp what pages may load and run
 */
public record Headers(List<FieldRule> rules, Hsts hsts, Csp csp) {
    /** Read-only and public as they are, so any site's script may read them, as a feed reader in a browser does. */
    private static final List<String> OPEN_TO_SCRIPTS = List.of(
            "atom.xml",
            "rss.xml",
            "rss2.xml",
            "feed.xml",
            "sitemap.xml",
            "feed.json",
            "search.xml",
            "local-search.xml",
            "search.json",
            "content.json");

    /** What holds where a blog says nothing. */
    public static final Headers USUAL = new Headers(openTo(OPEN_TO_SCRIPTS), Hsts.USUAL, Csp.USUAL);

    public Headers {
        rules = List.copyOf(rules);
    }

    /** @throws blogjar.diagnostic.ProblemException where {@code server.headers}, {@code server.hsts} or {@code server.csp} holds what can't be sent */
    public static Headers of(Config config) {
        Set<String> open = new LinkedHashSet<>(OPEN_TO_SCRIPTS);
        for (String key : List.of("feed.path", "search.path")) {
            config.texts(key).forEach(path -> open.add(path.startsWith("/") ? path.substring(1) : path));
        }
        List<FieldRule> rules = new ArrayList<>(openTo(open));
        rules.addAll(new HeaderSettings(config).rules());
        return new Headers(rules, Hsts.of(config), Csp.of(config));
    }

    /** Settings of no file: fields for all paths. */
    static Headers of(Map<String, String> fields) {
        return of(new Config(Map.of("server", Map.of("headers", fields)), Map.of()));
    }

    private static List<FieldRule> openTo(Iterable<String> paths) {
        List<FieldRule> rules = new ArrayList<>();
        paths.forEach(path -> rules.add(new FieldRule(PathPattern.of(path), "Access-Control-Allow-Origin", "*")));
        return rules;
    }
}

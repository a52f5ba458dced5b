package blogjar.route;

import blogjar.config.Config;
import java.util.Optional;

/**
 * {@code robots.txt} by hexo-generator-robotstxt 0.2.0 ({@code robotstxt.*}). A blog without that key has one that lets
 * everybody in and names its sitemap; none where the blog is in a folder of its host, as crawlers ask at the root only.
 */
final class RobotsTxt {
    private RobotsTxt() {}

    static Optional<Route.Text> of(Config config) {
        Object given = config.get("robotstxt");
        if (Boolean.FALSE.equals(given)
                || given == null && !config.links().root().equals("/")) {
            return Optional.empty();
        }
        String agent = config.text("robotstxt.useragent");
        StringBuilder out = new StringBuilder("User-agent: ")
                .append(agent.isEmpty() ? "*" : agent)
                .append('\n');
        lines(out, "Disallow: ", config, "robotstxt.disallow");
        lines(out, "Allow: ", config, "robotstxt.allow");
        if (given == null) {
            Sitemaps.paths(config).stream()
                    .limit(1)
                    .forEach(path -> out.append("Sitemap: ")
                            .append(config.links().fullUrlFor(path))
                            .append('\n'));
        }
        lines(out, "Sitemap: ", config, "robotstxt.sitemap");
        return Optional.of(new Route.Text("robots.txt", out.toString()));
    }

    private static void lines(StringBuilder out, String field, Config config, String key) {
        config.texts(key).forEach(value -> out.append(field).append(value).append('\n'));
    }
}

package blogjar.migrate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;

/** The paths in the sitemap of a live site, and in those that it names (sitemaps.org, protocol 0.9). */
final class Sitemaps {
    private static final String FIRST = "sitemap.xml";
    private static final int MOST = 50;

    private Sitemaps() {}

    /** Empty where there is no sitemap, or none that can be read. */
    static Set<String> paths(SiteClient client, SiteAddress site) {
        Set<String> paths = new TreeSet<>();
        Set<String> seen = new TreeSet<>(Set.of(FIRST));
        Deque<String> left = new ArrayDeque<>(seen);
        while (!left.isEmpty()) {
            Document sitemap = read(client, site, left.remove());
            for (Element place : sitemap.select("url > loc")) {
                path(site, place).ifPresent(paths::add);
            }
            for (Element place : sitemap.select("sitemap > loc")) {
                path(site, place)
                        .filter(path -> seen.size() < MOST && seen.add(path))
                        .ifPresent(left::add);
            }
        }
        return paths;
    }

    private static Optional<String> path(SiteAddress site, Element place) {
        return SiteAddress.parse(place.text()).flatMap(site::path);
    }

    private static Document read(SiteClient client, SiteAddress site, String path) {
        try {
            SiteClient.Answer answer = client.ask(
                    "GET", site.address(path), next -> site.path(next).isPresent());
            if (answer.isThere() && !answer.isHtml()) {
                return Jsoup.parse(new ByteArrayInputStream(answer.body()), null, "", Parser.xmlParser());
            }
        } catch (IOException noAnswer) {
            return new Document(""); // the pages lead to one another as well
        }
        return new Document("");
    }
}

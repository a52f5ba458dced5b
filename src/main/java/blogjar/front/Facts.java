package blogjar.front;

import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.redirect.RulePattern;
import blogjar.server.SentFields;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What is to be told of a site to another server.
 *
 * @param fields what is said in each field, by its name
 * @param hsts the value of Strict-Transport-Security; empty for none
 * @param hstsGiven whether the settings speak of it
 */
record Facts(
        Place place,
        Release release,
        Moves moves,
        SentFields sent,
        SortedMap<String, Cover> fields,
        String hsts,
        boolean hstsGiven) {

    /** What goes with the name of a file, and not with its kind. */
    private static final Set<String> BY_PATH = Set.of(SentFields.CACHE, "Access-Control-Allow-Origin");

    static Facts of(Place place, Release release, Moves moves, SentFields sent, boolean hstsGiven) {
        Map<String, String> always = sent.always();
        Map<Resource, Map<String, String>> all = new HashMap<>();
        Set<String> names = new TreeSet<>(always.keySet());
        for (Resource resource : release.resources()) {
            if (resource.target().isEmpty()) {
                Map<String, String> fields = sent.of(resource);
                all.put(resource, fields);
                names.addAll(fields.keySet());
            }
        }
        SortedMap<String, Cover> fields = new TreeMap<>();
        for (String name : names) {
            Map<String, String> values = new TreeMap<>();
            all.forEach((resource, its) -> values.put(resource.path(), its.getOrDefault(name, "")));
            String usual = name.equals(SentFields.CACHE) ? "no-cache" : "";
            fields.put(name, Cover.of(values, always.getOrDefault(name, usual), !BY_PATH.contains(name)));
        }
        return new Facts(place, release, moves, sent, fields, sent.hsts(), hstsGiven);
    }

    /** The same with another policy for all pages that have no word of their author. */
    Facts together(String policy) {
        Map<String, String> values = new TreeMap<>();
        for (Resource resource : release.resources()) {
            if (resource.target().isEmpty()) {
                boolean page = resource.mediaType().startsWith("text/html");
                values.put(resource.path(), page ? policy : sent.of(resource).getOrDefault(SentFields.POLICY, ""));
            }
        }
        SortedMap<String, Cover> other = new TreeMap<>(fields);
        other.put(SentFields.POLICY, Cover.of(values, "", true));
        return new Facts(place, release, moves, sent, other, hsts, hstsGiven);
    }

    /** The page for a status, as a path from the root with its slash; the one for 404 does for what is gone, too. */
    Optional<String> page(int status) {
        return release.find(status + ".html")
                .or(() -> status == 451 ? Optional.empty() : release.find("404.html"))
                .map(page -> "/" + page.path());
    }

    /** The file that is shown for a path, as the path from the root with its slash. */
    Optional<String> shown(String path) {
        return release.find(path)
                .or(() -> release.find(path + "/"))
                .or(() -> release.find(path + ".html"))
                .map(page -> "/" + page.path());
    }

    /** Whether a pattern would go before a page that is to go before it. */
    boolean hidesPages(RulePattern rule) {
        return !rule.isForced()
                && release.resources().stream()
                        .filter(resource -> resource.target().isEmpty())
                        .anyMatch(resource -> urls(resource.path()).stream().anyMatch(rule::matches));
    }

    /** The media types of endings that the site has. */
    SortedMap<String, List<String>> types() {
        SortedMap<String, Set<String>> found = new TreeMap<>();
        release.resources().forEach(resource -> {
            String ending = Cover.ending(resource.path());
            if (!ending.isEmpty()) {
                found.computeIfAbsent(resource.mediaType(), none -> new TreeSet<>())
                        .add(ending);
            }
        });
        SortedMap<String, List<String>> types = new TreeMap<>();
        found.forEach((type, endings) -> types.put(type, List.copyOf(endings)));
        return types;
    }

    /** The paths by which readers ask for a file, no leading slash: a folder's index by that of the folder first. */
    static List<String> urls(String path) {
        List<String> urls = new ArrayList<>();
        if (path.equals("index.html") || path.endsWith("/index.html")) {
            urls.add(path.substring(0, path.length() - "index.html".length()));
        }
        urls.add(path);
        return urls;
    }
}

package blogjar.front;

import blogjar.output.Output;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What GitHub Pages takes: files alone, so a redirect is a page that leads on. */
final class GithubPages {
    static final String NAME = "CNAME";

    private static final String GITHUB = ".github.io";

    private final Facts facts;
    private final Unsaid unsaid;
    private final Set<String> taken = new HashSet<>();
    private final List<Output> files = new ArrayList<>();

    private GithubPages(Facts facts, Unsaid unsaid) {
        this.facts = facts;
        this.unsaid = unsaid;
    }

    static Written of(Facts facts, Unsaid unsaid) {
        return new GithubPages(facts, unsaid).written();
    }

    private Written written() {
        String prefix = facts.place().prefix();
        facts.release().resources().stream()
                .filter(resource -> resource.path().startsWith(prefix))
                .forEach(resource -> taken.add(resource.path().substring(prefix.length())));
        put(".nojekyll", ""); // else folders with an underscore are left out
        String name = facts.place().name();
        if (prefix.isEmpty() && !facts.place().names().isEmpty() && !name.endsWith(GITHUB) && name.indexOf('.') > 0) {
            put(NAME, name + "\n");
        }
        List<String> gone = new ArrayList<>();
        List<String> blocked = new ArrayList<>();
        List<String> outside = new ArrayList<>();
        for (Moves.Single single : facts.moves().single()) {
            String target = single.to().target();
            if (!single.to().isRedirect() || target == null) {
                gone.add("/" + single.path());
            } else if (!single.path().startsWith(prefix)) {
                outside.add("/" + single.path());
            } else if (!lead(single.path().substring(prefix.length()), target)) {
                blocked.add("/" + single.path());
            }
        }
        unsaid.paths(gone, "it has no statuses but 200 and 404, so these are answered as what was never there");
        unsaid.paths(blocked, "a page that leads on would stand where the site has a file, so these are left out");
        unsaid.paths(outside, "these are outside of /" + prefix + ", where the site is, and are left out");
        facts.moves().patterns().forEach(rule -> unsaid.rule(rule, "it has files, and no rules"));
        return new Written(files, Map.of());
    }

    private void put(String path, String text) {
        if (taken.add(path)) {
            files.add(Written.file(path, text));
        }
    }

    /** Whether there is a page that leads on, ours or the site's. */
    private boolean lead(String path, String target) {
        String file = path.endsWith(".html")
                ? path
                : path.isEmpty() || path.endsWith("/") ? path + "index.html" : path + "/index.html";
        if (taken.contains(file)) {
            return facts.release()
                    .find(facts.place().prefix() + file)
                    .map(page -> page.target().isPresent())
                    .orElse(true);
        }
        for (int slash = file.indexOf('/'); slash > 0; slash = file.indexOf('/', slash + 1)) {
            if (taken.contains(file.substring(0, slash))) {
                return false;
            }
        }
        if (taken.stream().anyMatch(other -> other.startsWith(file + "/"))) {
            return false;
        }
        put(file, page(target));
        return true;
    }

    private String page(String target) {
        boolean away = target.toLowerCase(Locale.ROOT).startsWith("http");
        String address = escaped(away ? target : host() + target);
        return "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>" + address + "</title>"
                + "<link rel=\"canonical\" href=\"" + address + "\"><meta name=\"robots\" content=\"noindex\">"
                + "<meta http-equiv=\"refresh\" content=\"0; url=" + escaped(target) + "\"></head>"
                + "<body><a href=\"" + escaped(target) + "\">" + address + "</a></body></html>\n";
    }

    private static String escaped(String address) {
        return address.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }

    /** Scheme and host: a target is a path on the host. */
    private String host() {
        String url = facts.place().url();
        int slash = url.indexOf('/', url.indexOf("://") + "://".length());
        return slash < 0 ? url : url.substring(0, slash);
    }
}

package blogjar.check;

import blogjar.check.Finding.Kind;
import blogjar.config.Config;
import blogjar.route.Route;
import blogjar.site.Article;
import blogjar.text.Addresses;
import blogjar.text.Html;
import blogjar.text.NearName;
import blogjar.text.SlashPaths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Links and pictures inside of the blog, and what they lead to. */
final class Links {
    private final Looked looked;
    private final Map<String, Page> pages;
    private final Own own;
    private final Sources sources;
    private final List<String> settings;
    private final Predicate<String> elsewhere;
    private final boolean encrypted;
    private final Map<String, Article> articles = new HashMap<>();
    private final Map<String, String> files = new HashMap<>();
    private final Set<String> fixed = new HashSet<>();
    private final Map<String, String> byLastName = new HashMap<>();
    private final Set<String> folders = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private final Map<String, List<String>> ofTheme = new LinkedHashMap<>();
    private final Map<String, Finding> themes = new LinkedHashMap<>();
    private final Set<String> told = new HashSet<>();
    private final Map<String, String> outer = new LinkedHashMap<>();

    /**
     * @param files the documents' names by path of their page
     * @param settings names of the files in which the addresses of menus are
     * @param elsewhere whether a path leads on by a rule or is another program's
     */
    Links(
            Looked looked,
            Config config,
            Sources sources,
            List<Route> routes,
            Map<String, String> files,
            List<String> settings,
            Predicate<String> elsewhere) {
        this.looked = looked;
        this.pages = looked.pages();
        this.own = Own.of(config);
        this.sources = sources;
        this.settings = settings;
        this.elsewhere = elsewhere;
        this.encrypted = config.text("url").startsWith("https:");
        this.files.putAll(files);
        for (Route route : routes) {
            if (route instanceof Route.Templated page) {
                page.view().match(one -> articles.put(route.path(), one.article()), list -> null);
            } else if (route instanceof Route.Copied) {
                fixed.add(route.path());
            }
        }
        for (String path : looked.paths()) {
            String shown = path.replaceFirst("(^|/)index\\.html$", "");
            String name = shown.substring(shown.lastIndexOf('/') + 1);
            byLastName.merge(name, path, (first, second) -> ""); // empty: more than one
            folders.add(path.contains("/") ? path.substring(0, path.indexOf('/')) : path);
        }
    }

    /** All that is wrong, articles first, so that a list of them does not tell it again. */
    List<Finding> findings() {
        pages.forEach((path, page) -> {
            if (files.containsKey(path)) {
                look(page);
            }
        });
        pages.forEach((path, page) -> {
            if (!files.containsKey(path)) {
                look(page);
            }
        });
        ofTheme.forEach((key, on) -> {
            Finding one = themes.get(key);
            if (one != null) {
                String more = on.size() == 1 ? "" : " (on " + on.size() + " pages)";
                findings.add(
                        new Finding(one.kind(), one.file(), one.line(), one.target(), one.message() + more, one.fix()));
            }
        });
        return findings;
    }

    /** Addresses of other hosts that articles link or show, each with {@code file:line} of the first. */
    Map<String, String> outer() {
        return outer;
    }

    private void look(Page page) {
        String file = files.get(page.path());
        Article article = articles.get(page.path());
        for (Page.Reference reference : page.references()) {
            boolean written = file != null && (article == null || isIn(article, reference.written()));
            Finding finding = finding(page, reference, written ? file : null);
            if (file != null && written) {
                noteOuter(file, reference);
            }
            if (finding == null) {
                continue;
            }
            String key = finding.kind() + " " + finding.target();
            if (written) {
                findings.add(finding);
                told.add(key);
            } else if (!told.contains(key)) {
                ofTheme.computeIfAbsent(key, first -> new ArrayList<>()).add(page.path());
                themes.putIfAbsent(key, finding);
            }
        }
    }

    private static boolean isIn(Article article, String written) {
        String content = article.body().shown();
        return content.contains(written)
                || content.contains(Html.escape(written))
                || content.contains(written.replace("&", "&amp;"));
    }

    private void noteOuter(String file, Page.Reference reference) {
        String address = reference.written();
        if (address.matches("(?i)https?://.*") && own.inner("", address).isEmpty()) {
            outer.putIfAbsent(address, file + ":" + Math.max(1, sources.line(file, address)));
        }
    }

    private @Nullable Finding finding(Page page, Page.Reference reference, @Nullable String file) {
        String written = reference.written();
        Optional<Own.Inner> inner = own.inner(page.path(), written);
        if (inner.isEmpty()) {
            return encrypted && !reference.link() && written.matches("(?i)http://.*")
                    ? of(
                            Kind.MIXED,
                            page,
                            file,
                            written,
                            "'" + written
                                    + "' is fetched without encryption by a page of https, and browsers may refuse it",
                            "write it with https, or take the file into the blog")
                    : null;
        }
        Own.Inner to = inner.get();
        Optional<String> found = looked.file(to.path());
        if (found.isEmpty()) {
            return missing(page, reference, file, to);
        }
        return reference.link() ? place(page, file, written, to, found.get()) : null;
    }

    private @Nullable Finding missing(Page page, Page.Reference reference, @Nullable String file, Own.Inner to) {
        String path = to.path();
        String first = path.contains("/") ? path.substring(0, path.indexOf('/')) : path;
        if (elsewhere.test(path) || to.onHost() && !folders.contains(first) || path.contains("\uFFFD")) {
            return null;
        }
        boolean link = reference.link() && !path.matches("(?i).*\\.(png|jpe?g|gif|webp|avif|svg|bmp|mp[34]|webm)");
        return of(
                link ? Kind.LINK : Kind.IMAGE,
                page,
                file,
                reference.written(),
                (link ? "a link to '" : "'")
                        + shown(reference.written())
                        + (link ? "', where nothing is" : "' is not there"),
                mend(path, link));
    }

    private String mend(String path, boolean link) {
        Optional<String> nearly = looked.nearly(path);
        if (nearly.isPresent()) {
            return "write '/" + SlashPaths.ofPage(nearly.get()) + "': small and capital letters count";
        }
        String bare = path.replaceFirst("/+$", "").replaceFirst("\\.html?$", "");
        String name = bare.substring(bare.lastIndexOf('/') + 1);
        String same = byLastName.getOrDefault(name, byLastName.getOrDefault(name + ".html", ""));
        if (!same.isEmpty()) {
            return "did you mean '/" + SlashPaths.ofPage(same) + "'?";
        }
        String near = NearName.of(name, name.length() < 4 ? List.of() : alike(name));
        String other = near.isEmpty() ? "" : byLastName.getOrDefault(near, "");
        if (!other.isEmpty()) {
            return "did you mean '/" + SlashPaths.ofPage(other) + "'?";
        }
        return link
                ? "correct or remove it, or add a rule to server.redirects"
                : "put the file there, or correct the address";
    }

    /** Names with the same extension, or the same name with another. */
    private List<String> alike(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1);
        String stem = name.contains(".") ? name.substring(0, name.lastIndexOf('.') + 1) : name + ".";
        return byLastName.keySet().stream()
                .filter(other -> !name.contains(".") && !other.contains(".")
                        || other.endsWith("." + extension)
                        || other.startsWith(stem))
                .toList();
    }

    private @Nullable Finding place(Page page, @Nullable String file, String written, Own.Inner to, String found) {
        String fragment = to.fragment().replaceFirst(":~:.*", "");
        Page target = pages.get(found);
        Article article = articles.get(found);
        if (target == null
                || fixed.contains(found)
                || fragment.isEmpty()
                || fragment.equalsIgnoreCase("top")
                || fragment.startsWith("/")
                || fragment.startsWith("!")
                || article != null && article.isEncrypted()
                || target.places().contains(fragment)) {
            return null;
        }
        String near = target.places().stream()
                .filter(place -> place.equalsIgnoreCase(fragment))
                .findFirst()
                .orElse(NearName.of(fragment, target.places()));
        return of(
                Kind.ANCHOR,
                page,
                file,
                written,
                "a link to '" + shown(written) + "', but that page has no '#" + fragment + "'",
                near.isEmpty() ? "take the name of a heading there, or leave it out" : "did you mean '#" + near + "'?");
    }

    private static String shown(String written) {
        String decoded = Addresses.decode(written);
        return decoded.contains("\uFFFD") ? written : decoded;
    }

    private Finding of(Kind kind, Page page, @Nullable String file, String written, String message, String fix) {
        if (file != null) {
            return new Finding(kind, file, sources.line(file, written), written, message, fix);
        }
        String bare = Addresses.decode(written).replaceFirst("^/", "").replaceFirst("/(index\\.html)?$", "");
        for (String setting : bare.isEmpty() ? List.<String>of() : settings) {
            int line = sources.lineWith(setting, bare);
            if (line > 0) {
                return new Finding(kind, setting, line, written, message, fix);
            }
        }
        for (String document :
                kind == Kind.IMAGE || kind == Kind.MIXED ? new TreeSet<>(files.values()) : Set.<String>of()) {
            int line = document.endsWith(".html") ? 0 : sources.lineWith(document, bare);
            if (line > 0) {
                return new Finding(kind, document, line, written, message, fix);
            }
        }
        return new Finding(
                kind, "/" + SlashPaths.ofPage(page.path()), 0, written, "the theme has here " + message, fix);
    }

    /** Pictures of articles without words, by the name of the document. */
    Map<String, Set<String>> wordless() {
        Map<String, Set<String>> wordless = new HashMap<>();
        pages.forEach((path, page) -> {
            String file = files.get(path);
            Article article = articles.get(path);
            if (file != null && article != null) {
                wordless.put(
                        file,
                        page.references().stream()
                                .filter(reference -> reference.wordless() && isIn(article, reference.written()))
                                .map(reference -> lastName(reference.written()))
                                .collect(Collectors.toSet()));
            }
        });
        return wordless;
    }

    static String lastName(String address) {
        String decoded = Addresses.decode(address.replaceFirst("[?#].*", ""));
        return decoded.substring(decoded.lastIndexOf('/') + 1);
    }
}

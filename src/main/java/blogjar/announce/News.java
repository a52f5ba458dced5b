package blogjar.announce;

import blogjar.config.Links;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is new at a site, by addresses.
 *
 * @param home the address of the site, with a slash at its end
 * @param pages that changed, came or went, for those who list pages; without the error page and those that ask not to be listed
 * @param all under which a cache may have something that changed, pages and other files
 * @param feeds that changed
 */
public record News(String home, List<String> pages, Set<String> all, List<String> feeds) {
    private static final String INDEX = "index.html";
    private static final String HTML = ".html";
    private static final String NOINDEX = "noindex";

    /** A robots' tag is in the head of a page. */
    private static final int LONGEST_HEAD = 64 * 1024;

    /**
     * @param site the folder that a build wrote
     * @param paths of files, from the site's root; those that are not in the folder went
     */
    public static News of(Links links, Path site, Collection<String> paths) throws IOException {
        Set<String> pages = new TreeSet<>();
        Set<String> all = new TreeSet<>();
        Set<String> feeds = new TreeSet<>();
        for (String path : paths) {
            String page = links.fullUrlFor(path);
            all.add(page);
            // As it is, and as hosts make it shorter, whatever the blog's links are like.
            if (path.equals(INDEX) || path.endsWith("/" + INDEX)) {
                String folder = path.substring(0, path.length() - INDEX.length());
                page = links.fullUrlFor(folder.isEmpty() ? "/" : folder);
                all.add(page);
                all.add(plain(links).fullUrlFor(path));
            } else if (path.endsWith(HTML)) {
                all.add(plain(links).fullUrlFor(path));
                all.add(links.fullUrlFor(path.substring(0, path.length() - HTML.length())));
            }
            if (path.endsWith(HTML) && !path.endsWith("404.html") && !isUnlisted(site.resolve(path))) {
                pages.add(page);
            }
            if (path.matches("(?:.*/)?(?:atom|rss2?|feed)\\.(?:xml|json)")) {
                feeds.add(page);
            }
        }
        return new News(links.fullUrlFor("/"), List.copyOf(pages), all, List.copyOf(feeds));
    }

    private static Links plain(Links links) {
        return new Links(links.url(), links.root(), true, true, links.relative());
    }

    private static boolean isUnlisted(Path page) throws IOException {
        if (!Files.isRegularFile(page)) {
            return false;
        }
        byte[] head;
        try (var in = Files.newInputStream(page)) {
            head = in.readNBytes(LONGEST_HEAD);
        }
        String text = new String(head, StandardCharsets.UTF_8);
        int end = text.indexOf("</head>");
        return text.substring(0, end < 0 ? text.length() : end)
                .matches("(?s).*<meta\\b[^>]*\\brobots\\b[^>]*" + NOINDEX + ".*");
    }

    boolean isEmpty() {
        return all.isEmpty();
    }
}

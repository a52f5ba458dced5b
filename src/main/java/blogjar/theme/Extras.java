package blogjar.theme;

import blogjar.config.Links;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** The extras of one build: which pages have them, and the files that are published for those. Any thread may ask. */
public final class Extras {
    /** Where all files of extras are published. */
    public static final String FOLDER = ExtraFiles.PUBLISHED;

    private final Links links;
    private final Map<Extra, ExtraFiles> used = new ConcurrentSkipListMap<>();
    private final Map<String, Set<Extra>> byPage = new ConcurrentHashMap<>();

    public Extras(Links links) {
        this.links = links;
    }

    /**
     * What the head of a page needs so that its extras are shown.
     *
     * @param path of the page
     * @param html of the page, whole
     * @return elements; empty where there are no extras
     */
    public String head(String path, String html) {
        StringBuilder head = new StringBuilder();
        Set<Extra> found = ExtraMarks.in(html);
        if (!found.isEmpty()) {
            byPage.put(path, found);
        }
        for (Extra extra : found) {
            ExtraFiles files = used.computeIfAbsent(extra, ExtraFiles::of);
            for (String style : extra.styles()) {
                head.append("<link rel=\"stylesheet\" href=\"")
                        .append(links.urlFor(path, files.base() + style))
                        .append("\">");
            }
            for (String script : extra.scripts()) {
                head.append("<script type=\"module\" src=\"")
                        .append(links.urlFor(path, files.base() + script))
                        .append("\"></script>");
            }
        }
        return head.toString();
    }

    /** What a page has had. */
    public Set<Extra> of(String path) {
        return byPage.getOrDefault(path, Set.of());
    }

    /** Takes note of what a page has that was made before. */
    public void add(String path, Set<Extra> some) {
        if (!some.isEmpty()) {
            byPage.put(path, some);
            some.forEach(extra -> used.computeIfAbsent(extra, ExtraFiles::of));
        }
    }

    /** The files of all extras that a page has had so far. */
    public List<ThemeAsset> assets() {
        List<ThemeAsset> assets = new ArrayList<>();
        for (ExtraFiles extra : used.values()) {
            extra.files().forEach((name, bytes) -> assets.add(new ThemeAsset(extra.base() + name, bytes)));
        }
        return assets;
    }
}

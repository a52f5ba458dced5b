package blogjar.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A published page, as far as it names others.
 *
 * @param path of its file, decoded
 * @param references what it names, each once
 * @param places the ids and names to which a link may lead
 */
record Page(String path, List<Reference> references, Set<String> places) {

    /**
     * An address in a page.
     *
     * @param written as it is in the page, references of characters resolved
     * @param link whether a reader follows it; else a browser fetches it for the page
     * @param wordless whether it is a picture without {@code alt}, or with an empty one
     */
    record Reference(String written, boolean link, boolean wordless) {}

    private static final List<String> FETCHED =
            List.of("img", "script", "source", "video", "audio", "track", "iframe", "embed", "input");

    /** @param document as a browser reads it */
    static Page of(String path, Document document) {
        Set<Reference> references = new HashSet<>();
        List<Reference> ordered = new ArrayList<>();
        Set<String> places = new HashSet<>();
        boolean based = document.selectFirst("base[href]") != null;
        for (Element element : document.getAllElements()) {
            if (!element.id().isEmpty()) {
                places.add(element.id());
            }
            String name = element.normalName();
            if (name.equals("a") && element.hasAttr("name")) {
                places.add(element.attr("name"));
            }
            if (based) {
                continue;
            }
            for (Reference reference : references(element, name)) {
                if (references.add(reference)) {
                    ordered.add(reference);
                }
            }
        }
        return new Page(path, ordered, places);
    }

    private static List<Reference> references(Element element, String name) {
        if (name.equals("a") || name.equals("area")) {
            return element.hasAttr("href") ? List.of(link(element.attr("href"))) : List.of();
        }
        if (name.equals("link")) {
            return isFetched(element.attr("rel")) ? fetched(element, "href") : List.of();
        }
        if (name.equals("object")) {
            return fetched(element, "data");
        }
        if (!FETCHED.contains(name)) {
            return List.of();
        }
        List<Reference> found = new ArrayList<>(fetched(element, "src"));
        if (name.equals("video")) {
            found.addAll(fetched(element, "poster"));
        }
        if (element.hasAttr("srcset")) {
            for (String candidate : element.attr("srcset").split(",\\s")) {
                found.add(new Reference(candidate.strip().split("\\s+")[0], false, false));
            }
        }
        return found;
    }

    private static boolean isFetched(String rel) {
        String words = " " + rel.toLowerCase(Locale.ROOT) + " ";
        return words.contains(" stylesheet ") || words.contains("icon ") || words.contains(" manifest ");
    }

    private static List<Reference> fetched(Element element, String attribute) {
        boolean wordless =
                element.normalName().equals("img") && element.attr("alt").isBlank();
        return element.hasAttr(attribute) && !element.attr(attribute).isBlank()
                ? List.of(new Reference(element.attr(attribute).strip(), false, wordless))
                : List.of();
    }

    private static Reference link(String href) {
        return new Reference(href.strip(), true, false);
    }
}

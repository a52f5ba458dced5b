package blogjar.check;

import blogjar.output.Content;
import blogjar.output.Output;
import blogjar.output.Sink;
import blogjar.text.Addresses;
import blogjar.text.Html;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;

/** A published site as it is put, of which only what is named and what names it is kept. */
final class Looked implements Sink {
    private static final Pattern TEXT = Pattern.compile(".*\\.(?:html?|css|js|mjs|json|xml|txt|webmanifest|svg)");

    /** What can't be in the name of a file where a text has it. */
    private static final String BOUNDS = "/\\\"'<>()|,;=?#:* \t\r\n";

    private static final int LONGEST_NAME = 255;
    private static final int LONGEST_EXTENSION = 5;

    private static final int LONGEST_TEXT = 4 << 20;

    private final Map<String, Boolean> paths = new ConcurrentHashMap<>();
    private final Map<String, String> byLetters = new ConcurrentHashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final Set<String> names = ConcurrentHashMap.newKeySet();

    @Override
    public void put(Output output) throws IOException {
        String path = Normalizer.normalize(output.path(), Normalizer.Form.NFC);
        paths.put(path, true);
        byLetters.put(path.toLowerCase(java.util.Locale.ROOT), path);
        Content content = output.content();
        if (content instanceof Content.Redirect || content.length() > LONGEST_TEXT) {
            return;
        }
        if (TEXT.matcher(path).matches()) {
            byte[] bytes = content.bytes();
            name(new String(bytes, StandardCharsets.UTF_8));
            if (path.endsWith(".html") || path.endsWith(".htm")) {
                pages.put(path, Page.of(path, Jsoup.parse(new ByteArrayInputStream(bytes), null, "")));
            }
        }
    }

    /** Takes note of the names of files that a text has. */
    void name(String text) {
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
            int end = dot + 1;
            while (end < text.length() && end - dot <= LONGEST_EXTENSION + 1 && isAlphanumeric(text.charAt(end))) {
                end++;
            }
            int extension = end - dot - 1;
            int start = dot;
            while (start > 0 && dot - start < LONGEST_NAME && BOUNDS.indexOf(text.charAt(start - 1)) < 0) {
                start--;
            }
            if (start < dot && extension >= 2 && extension <= LONGEST_EXTENSION) {
                add(text.substring(start, end));
            }
        }
    }

    private static boolean isAlphanumeric(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private void add(String name) {
        names.add(name);
        if (name.indexOf('%') >= 0) {
            names.add(Addresses.decode(name));
        }
        if (name.indexOf('&') >= 0) {
            names.add(Html.unescape(name));
        }
    }

    boolean isNamed(String file) {
        return names.contains(file) || names.contains(file.replaceFirst(".*[\\s(),;=:'|*]", ""));
    }

    /** Pages by their paths. */
    Map<String, Page> pages() {
        return new TreeMap<>(pages);
    }

    Set<String> paths() {
        return paths.keySet();
    }

    /**
     * The file that a browser gets for a path, as web servers find it: itself, the index of a folder, a page without its
     * {@code .html}.
     *
     * @param path decoded, from the site's root
     */
    Optional<String> file(String path) {
        return forms(path).stream().filter(paths::containsKey).findFirst();
    }

    /** The file whose path differs in small and capital letters only. */
    Optional<String> nearly(String path) {
        for (String form : forms(path)) {
            String found = byLetters.get(form.toLowerCase(java.util.Locale.ROOT));
            if (found != null) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    private static List<String> forms(String path) {
        String normal = Normalizer.normalize(path, Normalizer.Form.NFC);
        return normal.isEmpty() || normal.endsWith("/")
                ? List.of(normal + "index.html")
                : List.of(normal, normal + "/index.html", normal + ".html");
    }
}

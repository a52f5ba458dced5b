package blogjar.content;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.yaml.Yaml;
import blogjar.yaml.YamlDocument;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The short number of a post that {@code permalink: posts/:abbrlink/} is made of (hexo-abbrlink 2.2.1): a checksum of the
 * title. What the file says wins. The plugin writes the number into the file when it builds; here a build leaves files
 * alone, and gives what the plugin would have written. One that is asked about the posts of a blog in their order: a number
 * that an earlier post has is not given again.
 */
public final class Abbrlink {
    private static final String KEY = "abbrlink";
    private static final Pattern TOKEN = Pattern.compile(":abbrlink(?![A-Za-z0-9_]*[A-Za-z0-9])");
    private static final int CRC16 = 0xA001;

    private final Config config;
    private final boolean enabled;
    private final boolean drafts;
    private final boolean long32;
    private final boolean hex;
    private final Set<Object> taken = new HashSet<>();

    /** @param drafts whether drafts get numbers though {@code abbrlink.drafts} is off */
    public Abbrlink(Config config, boolean drafts) {
        this.config = config;
        boolean configured = !config.map(KEY).isEmpty()
                && TOKEN.matcher(config.text("permalink")).find();
        this.enabled = config.plugins().has("hexo-abbrlink") || configured;
        this.drafts = drafts || config.flag("abbrlink.drafts", false);
        this.long32 = config.text("abbrlink.alg").equals("crc32");
        this.hex = config.text("abbrlink.rep").equals("hex");
    }

    /**
     * The document with its number in the front matter, and the title and the categories that go with it: the name of the
     * file where {@code auto_title} is on, its folders where {@code auto_category} is.
     *
     * @param title of the post, which may be empty
     * @return the document itself where it has a number, or gets none
     */
    public Document numbered(Document document, String title) {
        if (!isNumbered(document)) {
            return document;
        }
        Map<String, @Nullable Object> values =
                new LinkedHashMap<>(document.frontMatter().values());
        if (!isMissing(values)) {
            take(values.get(KEY));
            return document;
        }
        String name = title;
        if (isNothing(values.get("title")) && config.flag("abbrlink.auto_title", false)) {
            name = document.path().replaceFirst(".*/", "").replaceFirst("\\..*", "");
            values.put("title", name);
        }
        boolean byFolder = config.flag("abbrlink.auto_category.enable", false)
                && config.flag("abbrlink.auto_category.over_write", false);
        if (byFolder) {
            categories(document.path(), values);
        }
        values.put(KEY, next(name));
        return document.with(document.frontMatter().with(values));
    }

    private boolean isNumbered(Document document) {
        boolean post = document.kind() == Document.Kind.POST || document.kind() == Document.Kind.DRAFT && drafts;
        Object layout = document.frontMatter().values().get("layout");
        return enabled && post && (layout == null || layout.equals("post"));
    }

    private boolean isMissing(Map<String, @Nullable Object> front) {
        return isNothing(front.get(KEY)) || config.flag("abbrlink.force", false);
    }

    /** A free number for a title, which is taken then: a {@code Long}, or a text with {@code rep: hex}. */
    private Object next(String title) {
        byte[] bytes = title.getBytes(StandardCharsets.UTF_8);
        long number = long32 ? crc32(bytes) : crc16(bytes);
        while (taken.contains(number)) {
            number++;
        }
        Object link = hex ? Long.toHexString(number) : (Object) number;
        take(link);
        return link;
    }

    /**
     * Writes a number into the front matter of a post that has just been made, where the blog has such.
     *
     * @param root the blog's folder
     */
    public void write(Path file, Path root) throws IOException {
        if (!enabled) {
            return;
        }
        Path source = root.resolve(config.text("source_dir")).normalize();
        // What is wrong with other posts is told when they are built.
        SourceTree tree = new SourceFolder(source, config, new Problems()).read();
        String path = source.relativize(file).toString().replace('\\', '/');
        for (Document document : tree.documents()) {
            if (document.path().equals(path)) {
                WholeText.write(file, numberedText(document, tree.documents()));
            }
        }
    }

    private String numberedText(Document document, List<Document> others) {
        FrontMatter front = document.frontMatter();
        YamlDocument yaml = front.yaml();
        if (!isNumbered(document) || !isMissing(front.values()) || yaml == null) {
            return document.text();
        }
        others.stream()
                .filter(other -> other.kind() != Document.Kind.PAGE)
                .forEach(other -> take(other.frontMatter().values().get(KEY)));
        Object link = next(front.text("title"));
        String line = KEY + ": " + (hex ? quoted(link.toString()) : link);
        List<String> lines = new ArrayList<>(List.of(document.text().split("\n", -1)));
        if (front.has(KEY)) {
            lines.set(yaml.place(KEY).line() - 1, line);
        } else {
            String head = document.text().substring(0, front.bodyOffset()).stripTrailing();
            lines.add(head.split("\n", -1).length - 1, line);
        }
        return String.join("\n", lines);
    }

    /** In quotes where YAML would read a number, such as {@code 4e18}. */
    private static String quoted(String hex) {
        return Yaml.parse("", hex, 1).value() instanceof String ? hex : "'" + hex + "'";
    }

    private void take(@Nullable Object link) {
        if (link instanceof Long number) {
            taken.add(number);
        }
    }

    private void categories(String path, Map<String, @Nullable Object> values) {
        List<String> parts = List.of(path.split("/"));
        int folders = parts.size() - 2;
        int depth = config.number("abbrlink.auto_category.depth", 3);
        if (folders == 0) {
            values.put("categories", config.text("default_category"));
        } else if (!(values.get("categories") instanceof List)) {
            values.put("categories", parts.subList(1, 1 + Math.min(depth == 0 ? 3 : depth, folders)));
        }
    }

    private static boolean isNothing(@Nullable Object value) {
        return value == null || value.equals("") || value.equals(0L) || value.equals(Boolean.FALSE);
    }

    private static long crc32(byte[] bytes) {
        CRC32 crc = new CRC32();
        crc.update(bytes);
        return crc.getValue();
    }

    /** CRC-16/ARC. */
    private static long crc16(byte[] bytes) {
        int crc = 0;
        for (byte b : bytes) {
            crc ^= b & 0xFF;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >>> 1 : crc >>> 1 ^ CRC16;
            }
        }
        return crc;
    }
}

package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Document;
import blogjar.content.FrontMatter;
import blogjar.content.JsText;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Articles with a password, of which only the encrypted text is published (hexo-blog-encrypt 4.0.1). The password is that
 * of the front matter, where an empty one means none, else that of the first tag of a post which {@code encrypt.tags}
 * names. Lists, feeds and search see nothing but {@code abstract}; its {@code photos} are encrypted with the text.
 */
final class Encryption {
    private static final String PASSWORD = "password";
    private static final Set<String> PHOTOS = Set.of("photos", "photo");
    private static final int ITERATIONS = 250_000;
    private static final int FEWEST_ITERATIONS = 100_000;
    private static final Map<String, String> DEFAULTS = Map.of(
            "abstract", "Here's something encrypted, password is required to continue reading.",
            "message", "Hey, password is required here.",
            "wrong_pass_message", "Oh, this is an invalid password. Check and try again, please.",
            "autoSave", "false",
            "decryptButton.show", "true",
            "decryptButton.text", "Decrypt");

    /** What styles and scripts are chosen by. */
    private static final Pattern MARK = Pattern.compile("\\s((?:class|type|data-diagram)=\"[\\w /-]*\")");

    private final Config config;
    private final int iterations;
    private final byte[] salt;
    private final Map<String, Cipher> ciphers = new ConcurrentHashMap<>();
    private final Map<String, String> tagPasswords = new LinkedHashMap<>();

    Encryption(Config config, Problems problems) {
        this.config = config;
        this.iterations = iterations(problems);
        this.salt = Cipher.hash(config.text("url"));
        if (config.get("encrypt.tags") instanceof List<?> tags) {
            for (Object tag : tags) {
                if (tag instanceof Map<?, ?> map
                        && map.get("name") instanceof String name
                        && map.get(PASSWORD) != null) {
                    tagPasswords.put(name, text(map.get(PASSWORD)));
                }
            }
        }
    }

    private int iterations(Problems problems) {
        Object given = config.get("encrypt.kdf.iterations");
        if (given instanceof Long number && number >= FEWEST_ITERATIONS && number <= Integer.MAX_VALUE) {
            return number.intValue();
        }
        if (given != null) {
            problems.add(Problem.notice("encrypt.kdf.iterations is " + given + "; " + ITERATIONS + " is used instead")
                    .at(config.place("encrypt.kdf.iterations"))
                    .expected("a whole number from " + FEWEST_ITERATIONS)
                    .fix("remove the key, or raise the number: the fewer, the sooner a password is guessed"));
        }
        return ITERATIONS;
    }

    /** The front matter as templates may see it: without the password, and with {@code encrypt} where it is encrypted. */
    Map<String, @Nullable Object> shown(Map<String, @Nullable Object> front, List<Tag> tags) {
        if (!front.containsKey(PASSWORD) && password(front, tags).isEmpty()) {
            return front;
        }
        Map<String, @Nullable Object> shown = new LinkedHashMap<>(front);
        shown.remove(PASSWORD);
        password(front, tags).ifPresent(secret -> {
            shown.put("encrypt", true);
            shown.keySet().removeAll(PHOTOS);
        });
        return java.util.Collections.unmodifiableMap(shown);
    }

    /** The photos of a post that are published: none of one that is encrypted, which has them in its text. */
    List<String> photos(FrontMatter front, List<Tag> tags) {
        return password(front.values(), tags).isPresent() ? List.of() : PostHead.photos(front);
    }

    private Optional<String> password(Map<String, @Nullable Object> front, List<Tag> tags) {
        Object own = front.get(PASSWORD);
        Optional<String> found = own != null
                ? Optional.of(text(own))
                : tags.stream()
                        .map(tag -> tagPasswords.get(tag.name()))
                        .filter(Objects::nonNull)
                        .findFirst();
        return found.filter(secret -> !secret.isEmpty());
    }

    /** Whether an article has a password. */
    boolean isEncrypted(Article article, Document document) {
        return password(document.frontMatter().values(), tags(article)).isPresent();
    }

    private static List<Tag> tags(Article article) {
        return article instanceof Post post ? post.tags() : List.of();
    }

    /** The text of an article as it is published: the same where it has no password. */
    Body of(Article article, Document document, Body body) {
        FrontMatter front = document.frontMatter();
        Optional<String> password = password(front.values(), tags(article));
        if (password.isEmpty()) {
            return body;
        }
        Cipher cipher = ciphers.computeIfAbsent(password.get(), secret -> new Cipher(secret, salt, iterations));
        String summary = setting(front, "abstract");
        String clear = pictures(front) + body.content();
        Cipher.Sealed sealed = cipher.seal(clear, document.path());
        return new Body(summary, summary, 0, form(front, sealed, marks(clear)));
    }

    /** The photos of an article as the built-in theme shows them above the text. */
    private String pictures(FrontMatter front) {
        StringBuilder pictures = new StringBuilder();
        for (String photo : PostHead.photos(front)) {
            pictures.append("<img class=\"u-photo\" src=\"")
                    .append(attribute(config.links().urlFor(photo)))
                    .append("\" alt=\"\">");
        }
        return pictures.isEmpty() ? "" : "<p class=\"pictures\">" + pictures + "</p>\n";
    }

    /** What the page shows until the password is given; names and attributes are the plugin's. */
    private String form(FrontMatter front, Cipher.Sealed sealed, String marks) {
        String wrong = attribute(setting(front, "wrong_pass_message"));
        String theme = theme(front);
        String hidden = setting(front, "decryptButton.show").equals("false") ? " hbe-button-hidden" : "";
        String input = "hbe hbe-input-field hbe-input-field-" + theme;
        return "<div class=\"hbe hbe-container\" id=\"hexo-blog-encrypt\" data-hbe-format=\"4\" data-wpm=\"" + wrong
                + "\" data-whm=\"" + wrong
                + "\" data-salt=\"" + sealed.salt()
                + "\" data-nonce=\"" + sealed.nonce()
                + "\" data-kdf-iterations=\"" + iterations
                + "\" data-auto-save=\"" + setting(front, "autoSave").equals("true")
                + "\" data-marks='" + marks + "'>\n"
                + "<script id=\"hbeData\" type=\"hbeData\">" + sealed.text() + "</script>\n"
                + "<div class=\"hbe hbe-content\">\n"
                + "<form id=\"hbeForm\" class=\"hbe hbe-form\" onsubmit=\"return false\">\n"
                + "<div class=\"hbe hbe-input hbe-input-" + theme + "\">\n"
                + "<input class=\"" + input + "\" type=\"password\" id=\"hbePass\" autocomplete=\"current-password\">\n"
                + "<label class=\"hbe hbe-input-label hbe-input-label-" + theme + "\" for=\"hbePass\">"
                + "<span class=\"hbe hbe-input-label-content hbe-input-label-content-" + theme + "\">"
                + escape(setting(front, "message")) + "</span></label>\n"
                + "</div>\n"
                + "<button class=\"hbe hbe-button" + hidden + "\" type=\"submit\">"
                + escape(setting(front, "decryptButton.text")) + "</button>\n"
                + "<div class=\"hbe hbe-error\" role=\"alert\" aria-live=\"polite\"></div>\n"
                + "</form>\n</div>\n</div>";
    }

    /** The kinds of its elements, without any text: what they need, formulas say, is loaded with the page. */
    private static String marks(String content) {
        TreeSet<String> marks = new TreeSet<>();
        Matcher mark = MARK.matcher(content);
        while (mark.find()) {
            marks.add(mark.group(1));
        }
        return String.join(" ", marks);
    }

    private String theme(FrontMatter front) {
        for (Object value : new Object[] {
            front.values().get("theme"),
            config.get("encrypt.theme"),
            front.values().get("template"),
            config.get("encrypt.template")
        }) {
            if (value instanceof String name && name.strip().matches("[A-Za-z]+")) {
                return name.strip().toLowerCase(java.util.Locale.ROOT);
            }
        }
        return "default";
    }

    /** A setting by its dotted path: that of the front matter, else that of {@code encrypt}, else the plugin's. */
    private String setting(FrontMatter front, String path) {
        Object at = front.values();
        for (String key : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        Object value = at == null ? config.get("encrypt." + path) : at;
        return value == null ? Objects.requireNonNull(DEFAULTS.get(path)) : text(value);
    }

    /** A value as it was written; a date without a time is one to YAML only. */
    private static String text(@Nullable Object value) {
        return value instanceof Instant date ? date.toString().replaceFirst("T00:00:00Z$", "") : JsText.of(value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String attribute(String text) {
        return escape(text).replace("\"", "&quot;").replace("'", "&#39;").replace("`", "&#96;");
    }
}

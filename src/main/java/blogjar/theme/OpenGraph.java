package blogjar.theme;

import blogjar.config.Config;
import blogjar.site.Post;
import blogjar.text.Addresses;
import blogjar.text.Html;
import java.net.URI;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Hexo's elements for those who show a card of a page ({@code open_graph}), in its order. */
final class OpenGraph {
    private static final int DESCRIPTION = 200;
    private static final Pattern IMAGE =
            Pattern.compile("<img [^>]*?src=['\"]([^'\"]+)[^>]*>", Pattern.CASE_INSENSITIVE);

    /** Languages that Hexo gives a country. */
    private static final Map<String, String> TERRITORIES = Arrays.stream(
                    ("en_US de_DE es_ES fr_FR hu_HU id_ID it_IT ja_JP ko_KR nl_NL ru_RU th_TH tr_TR vi_VN").split(" "))
            .collect(Collectors.toUnmodifiableMap(locale -> locale.substring(0, 2), locale -> locale));

    private final Call call;
    private final Options options;
    private final Config config;
    private final @Nullable ArticleModel article;
    private final StringBuilder out = new StringBuilder();

    OpenGraph(Call call) {
        this.call = call;
        this.options = call.options();
        this.config = call.config();
        this.article = call.here().model();
    }

    String html() {
        String url = url();
        String description = description();
        List<String> images = images(url);
        if (!description.isEmpty()) {
            meta("description", description);
        }
        og(
                "og:type",
                options.text("type", article != null && article.article() instanceof Post ? "article" : "website"));
        og("og:title", options.text("title", own("title", config.text("title"))));
        og("og:url", url);
        og("og:site_name", options.text("site_name", config.text("title")));
        if (!description.isEmpty()) {
            og("og:description", description);
        }
        String language = options.text("language", call.here().lang());
        if (!locale(language).isEmpty()) { // where Hexo writes an element without a content
            og("og:locale", locale(language));
        }
        images.forEach(image -> og("og:image", image));
        time("article:published_time", "date");
        time("article:modified_time", "updated");
        String author = options.text("author", config.text("author"));
        if (!author.isEmpty()) {
            og("article:author", author);
        }
        keywords().stream().filter(word -> !word.isEmpty()).sorted().forEach(word -> og("article:tag", word));
        twitter(url, images);
        for (String name : List.of("fb_admins", "fb_app_id")) {
            if (options.isOn(name, false)) {
                og(name.replaceFirst("_", ":"), options.text(name, ""));
            }
        }
        return out.toString().strip();
    }

    private void twitter(String url, List<String> images) {
        meta("twitter:card", options.text("twitter_card", "summary"));
        String image = options.text("twitter_image", "");
        if (!image.isEmpty() || !images.isEmpty()) {
            meta("twitter:image", image.isEmpty() ? images.get(0) : absolute(url, image));
        }
        String id = options.text("twitter_id", "");
        if (!id.isEmpty()) {
            meta("twitter:creator", id.startsWith("@") ? id : "@" + id);
        }
        if (options.isOn("twitter_site", false)) {
            meta("twitter:site", options.text("twitter_site", ""));
        }
    }

    private void meta(String name, String content) {
        element("name", name, content);
    }

    private void og(String property, String content) {
        element("property", property, content);
    }

    private void element(String attribute, String name, String content) {
        out.append("<meta " + attribute + "=\"" + name + "\"");
        if (!content.isEmpty()) {
            String escaped = Addresses.hasScheme(content) ? content.replace("\"", "&quot;") : Html.escape(content);
            out.append(" content=\"" + escaped + "\"");
        }
        out.append(">\n");
    }

    private void time(String name, String key) {
        Object given = options.get(key);
        if (Boolean.FALSE.equals(given)) {
            return;
        }
        Object value = given != null ? given : article == null ? null : article.attribute(key);
        ZonedDateTime date = DateHelpers.moment(value, config.zone());
        if (date != null) {
            og(name, DateHelpers.xml(date));
        }
    }

    private String own(String key, String otherwise) {
        Object value = article == null ? null : article.attribute(key);
        return value instanceof String text && !text.isEmpty() ? text : otherwise;
    }

    private String url() {
        String given = options.text("url", "");
        return Addresses.encode(
                given.isEmpty() ? call.links().fullUrlFor(call.here().path()) : given);
    }

    private String content() {
        return own("content", "");
    }

    private String description() {
        String text = options.text(
                "description", own("description", own("excerpt", own("content", config.text("description")))));
        String plain = Html.strip(text);
        return plain.substring(0, Math.min(DESCRIPTION, plain.length())).strip().replace('\n', ' ');
    }

    private List<String> images(String url) {
        Object given = options.isOn("image", false) ? options.get("image") : options.get("images");
        if (given == null && article != null) {
            given = article.attribute("photos");
        }
        List<String> images = new ArrayList<>(Options.texts(given));
        if (images.isEmpty()) {
            Matcher image = IMAGE.matcher(content());
            while (image.find()) {
                images.add(Objects.requireNonNull(image.group(1)));
            }
        }
        return images.stream()
                .map(image -> absolute(url, image))
                .filter(image -> !image.startsWith("data:"))
                .toList();
    }

    private static String absolute(String page, String path) {
        if (Addresses.hasScheme(path)) {
            return Addresses.encode(path);
        }
        return URI.create(page).resolve(Addresses.encode(path)).toString();
    }

    private List<String> keywords() {
        if (article != null
                && article.article() instanceof Post post
                && !post.tags().isEmpty()) {
            return post.tags().stream().map(tag -> tag.name()).toList();
        }
        return Options.texts(config.get("keywords"));
    }

    private static String locale(String language) {
        if (language.length() == 2) {
            return TERRITORIES.getOrDefault(language, "");
        }
        String[] parts = language.split("[-_]");
        return language.length() == 5 && parts.length == 2
                ? parts[0].toLowerCase(Locale.ROOT) + "_" + parts[1].toUpperCase(Locale.ROOT)
                : "";
    }
}

package blogjar.server;

import blogjar.metrics.Views;
import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.text.Addresses;
import blogjar.text.Html;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The posts of the site that were read most, by the server's own counts. What is a post, and its title, is read from its page by the
 * microformats that every theme has; one that search engines are not to list is left out, as are lists and pages without a date. Each page is read
 * once in a release.
 */
final class PopularPosts {
    static final int MOST = 20;

    /** Home and lists are read often, too, and are no posts. */
    private static final int LOOKED_AT = 100;

    private static final long LONGEST = 4L << 20;
    private static final Pattern TITLE = Pattern.compile("<h1 class=\"p-name\">(.*?)</h1>", Pattern.DOTALL);
    private static final Pattern ROBOTS = Pattern.compile("<meta name=\"robots\" content=\"[^\"]*noindex");

    private final Views views;
    private volatile Titles titles = new Titles(Release.empty(), new ConcurrentHashMap<>());

    /** @param byPage empty for what is no post */
    private record Titles(Release release, Map<String, Optional<String>> byPage) {}

    PopularPosts(Views views) {
        this.views = views;
    }

    /**
     * As JSON: for each its path, encoded, its title and its count.
     *
     * @param page the page of a path that everybody may see; null where there is none
     */
    String json(Release release, Function<String, @Nullable Resource> page, int limit) {
        Titles known = titles;
        if (known.release() != release) {
            known = new Titles(release, new ConcurrentHashMap<>());
            titles = known;
        }
        List<Map<String, Object>> popular = new ArrayList<>();
        for (String name : views.most(LOOKED_AT)) {
            Resource found = popular.size() < limit ? page.apply(name) : null;
            if (found == null) {
                continue;
            }
            known.byPage().computeIfAbsent(name, first -> title(text(found))).ifPresent(title -> {
                Map<String, Object> post = new LinkedHashMap<>();
                post.put("path", Addresses.encode(name));
                post.put("title", title);
                post.put("count", views.of(name));
                popular.add(post);
            });
        }
        return Json.print(Map.of("popular", popular));
    }

    private static Optional<String> title(String html) {
        Matcher title = TITLE.matcher(html);
        boolean post = title.find()
                && html.contains("class=\"dt-published\"")
                && !ROBOTS.matcher(html).find();
        String text = post ? Html.unescape(Html.strip(title.group(1))).strip() : "";
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    private static String text(Resource page) {
        ByteBuffer kept = page.identity().map(form -> form.bytes().duplicate()).orElse(null);
        if (kept != null) {
            return StandardCharsets.UTF_8.decode(kept).toString();
        }
        try {
            return page.file().isEmpty() || page.length() > LONGEST
                    ? ""
                    : Files.readString(page.file().get(), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return ""; // it is not served any more, either
        }
    }
}

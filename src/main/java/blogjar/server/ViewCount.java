package blogjar.server;

import blogjar.metrics.Views;
import blogjar.output.Resource;
import blogjar.text.Percent;
import blogjar.text.SlashPaths;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Counts who reads pages, and tells the counts: {@code _views?/PATH} is answered {@code {"page": 12, "site": 345}}, and counts as
 * reading that page, too, since a browser may have fetched it ahead. {@code _views?popular=5} is answered with the posts that were read most.
 *
 * <p>Left out are programs, by what they call themselves; pages fetched ahead ({@code Sec-Purpose}) or by scripts and frames
 * ({@code Sec-Fetch-Dest}); and pages that not everybody may see.
 */
final class ViewCount implements Step {
    static final String PLACE = "_views";
    private static final int LONGEST = 2000;
    private static final Pattern ADDRESS = Pattern.compile("https?://\\S*");
    private static final HttpString DESTINATION = new HttpString("Sec-Fetch-Dest");
    private static final List<HttpString> AHEAD =
            List.of(new HttpString("Sec-Purpose"), new HttpString("Purpose"), new HttpString("X-Moz"));

    /** What programs that read the web by themselves have in their names, though some begin as browsers do. */
    private static final List<String> PROGRAMS = List.of(
            "bot",
            "spider",
            "crawl",
            "slurp",
            "headless",
            "preview",
            "monitor",
            "scan",
            "archiv",
            "lighthouse",
            "curl",
            "wget",
            "python",
            "java/",
            "http",
            "feed",
            "fetch",
            "search",
            "facebookexternal",
            "bytespider",
            "gptbot");

    private static final Pattern POPULAR = Pattern.compile("\\?popular=(\\d{1,2})");

    private final Views views;
    private final PopularPosts popular;

    ViewCount(Views views) {
        this.views = views;
        this.popular = new PopularPosts(views);
    }

    @Override
    public @Nullable Body answer(Request request) {
        String path = request.target().path();
        if (path == null || Responses.isHead(request.exchange())) {
            return null;
        }
        if (isPlace(path) && request.release().find(path).isEmpty()) {
            return told(request);
        }
        if (isOpened(request.exchange())) {
            Resource page = page(request, path);
            if (page != null) {
                count(request, page);
            }
        }
        return null;
    }

    /** Below the root of the blog, wherever that is. */
    private static boolean isPlace(String path) {
        return path.endsWith(PLACE) && (path.length() == PLACE.length() || path.endsWith("/" + PLACE));
    }

    private Body told(Request request) {
        HttpServerExchange exchange = request.exchange();
        String query = request.target().rawQuery();
        Matcher most = POPULAR.matcher(query);
        if (most.matches()) {
            int limit = Math.min(PopularPosts.MOST, Integer.parseInt(most.group(1)));
            return told(exchange, popular.json(request.release(), path -> page(request, path), limit) + "\n");
        }
        boolean named = query.startsWith("?/") && query.length() <= LONGEST;
        Resource page = named ? page(request, Percent.decode(query.substring(2), false)) : null;
        if (page != null) {
            count(request, page);
        }
        String json = "{\"page\": " + (page == null ? 0 : views.of(name(page))) + ", \"site\": " + views.all() + "}\n";
        return told(exchange, json);
    }

    private static Body told(HttpServerExchange exchange, String json) {
        ResponseField.CONTENT_TYPE.put(exchange, "application/json");
        ResponseField.CACHE_CONTROL.put(exchange, "no-store");
        return Responses.body(exchange, ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** The page of a path that everybody may see; null where there is none. */
    private static @Nullable Resource page(Request request, String path) {
        Resource found = request.release().find(path).orElse(null);
        boolean shown = found != null
                && found.target().isEmpty()
                && found.mediaType().startsWith("text/html")
                && !found.path().equals("404.html")
                && request.site().access().of(found.path()).isEmpty()
                && Lookup.ruled(request, path) == null;
        return shown ? found : null;
    }

    private void count(Request request, Resource page) {
        String agent = request.exchange().getRequestHeaders().getFirst(Fields.USER_AGENT);
        if (agent != null && isBrowser(agent)) {
            String address = RequestFacts.address(request.exchange().getSourceAddress(), false);
            views.add(name(page), address + "\n" + agent);
        }
    }

    private static String name(Resource page) {
        return SlashPaths.ofPage(page.path());
    }

    /** Whether a person opens what is asked for, as far as the browser tells. */
    private static boolean isOpened(HttpServerExchange exchange) {
        for (HttpString field : AHEAD) {
            String value = exchange.getRequestHeaders().getFirst(field);
            if (value != null && value.toLowerCase(Locale.ROOT).contains("pre")) {
                return false;
            }
        }
        String destination = exchange.getRequestHeaders().getFirst(DESTINATION);
        return destination == null || destination.equals("document");
    }

    static boolean isBrowser(String agent) {
        String name = ADDRESS.matcher(agent.toLowerCase(Locale.ROOT)).replaceAll("http");
        return (name.startsWith("mozilla/") || name.startsWith("opera/"))
                && PROGRAMS.stream().noneMatch(name::contains);
    }
}

package blogjar.server;

import blogjar.search.Results;
import blogjar.text.Percent;
import blogjar.text.Xml;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Answers {@code /search/?q=…} with the site's own page, in which stands what is found: for who has no JavaScript.
 *
 * <p>One query reads a few files that are in memory, whatever is asked. One thread does it, and a few may wait for that; others are told to come
 * again. No cache keeps an answer, and no search engine lists it.
 */
final class SearchPage implements Step {
    private static final HttpString RETRY_AFTER = new HttpString("Retry-After");
    private static final HttpString ROBOTS = new HttpString("X-Robots-Tag");

    /** Each takes a few milliseconds. */
    private static final int MOST_WAITING = 20;

    private static final int MOST_SHOWN = 20;

    /** Of a query as it is written in an address, where a character may take twelve. */
    private static final int LONGEST = 1200;

    private static final String FIELD = "id=\"search-query\" value=\"";
    private static final String RESULTS = "id=\"search-results\"";
    private static final String RESULTS_END = "</section>";

    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final ExecutorService searching =
            new ThreadPoolExecutor(0, 1, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                Thread thread = new Thread(work, "search");
                thread.setDaemon(true);
                return thread;
            });

    @Override
    public @Nullable Body answer(Request request) {
        SiteSearch search = request.site().search();
        String path = request.target().path();
        if (search == null || path == null || !search.isPage(path)) {
            return null;
        }
        String query = query(request.target().rawQuery());
        if (query == null
                || Lookup.ruled(request, path) != null
                || !AccessControl.hasPassed(
                        request.exchange(),
                        request.site().access().of(search.page().path()))) {
            return null;
        }
        HttpServerExchange exchange = request.exchange();
        if (!room.tryAcquire()) {
            exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
            exchange.getResponseHeaders().put(RETRY_AFTER, "1");
            return Responses.status(exchange, StatusCodes.SERVICE_UNAVAILABLE);
        }
        return request.waiting(searching, () -> {
            try {
                return found(request, search, query);
            } finally {
                room.release();
            }
        });
    }

    /** The value of {@code q}; null where there is none. */
    private static @Nullable String query(String raw) {
        for (String pair : raw.isEmpty() ? new String[0] : raw.substring(1).split("&", 20)) {
            if (pair.startsWith("q=")) {
                String value = pair.substring(2);
                String query = Percent.decode(value.length() > LONGEST ? value.substring(0, LONGEST) : value, true);
                return query.isBlank() ? null : query.strip();
            }
        }
        return null;
    }

    private static Body found(Request request, SiteSearch search, String query) {
        HttpServerExchange exchange = request.exchange();
        request.site().fields().of(search.page()).put(exchange, request.secure());
        exchange.getResponseHeaders().put(Fields.CONTENT_TYPE, search.page().mediaType());
        exchange.getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
        exchange.getResponseHeaders().put(ROBOTS, "noindex");
        String html = page(search, query, search.index().find(query, MOST_SHOWN));
        return Responses.body(exchange, ByteBuffer.wrap(html.getBytes(StandardCharsets.UTF_8)));
    }

    /** The page with the query in its field and what is found in its place for that; as it is where it has none. */
    private static String page(SiteSearch search, String query, Results results) {
        String html = SiteSearch.text(search.page());
        int field = html.indexOf(FIELD) + FIELD.length();
        String asked =
                field < FIELD.length() ? html : html.substring(0, field) + Xml.escape(query) + html.substring(field);
        int place = asked.indexOf(RESULTS);
        int start = asked.indexOf('>', place) + 1;
        int end = asked.indexOf(RESULTS_END, start);
        return place < 0 || start == 0 || end < 0
                ? asked
                : asked.substring(0, start)
                        + list(search, results, asked.substring(place, start))
                        + asked.substring(end);
    }

    /** @param words the attributes of the place, which hold the words of the page's language */
    private static String list(SiteSearch search, Results results, String words) {
        String count = results.total() == 0 ? "zero" : results.total() == 1 ? "one" : "other";
        StringBuilder out = new StringBuilder("<p role=\"status\" class=\"search-status\">")
                .append(attribute(words, "data-" + count).replace("%d", Integer.toString(results.total())))
                .append("</p>\n<ol class=\"search-hits\">\n");
        for (Results.Hit hit : results.hits()) {
            out.append("<li><a href=\"")
                    .append(Xml.escape(search.root() + hit.path()))
                    .append("\">");
            write(hit.title(), out);
            out.append("</a>\n<p>");
            write(hit.excerpt(), out);
            out.append("</p></li>\n");
        }
        return out.append("</ol>\n").toString();
    }

    private static void write(List<Results.Piece> pieces, StringBuilder out) {
        for (Results.Piece piece : pieces) {
            out.append(piece.marked() ? "<mark>" : "")
                    .append(Xml.escape(piece.text()))
                    .append(piece.marked() ? "</mark>" : "");
        }
    }

    /** The value of an attribute as it is written, references as well. */
    private static String attribute(String tag, String name) {
        String start = " " + name + "=\"";
        int at = tag.indexOf(start);
        return at < 0 ? "" : tag.substring(at + start.length(), tag.indexOf('"', at + start.length()));
    }
}

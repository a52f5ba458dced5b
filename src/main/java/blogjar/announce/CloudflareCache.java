package blogjar.announce;

import blogjar.text.Json;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * What Cloudflare keeps of a zone.
 *
 * @param endpoint of its API
 * @param zone its id
 * @see <a href="https://developers.cloudflare.com/api/resources/cache/methods/purge/">Purge cached content</a>
 */
record CloudflareCache(URI endpoint, String zone, String token) implements Receiver {
    /** Addresses in a call, as the free plan has it. */
    private static final int MOST = 30;

    /** With more all of it goes, which is one call. */
    private static final int MOST_CALLS = 10;

    @Override
    public String name() {
        return "Cloudflare";
    }

    @Override
    public List<Call> calls(News news) {
        if (isAll(news)) {
            return List.of(call(Map.of("purge_everything", true)));
        }
        return Lots.of(news.all(), MOST).stream()
                .map(some -> call(Map.of("files", some)))
                .toList();
    }

    private Call call(Map<String, Object> body) {
        return new Call(
                URI.create(endpoint + "/zones/" + zone + "/purge_cache"),
                List.of("Content-Type", "application/json", "Authorization", "Bearer " + token),
                Json.print(body));
    }

    private static boolean isAll(News news) {
        return news.all().size() > MOST * MOST_CALLS;
    }

    @Override
    public String told(News news) {
        return isAll(news) ? "all of the zone" : Lots.addresses(news.all().size());
    }
}

package blogjar.announce;

import blogjar.config.Links;
import blogjar.text.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Search engines that share what they are told: Bing, Yandex, Naver, Seznam and others.
 *
 * @param endpoint of any of them
 * @param key which a file of the site has, too, so that nobody else speaks for it
 * @see <a href="https://www.indexnow.org/documentation">IndexNow</a>
 */
record IndexNow(URI endpoint, String key, Links links) implements Receiver {
    private static final int MOST = 10_000;

    @Override
    public String name() {
        return "IndexNow (" + endpoint.getHost() + ")";
    }

    @Override
    public List<Call> calls(News news) {
        List<Call> calls = new ArrayList<>();
        for (List<String> some : Lots.of(news.pages(), MOST)) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("host", URI.create(news.home()).getHost());
            body.put("key", key);
            body.put("keyLocation", links.fullUrlFor(key + ".txt"));
            body.put("urlList", some);
            calls.add(new Call(endpoint, List.of("Content-Type", "application/json; charset=utf-8"), Json.print(body)));
        }
        return calls;
    }

    @Override
    public String told(News news) {
        return Lots.pages(news.pages().size());
    }
}

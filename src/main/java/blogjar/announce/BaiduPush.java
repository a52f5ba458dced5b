package blogjar.announce;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Baidu's list of pages to look at.
 *
 * @param endpoint with its path
 * @param site as Baidu's console names it
 * @see <a href="https://ziyuan.baidu.com/college/courseinfo?id=267&amp;page=2">普通收录</a>
 */
record BaiduPush(URI endpoint, String site, String token) implements Receiver {
    private static final int MOST = 2_000;

    @Override
    public String name() {
        return "Baidu";
    }

    @Override
    public List<Call> calls(News news) {
        URI to = URI.create(endpoint + "?site=" + encoded(site) + "&token=" + encoded(token));
        List<Call> calls = new ArrayList<>();
        for (List<String> some : Lots.of(news.pages(), MOST)) {
            calls.add(new Call(to, List.of("Content-Type", "text/plain"), String.join("\n", some)));
        }
        return calls;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String told(News news) {
        return Lots.pages(news.pages().size());
    }
}

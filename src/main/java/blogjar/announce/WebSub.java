package blogjar.announce;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A hub that hands on feeds to those who subscribed to them.
 *
 * @see <a href="https://www.w3.org/TR/websub/#publishing">WebSub, 7</a>; the words of the ping are those of PubSubHubbub 0.4, which all hubs take
 */
record WebSub(URI hub) implements Receiver {
    @Override
    public String name() {
        return "the hub " + hub.getHost();
    }

    @Override
    public List<Call> calls(News news) {
        return news.feeds().stream()
                .map(feed -> new Call(
                        hub,
                        List.of("Content-Type", "application/x-www-form-urlencoded"),
                        "hub.mode=publish&hub.url=" + URLEncoder.encode(feed, StandardCharsets.UTF_8)))
                .toList();
    }

    @Override
    public String told(News news) {
        return news.feeds().size() == 1 ? "a feed" : news.feeds().size() + " feeds";
    }
}

package blogjar.announce;

import blogjar.cloud.Digests;
import blogjar.text.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An address that is told by JSON: the site, and the pages.
 *
 * @param secret empty for none; else the body is signed by it as GitHub signs its own
 */
record WebHook(URI to, String secret) implements Receiver {
    @Override
    public String name() {
        return "the hook at " + to.getHost();
    }

    @Override
    public List<Call> calls(News news) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("event", "deploy");
        body.put("site", news.home());
        body.put("pages", news.pages());
        String text = Json.print(body);
        List<String> fields = new ArrayList<>(List.of("Content-Type", "application/json; charset=utf-8"));
        if (!secret.isEmpty()) {
            fields.add("X-Hub-Signature-256");
            fields.add("sha256=" + Digests.hex(Digests.hmac(secret, text)));
        }
        return List.of(new Call(to, fields, text));
    }

    @Override
    public String told(News news) {
        return Lots.pages(news.pages().size());
    }
}

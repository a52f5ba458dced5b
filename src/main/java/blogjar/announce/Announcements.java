package blogjar.announce;

import blogjar.config.Config;
import blogjar.config.IndexNowKey;
import blogjar.config.SettingValues;
import blogjar.config.Variables;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Who is to be told of a site that changed: {@code announce} of {@code _config.yml}, the hub of its feeds ({@code feed.hub}), and what
 * plugins of Hexo have as places to deploy to although nothing goes there.
 */
public final class Announcements {
    private static final String KEY = "announce";

    /** hexo-baidu-url-submit, hexo-indexnow, hexo-submit-urls-to-search-engine. */
    private static final String BAIDU = "baidu_url_submitter";

    private static final String INDEXNOW = "indexnow_url_submitter";
    private static final String CJH_BAIDU = "cjh_baidu_url_submitter";
    private static final Set<String> OTHERS =
            Set.of("cjh_bing_url_submitter", "cjh_google_url_submitter", "bing_url_submitter", "google_url_submitter");

    private final Config config;
    private final UnaryOperator<@Nullable String> environment;
    private final Set<String> kinds;
    private final List<Receiver> receivers = new ArrayList<>();
    private final List<String> secrets = new ArrayList<>();

    private Announcements(Config config, UnaryOperator<@Nullable String> environment) {
        this.config = config;
        this.environment = environment;
        this.kinds = kinds(config);
    }

    /**
     * @param environment from a variable's name to its value, or null
     * @throws blogjar.diagnostic.ProblemException where a setting can't be used
     */
    public static Announcement of(Config config, UnaryOperator<@Nullable String> environment) {
        Announcements all = new Announcements(config, environment);
        all.read();
        return new Announcement(all.receivers, all.secrets);
    }

    /** Whether a place to deploy to is none, but somebody who is to be told. */
    public static boolean isOne(String kind) {
        return Set.of(BAIDU, INDEXNOW, CJH_BAIDU).contains(kind) || OTHERS.contains(kind);
    }

    /** Places of plugins whose interfaces are not spoken here. */
    public static Set<String> unspoken(Config config) {
        Set<String> unspoken = new TreeSet<>(kinds(config));
        unspoken.retainAll(OTHERS);
        return unspoken;
    }

    private static Set<String> kinds(Config config) {
        Set<String> kinds = new TreeSet<>();
        for (Object one : SettingValues.oneOrMore(config.get("deploy"))) {
            if (one instanceof Map<?, ?> map) {
                kinds.add(String.valueOf(map.get("type")).strip());
            }
        }
        return kinds;
    }

    private void read() {
        SettingValues values = new SettingValues(config, KEY);
        if (config.get(KEY) != null) {
            values.allow("indexnow", "baidu", "webhook", "cloudflare", "alibaba", "websub");
            indexNow(values);
            baidu(values);
            for (Object one : SettingValues.oneOrMore(values.get("webhook"))) {
                hook(values, one);
            }
            cloudflare(values);
            alibaba(values);
        }
        ofPlugins();
        if (values.flag("websub", true)) {
            config.texts("feed.hub")
                    .forEach(hub -> receivers.add(new WebSub(address(new SettingValues(config, "feed"), "hub", hub))));
        }
    }

    private void indexNow(SettingValues values) {
        String key = IndexNowKey.announced(config);
        if (!key.isEmpty()) {
            Part part = part(values, "indexnow", "key");
            receivers.add(new IndexNow(part.endpoint("https://api.indexnow.org/indexnow"), key, config.links()));
        }
    }

    private void baidu(SettingValues values) {
        if (values.get("baidu") != null) {
            Part part = part(values, "baidu", "token");
            String site = part.values.text("site", config.links().url().replaceFirst("(?<=//[^/]{1,300})/.*$", ""));
            receivers.add(new BaiduPush(part.endpoint("http://data.zz.baidu.com/urls"), site, part.secret("token")));
        }
    }

    /** An address, or a map. */
    private void hook(SettingValues values, Object given) {
        Part part = given instanceof Map<?, ?>
                ? new Part("webhook", new SettingValues(config, KEY + ".webhook", named(given)))
                : new Part("webhook", new SettingValues(config, KEY + ".webhook", Map.of("url", given)));
        part.values.allow("url", "secret");
        String url = part.values.text("url", "");
        String secret = part.values.get("secret") == null ? "" : part.secret("secret");
        String to = expanded(url);
        if (!to.equals(url)) {
            secrets.add(to);
        }
        receivers.add(new WebHook(address(values, "webhook", to), secret));
    }

    private void cloudflare(SettingValues values) {
        if (values.get("cloudflare") != null) {
            Part part = part(values, "cloudflare", "zone");
            String zone = expanded(part.values.text("zone", ""));
            if (!zone.matches("[0-9a-f]{32}")) {
                throw part.values.refused(
                        "zone", "is no zone", "the id of a zone, 32 digits and letters, from its overview");
            }
            receivers.add(new CloudflareCache(
                    part.endpoint("https://api.cloudflare.com/client/v4"), zone, part.secret("token")));
        }
    }

    private void alibaba(SettingValues values) {
        if (values.get("alibaba") != null) {
            Part part = part(values, "alibaba", "id");
            receivers.add(new AlibabaCache(
                    part.endpoint("https://cdn.aliyuncs.com"),
                    part.secret("id"),
                    part.secret("secret"),
                    Clock.systemUTC()));
        }
    }

    private void ofPlugins() {
        if (kinds.contains(INDEXNOW) && config.get(KEY + ".indexnow") == null) {
            String key = IndexNowKey.ofPlugin(config);
            String server = config.text("hexo_indexnow.server");
            String host =
                    Map.of("bing", "www.bing.com", "yandex", "yandex.com").getOrDefault(server, "api.indexnow.org");
            receivers.add(new IndexNow(URI.create("https://" + host + "/indexnow"), key, config.links()));
        }
        if (kinds.contains(BAIDU)) {
            ofBaidu("baidu_url_submit", "host", "token");
        }
        if (kinds.contains(CJH_BAIDU)) {
            ofBaidu("hexo_submit_urls_to_search_engine", "baidu_host", "baidu_token");
        }
    }

    private void ofBaidu(String parent, String host, String token) {
        Part part = new Part(parent, new SettingValues(config, parent));
        String site = part.values.text(host, URI.create(config.links().url()).getHost());
        receivers.add(new BaiduPush(URI.create("http://data.zz.baidu.com/urls"), site, part.secret(token)));
    }

    /** A map, or a text that is its first setting. */
    private Part part(SettingValues values, String key, String first) {
        Object given = values.get(key);
        Map<String, Object> map = given instanceof Map<?, ?> ? named(given) : Map.of(first, String.valueOf(given));
        Part part = new Part(key, new SettingValues(config, KEY + "." + key, map));
        part.values.allow("key", "token", "site", "zone", "id", "secret", "endpoint");
        return part;
    }

    private static Map<String, Object> named(Object given) {
        Map<String, Object> named = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((name, value) -> named.put(String.valueOf(name), value));
        }
        return named;
    }

    private String expanded(String given) {
        return new Variables(environment).value(given).orElse("");
    }

    private static URI address(SettingValues values, String key, String text) {
        try {
            URI uri = URI.create(text.strip());
            if (uri.getHost() != null && Set.of("http", "https").contains(String.valueOf(uri.getScheme()))) {
                return uri;
            }
        } catch (IllegalArgumentException broken) {
            // as told below
        }
        throw values.refused(key, "is no address that can be asked", "an address, such as https://example.org/hook");
    }

    /** What stands below one key. */
    private final class Part {
        private final String name;
        private final SettingValues values;

        Part(String name, SettingValues values) {
            this.name = name;
            this.values = values;
        }

        URI endpoint(String usual) {
            return URI.create(address(values, "endpoint", values.text("endpoint", usual))
                    .toString()
                    .replaceFirst("/$", ""));
        }

        String secret(String key) {
            String given = values.text(key, "").strip();
            String secret = expanded(given);
            if (secret.isEmpty()) {
                throw values.refused(
                        key,
                        given.isEmpty() ? "is missing" : "is not there",
                        given.isEmpty()
                                ? "what " + name + " wants to see; $NAME for a variable of the environment"
                                : "the environment to have "
                                        + Variables.named(given).orElse(""));
            }
            secrets.add(secret);
            return secret;
        }
    }
}

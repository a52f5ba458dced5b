package blogjar.theme;

import blogjar.text.Percent;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A plain link to where a reader can share an article; nothing is asked of the service before it is followed.
 *
 * @param service its name in the settings
 * @param name for readers
 */
record ShareLink(String service, String name, String url) implements Attributes {
    /** Service to its name, its name in Chinese, and its address, with the article's and its title to be put in. */
    private static final Map<String, List<String>> SERVICES = Map.ofEntries(
            service("weibo", "Weibo", "微博", "https://service.weibo.com/share/share.php?url={url}&title={title}"),
            service("qq", "QQ", "QQ", "https://connect.qq.com/widget/shareqq/index.html?url={url}&title={title}"),
            service(
                    "qzone",
                    "Qzone",
                    "QQ 空间",
                    "https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?url={url}&title={title}"),
            service("douban", "Douban", "豆瓣", "https://www.douban.com/share/service?href={url}&name={title}"),
            service("x", "X", "X", "https://x.com/intent/post?url={url}&text={title}"),
            service("facebook", "Facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
            service("telegram", "Telegram", "Telegram", "https://t.me/share/url?url={url}&text={title}"),
            service("whatsapp", "WhatsApp", "WhatsApp", "https://wa.me/?text={title}%20{url}"),
            service("linkedin", "LinkedIn", "领英", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
            service("reddit", "Reddit", "Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
            service("line", "LINE", "LINE", "https://social-plugins.line.me/lineit/share?url={url}"),
            service("bluesky", "Bluesky", "Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
            service(
                    "hackernews",
                    "Hacker News",
                    "Hacker News",
                    "https://news.ycombinator.com/submitlink?u={url}&t={title}"),
            service("email", "E-mail", "邮件", "mailto:?subject={title}&body={url}"));

    private static Map.Entry<String, List<String>> service(String key, String name, String chinese, String url) {
        return Map.entry(key, List.of(name, chinese, url));
    }

    /**
     * @param service one of those that settings may name
     * @param lang of the page
     */
    static ShareLink of(String service, String lang, String address, String title) {
        List<String> known = Objects.requireNonNull(SERVICES.get(service), service);
        String url = known.get(2)
                .replace("{title}", Percent.encode(title, "-_.~"))
                .replace("{url}", Percent.encode(address, "-_.~"));
        return new ShareLink(service, known.get(lang.startsWith("zh") ? 1 : 0), url);
    }

    @Override
    public String kind() {
        return "a way to share";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "service" -> service;
            case "name" -> this.name;
            case "url" -> url;
            default -> UNKNOWN;
        };
    }
}

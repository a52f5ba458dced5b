package blogjar.config.themes;

import blogjar.text.Percent;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where readers can share an article by a plain link, or by a code that the telephone reads; nothing is asked of a service before.
 */
public enum ShareService {
    WEIBO("Weibo", "微博", "https://service.weibo.com/share/share.php?url={url}&title={title}"),
    WECHAT("WeChat", "微信", ""),
    QQ("QQ", "QQ", "https://connect.qq.com/widget/shareqq/index.html?url={url}&title={title}"),
    QZONE("Qzone", "QQ 空间", "https://sns.qzone.qq.com/cgi-bin/qzshare/cgi_qzshare_onekey?url={url}&title={title}"),
    DOUBAN("Douban", "豆瓣", "https://www.douban.com/share/service?href={url}&name={title}"),
    X("X", "X", "https://x.com/intent/post?url={url}&text={title}"),
    FACEBOOK("Facebook", "Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    TELEGRAM("Telegram", "Telegram", "https://t.me/share/url?url={url}&text={title}"),
    WHATSAPP("WhatsApp", "WhatsApp", "https://wa.me/?text={title}%20{url}"),
    LINKEDIN("LinkedIn", "领英", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    REDDIT("Reddit", "Reddit", "https://www.reddit.com/submit?url={url}&title={title}"),
    LINE("LINE", "LINE", "https://social-plugins.line.me/lineit/share?url={url}"),
    BLUESKY("Bluesky", "Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    HACKERNEWS("Hacker News", "Hacker News", "https://news.ycombinator.com/submitlink?u={url}&t={title}"),
    EMAIL("E-mail", "邮件", "mailto:?subject={title}&body={url}");

    private static final String KEPT = "-_.~";

    private final String name;
    private final String chinese;
    private final String template;

    /** @param template with places for the article's address and title; empty where a telephone reads a code */
    ShareService(String name, String chinese, String template) {
        this.name = name;
        this.chinese = chinese;
        this.template = template;
    }

    /** By its name in the settings. */
    public static Optional<ShareService> of(String key) {
        return Stream.of(values()).filter(service -> service.key().equals(key)).findFirst();
    }

    /** Its name in the settings. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param lang of the page */
    public String name(String lang) {
        return lang.startsWith("zh") ? chinese : name;
    }

    /** Whether it is a code, which a telephone reads, and no link. */
    public boolean isCode() {
        return template.isEmpty();
    }

    /** The link for an article. */
    public String link(String address, String title) {
        return template.replace("{title}", Percent.encode(title, KEPT)).replace("{url}", Percent.encode(address, KEPT));
    }
}

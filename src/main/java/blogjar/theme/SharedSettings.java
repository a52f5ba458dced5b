package blogjar.theme;

import blogjar.config.themes.Comments;
import blogjar.config.themes.Licence;
import blogjar.config.themes.ShareService;
import blogjar.text.Addresses;
import blogjar.text.Once;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The settings that all themes share, under one name each, whatever the blog's theme calls them. */
final class SharedSettings implements Attributes {
    private static final int RELATED = 5;

    private final Map<String, @Nullable Object> ours;
    private final List<MenuItem> menu;
    private final Once<String> accentStyle = new Once<>(this::accentStyle);

    /** @param ours settings in the words of the built-in theme */
    SharedSettings(Map<String, @Nullable Object> ours) {
        this.ours = ours;
        this.menu = MenuItem.of(ours.get("menu"));
    }

    /** The menu that the author made; empty where there is none. */
    List<MenuItem> menu() {
        return menu;
    }

    @Override
    public String kind() {
        return "the site";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "title", "logo", "favicon", "touch_icon", "avatar" -> text(ours.get(name));
            case "since" -> ours.get(name) instanceof Number year ? year.intValue() : 0;
            case "beian" -> map(name);
            case "accent_style" -> accentStyle.value();
            case "appearance" -> text(ours.get(name));
            case "social" -> ours.get(name) instanceof List<?> links ? links : List.of();
            case "custom_css", "custom_js" -> texts(ours.get(name));
            case "footer_text" -> text(map("footer").get("text"));
            case "announcement" -> text(ours.get(name));
            case "friends" -> ours.get(name) instanceof List<?> groups ? groups : List.of();
            case "author", "reward" -> map(name);
            case "comments" -> Comments.of(map(name));
            case "visits" -> visits();
            case "banners" -> map("banner");
            case "verification" -> verification();
            case "inject_head_begin" -> injected("head_begin");
            case "inject_head" -> injected("head", "head_end");
            case "inject_body_begin" -> injected("body_begin");
            case "inject_bottom" -> injected("bottom", "body_end");
            case "offline" -> isOffline();
            case "prefetch" -> !Boolean.FALSE.equals(ours.get("prefetch"));
            case "share" -> !Boolean.FALSE.equals(ours.get("share"));
            case "owner" -> text(map("footer").get("owner"));
            default -> UNKNOWN;
        };
    }

    /** The author's HTML for a place, under any of its names: those of the themes, and those of Hexo's injector. */
    private String injected(String... names) {
        Map<?, ?> places = map("inject");
        return Stream.of(names)
                .map(name -> text(places.get(name)))
                .filter(html -> !html.isEmpty())
                .collect(Collectors.joining("\n"));
    }

    /** Services that count visits to what they are told; Fluid names one by itself, and the server of another elsewhere; Butterfly says server and script of Umami apart. */
    private Map<String, Object> visits() {
        Map<String, Object> services = new LinkedHashMap<>();
        map("visits").forEach((name, told) -> services.put(name.toString(), told));
        Object counter = services.remove("counter");
        Object server = services.remove("openkounter-server");
        if ("openkounter".equals(counter) && server != null) {
            services.putIfAbsent("openkounter", server);
        } else if ("busuanzi".equals(counter)) {
            services.putIfAbsent("busuanzi", counter);
        }
        Object umami = services.remove("umami-server");
        Object script = services.remove("umami-script");
        if (umami != null && script != null) {
            services.putIfAbsent("umami-src", umami.toString().replaceFirst("/+$", "") + "/" + script);
        }
        return services;
    }

    /** Names to contents of the elements by which search engines know the author. */
    private Map<String, String> verification() {
        Map<String, String> named = new LinkedHashMap<>();
        map("verification")
                .forEach((name, content) ->
                        named.put(name.equals("msvalidate") ? "msvalidate.01" : name.toString(), text(content)));
        return named;
    }

    /**
     * Whether the home page has cards.
     *
     * @param pictures whether there are posts with pictures for them
     */
    boolean hasCards(BooleanSupplier pictures) {
        String look = text(ours.get("look"));
        return look.equals("cards")
                || look.equals("pictures") && (!text(map("home").get("banner")).isEmpty() || pictures.getAsBoolean());
    }

    /** The author's own web manifest, or {@code false} for none; null where nothing is said. */
    @Nullable
    Object manifest() {
        return ours.get("manifest");
    }

    /** Whether pages are kept for readers without a connection. */
    boolean isOffline() {
        return Boolean.TRUE.equals(ours.get("offline"));
    }

    /** Whether readers can search inside the site. */
    boolean hasSearch() {
        return !Boolean.FALSE.equals(ours.get("search"));
    }

    /** Whether readers of Chinese choose between Simplified and Traditional characters. */
    private boolean isTranslated() {
        return Boolean.TRUE.equals(ours.get("translate"));
    }

    /** Whether pictures below the first are loaded when a reader comes near them. */
    boolean hasLatePictures() {
        return !Boolean.FALSE.equals(map("pictures").get("lazy"));
    }

    /** Scripts and styles of the built-in theme that no page of the blog loads. */
    Set<String> unusedFiles() {
        Set<String> unused = new HashSet<>();
        if (Comments.of(map("comments")).isEmpty()) {
            unused.add("source/js/comments.js");
        }
        if (visits().isEmpty()) {
            unused.add("source/js/visits.js");
        }
        if (!isOffline()) {
            unused.add("source/offline.mjs");
        }
        if (!hasSearch()) {
            unused.add("source/js/search.js");
        }
        if (Boolean.FALSE.equals(ours.get("reading")) && !isTranslated()) {
            unused.add("source/js/reading.js");
        }
        if (!isTranslated()) {
            unused.add("source/js/hanzi.js");
        }
        if (!hasCards(() -> true)) {
            unused.add("source/css/cards.css");
        }
        return unused;
    }

    /** The picture of a post that has none; null where the author has none for such. */
    @Nullable
    String usualCover(String path) {
        List<String> covers = texts(map("cover").get("default"));
        return covers.isEmpty() ? null : covers.get(Math.floorMod(path.hashCode(), covers.size()));
    }

    /**
     * The picture at the head of what has none of its own.
     *
     * @param kind {@code post}, or the layout of a page
     * @return null where there is none
     */
    @Nullable
    String usualBanner(String kind) {
        Map<?, ?> banners = map("banner");
        String own = text(banners.get(kind));
        String banner = own.isEmpty() && !kind.equals("post") ? text(banners.get("page")) : own;
        return banner.isEmpty() ? null : banner;
    }

    /**
     * How many related posts a post names.
     *
     * @param usual whether it does so where the author says nothing
     */
    int related(boolean usual) {
        Map<?, ?> post = map("post");
        Map<?, ?> related = post.get("related") instanceof Map<?, ?> map ? map : Map.of();
        int limit = related.get("limit") instanceof Number n ? n.intValue() : RELATED;
        boolean enabled = related.get("enable") == null ? usual : Boolean.TRUE.equals(related.get("enable"));
        return enabled ? Math.max(0, Math.min(limit, 20)) : 0;
    }

    /** Where the source of an article can be edited; empty where the author does not say. */
    String editLink(String source) {
        String edit = text(map("post").get("edit"));
        return edit.isEmpty() ? "" : edit + Addresses.encode(source);
    }

    /** The services by which readers can share an article. */
    List<ShareService> shareServices() {
        return texts(ours.get("share")).stream()
                .flatMap(key -> ShareService.of(key).stream())
                .toList();
    }

    /** Whether the parts of a series are in the order of their titles, and not of their dates. */
    boolean isSeriesByTitle() {
        return text(map("series").get("order_by")).equals("title");
    }

    /** Rules of CSS; empty where the author chose no colour, or one that is none. */
    private String accentStyle() {
        Map<?, ?> accent = map("accent");
        String light = rules(accent.get("light"), false);
        String dark = rules(accent.get("dark") == null ? accent.get("light") : accent.get("dark"), true);
        return light.isEmpty() || dark.isEmpty()
                ? ""
                : ":root{" + light + "}@media screen{:root[data-theme=dark]{" + dark
                        + "}}@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){" + dark
                        + "}}";
    }

    private static String rules(@Nullable Object colour, boolean dark) {
        return Accent.of(text(colour))
                .filter(accent -> !accent.isGrey())
                .map(accent -> accent.rules(dark))
                .orElse("");
    }

    private static String text(@Nullable Object value) {
        return value instanceof String || value instanceof Number ? value.toString() : "";
    }

    private Map<?, ?> map(String name) {
        return ours.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof List<?> list) {
            list.forEach(item -> texts.add(String.valueOf(item)));
        }
        return texts;
    }

    /**
     * The licence of a post, {@code name} and {@code link} (which may be empty); null where the author names none.
     *
     * @param front its front matter: {@code copyright: false} means none, {@code license} names its own
     */
    @Nullable
    Map<String, String> licence(Map<String, @Nullable Object> front) {
        if (Boolean.FALSE.equals(front.get("copyright")) || Boolean.FALSE.equals(front.get("license"))) {
            return null;
        }
        Object own = front.get("license") == null ? front.get("copyright") : front.get("license");
        if (own instanceof String text && !text.isBlank()) {
            return Licence.named(text.strip(), "");
        }
        Map<?, ?> usual = map("licence");
        return usual.isEmpty()
                ? null
                : Map.of(
                        "name",
                        Objects.requireNonNull(text(usual.get("name"))),
                        "link",
                        Objects.requireNonNull(text(usual.get("link"))));
    }
}

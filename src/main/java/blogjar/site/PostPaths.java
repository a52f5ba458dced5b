package blogjar.site;

import blogjar.config.Config;
import blogjar.content.FrontMatter;
import blogjar.content.JsText;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.text.PermalinkPattern;
import blogjar.text.Slug;
import blogjar.text.TextDigest;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The path of a post by {@code permalink} (filter post_permalink). */
final class PostPaths {
    /** Names that Hexo computes from the path itself, or that are no texts. */
    private static final Set<String> COMPUTED =
            Set.of("path", "permalink", "full_source", "asset_dir", "tags", "categories");

    private final PermalinkPattern pattern;
    private final Map<?, ?> defaults;
    private final boolean assetFolders;
    private final String defaultCategory;
    private final PinyinPaths pinyin;
    private final Problems problems;

    PostPaths(Config config, Problems problems) {
        this.pattern = new PermalinkPattern(config.text("permalink"));
        this.defaults = config.map("permalink_defaults");
        this.assetFolders = config.flag("post_asset_folder", false);
        this.defaultCategory = config.text("default_category");
        this.pinyin = new PinyinPaths(config, problems);
        this.problems = problems;
        for (String name : pattern.names()) {
            if (COMPUTED.contains(name)) {
                throw new ProblemException(Problem.error("'permalink' can't be made of ':" + name + "'")
                        .at(config.place("permalink"))
                        .expected(":title, :year, :category or a key of the front matter")
                        .fix("take another token; a post's path can't depend on itself"));
            }
        }
    }

    /** @param shown whether the post is published, so that it is told what its path lacks */
    String of(PostHead head, List<Category> categories, boolean shown) {
        FrontMatter front = head.document().frontMatter();
        Object own = front.values().get("permalink");
        String path;
        if (own != null && !own.equals("") && !own.equals(Boolean.FALSE)) {
            path = JsText.of(own);
        } else {
            Set<String> missing = new TreeSet<>();
            path = pattern.fill(token -> value(token, head, categories, missing));
            if (shown && !missing.isEmpty()) {
                tellMissing(head, missing, path);
            }
        }
        if (assetFolders && !path.endsWith("/") && !path.endsWith(".html")) {
            path += "/";
        }
        path = pinyin.of(path);
        return path.startsWith("/") ? path.substring(1) : path;
    }

    private void tellMissing(PostHead head, Set<String> missing, String path) {
        String names = ":" + String.join(", :", missing);
        problems.addMerged(Problem.notice(
                        "'permalink' wants " + names + ", which this post does not have; its address is /" + path)
                .at(head.document().frontMatter().place(head.document().name(), ""))
                .showing(head.document().text())
                .fix("add '" + missing.iterator().next()
                        + ": …' to the front matter, or a value under permalink_defaults in _config.yml"));
    }

    private String value(String token, PostHead head, List<Category> categories, Set<String> missing) {
        ZonedDateTime date = head.date();
        FrontMatter front = head.document().frontMatter();
        return switch (token) {
            case "title" -> head.slug();
            case "name" -> head.slug().substring(head.slug().lastIndexOf('/') + 1);
            case "post_title" -> Slug.slugize(head.title(), Slug.Case.LOWER);
            case "year" -> padded(date.getYear(), 4);
            case "month" -> padded(date.getMonthValue(), 2);
            case "day" -> padded(date.getDayOfMonth(), 2);
            case "hour" -> padded(date.getHour(), 2);
            case "minute" -> padded(date.getMinute(), 2);
            case "second" -> padded(date.getSecond(), 2);
            case "i_month" -> Integer.toString(date.getMonthValue());
            case "i_day" -> Integer.toString(date.getDayOfMonth());
            case "timestamp" -> Long.toString(date.toEpochSecond());
            case "hash" -> TextDigest.sha1(head.slug() + date.toEpochSecond()).substring(0, 12);
            case "id" ->
                front.text("id").isEmpty()
                        ? TextDigest.sha1(head.document().path()).substring(0, 24)
                        : front.text("id");
            case "category" ->
                categories.isEmpty()
                        ? defaultCategory
                        : categories.get(categories.size() - 1).slug();
            default -> variable(token, head, missing);
        };
    }

    private String variable(String token, PostHead head, Set<String> missing) {
        if (head.name().containsKey(token)) {
            return String.valueOf(head.name().get(token));
        }
        Map<String, ?> front = head.document().frontMatter().values();
        if (front.containsKey(token)) {
            return JsText.of(front.get(token));
        }
        switch (token) { // fields that every post has
            case "layout" -> {
                return "post";
            }
            case "comments", "published" -> {
                return "true";
            }
            case "slug" -> {
                return head.slug();
            }
            case "source" -> {
                return head.document().path();
            }
            default -> {
                if (defaults.containsKey(token)) {
                    return JsText.of(defaults.get(token));
                }
            }
        }
        missing.add(token);
        return "undefined";
    }

    private static String padded(int number, int width) {
        String digits = Integer.toString(number);
        return "0".repeat(Math.max(0, width - digits.length())) + digits;
    }
}

package blogjar.theme;

import blogjar.config.Config;
import blogjar.site.Post;
import blogjar.text.Html;
import blogjar.text.JsNumber;
import blogjar.text.JsSpace;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How long articles are in the figures of the plugin that a blog names: hexo-symbols-count-time 0.7.1 and
 * hexo-word-counter 0.1.0 with the settings of {@code symbols_count_time}, hexo-wordcount 6.0.1 with none. The second
 * counts the words of the Markdown text; here they are those of what it was rendered to.
 */
final class SymbolsCount {
    private static final Pattern CODE = Pattern.compile("<pre>[^\n]*?</pre>");
    private static final Pattern SPACE = Pattern.compile("[" + JsSpace.CLASS + "]+");
    private static final Pattern HAN = Pattern.compile("[\\u4e00-\\u9fa5]");
    private static final Pattern WORD = Pattern.compile("[a-zA-Z0-9_\\u0392-\\u03c9\\u0400-\\u04ff]+"
            + "|[\\u4e00-\\u9fff\\u3400-\\u4dbf\\uf900-\\ufaff\\u3040-\\u309f\\uac00-\\ud7af]+"
            + "|[\\u00e4\\u00c4\\u00e5\\u00c5\\u00f6\\u00d6]+");
    private static final double HAN_A_MINUTE = 300;
    private static final double WORDS_A_MINUTE = 160;

    private enum Plugin {
        NONE,
        SYMBOLS,
        WORDS,
        WORDCOUNT
    }

    private final Config config;
    private final Plugin plugin;

    SymbolsCount(Config config) {
        this.config = config;
        this.plugin = config.plugins().has("hexo-symbols-count-time")
                ? Plugin.SYMBOLS
                : config.plugins().has("hexo-word-counter")
                        ? Plugin.WORDS
                        : config.plugins().has("hexo-wordcount") ? Plugin.WORDCOUNT : Plugin.NONE;
    }

    /** The length of a text: {@code 1.1k}; null where the blog does not show it. */
    @Nullable
    String count(String html) {
        if (!isOn("symbols")) {
            return null;
        }
        int length = length(html);
        if (plugin == Plugin.WORDCOUNT) {
            return length < 1000 ? Integer.toString(length) : tenths(length, 100) + "k";
        }
        return length > 9999
                ? Math.round(length / 1000.0) + "k"
                : length > 999 ? tenths(length, 100) + "k" : Integer.toString(length);
    }

    /** How long it takes to read a text: {@code 3 mins.}, {@code 1:05}; null where the blog does not show it. */
    @Nullable
    String time(String html) {
        if (!isOn("time")) {
            return null;
        }
        if (plugin == Plugin.WORDCOUNT) {
            Counted counted = Counted.of(html);
            return Integer.toString(Math.max(1, (int) (counted.han / HAN_A_MINUTE + counted.words / WORDS_A_MINUTE)));
        }
        return time(length(html));
    }

    /** The length of all posts: {@code 12k}, {@code 1.1m}; null where the blog does not show it. */
    @Nullable
    String total(List<Post> posts) {
        if (!isOn("total_symbols")) {
            return null;
        }
        long length = totalLength(posts);
        if (plugin == Plugin.WORDCOUNT) {
            return length < 1000 ? Long.toString(length) : tenths(length, 100) + "k";
        }
        return length < 1_000_000 ? Math.round(length / 1000.0) + "k" : tenths(length, 100_000) + "m";
    }

    /** How long it takes to read all posts; null where the blog does not show it. */
    @Nullable
    String totalTime(List<Post> posts) {
        return plugin == Plugin.WORDCOUNT || !isOn("total_time") ? null : time(totalLength(posts));
    }

    private boolean isOn(String key) {
        return plugin != Plugin.NONE && (plugin == Plugin.WORDCOUNT || config.flag("symbols_count_time." + key, true));
    }

    private long totalLength(List<Post> posts) {
        return posts.parallelStream()
                .mapToLong(post -> length(post.body().content()))
                .sum();
    }

    private int length(String html) {
        String text = config.flag("symbols_count_time.exclude_codeblock", false)
                ? CODE.matcher(html).replaceAll("")
                : html;
        return switch (plugin) {
            case WORDS -> WordCount.of(text).total();
            case WORDCOUNT -> Counted.of(html).han + Counted.of(html).words;
            default -> SPACE.matcher(Html.strip(text)).replaceAll("").length();
        };
    }

    private String time(long length) {
        double letters = plugin == Plugin.SYMBOLS ? number("awl", 4) : 1;
        long minutes = Math.round(length / (letters * number("wpm", 275)));
        long hours = minutes / 60;
        long rest = Math.max(1, minutes - hours * 60);
        return hours < 1
                ? rest + " " + config.text("symbols_count_time.suffix", "mins.")
                : hours + ":" + (rest < 10 ? "0" : "") + rest;
    }

    private double number(String key, int otherwise) {
        return Math.max(1, config.number("symbols_count_time." + key, otherwise));
    }

    private static String tenths(long length, int unit) {
        return JsNumber.print(Math.round(length / (double) unit) / 10.0);
    }

    /** As hexo-wordcount counts. */
    private record Counted(int han, int words) {
        static Counted of(String html) {
            String text = Html.strip(html);
            int han = (int) HAN.matcher(text).results().count();
            Matcher words = WORD.matcher(HAN.matcher(text).replaceAll(""));
            return new Counted(han, (int) words.results().count());
        }
    }
}

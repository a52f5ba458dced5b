package blogjar.cli;

import blogjar.site.Post;
import blogjar.site.Site;
import blogjar.site.Tag;
import blogjar.text.Json;
import blogjar.theme.WordCount;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a blog: how much was written when, in which languages, about what. A Han character is a word, as the theme counts them;
 * code counts nothing.
 */
final class Statistics {
    private static final int MOST = 10;

    /** A post and how long it is. */
    private record Counted(Post post, WordCount count) {
        int words() {
            return count.total();
        }
    }

    private final Site site;
    private final List<Counted> posts;
    private final List<Post> drafts;

    /** @param site with its drafts */
    Statistics(Site site) {
        this.site = site;
        List<Post> all =
                Stream.concat(site.posts().stream(), site.hidden().stream()).toList();
        this.drafts = all.stream().filter(Post::draft).toList();
        this.posts = all.stream()
                .filter(post -> !post.draft())
                .map(post -> new Counted(post, WordCount.of(post.body().content())))
                .sorted(Comparator.comparing((Counted one) -> one.post().date()))
                .toList();
    }

    private Map<Integer, List<Counted>> years() {
        Map<Integer, List<Counted>> years = new TreeMap<>(Comparator.reverseOrder());
        posts.forEach(one -> years.computeIfAbsent(one.post().date().getYear(), y -> new ArrayList<>())
                .add(one));
        return years;
    }

    private Map<String, List<Counted>> languages() {
        return posts.stream()
                .collect(Collectors.groupingBy(one -> one.post().lang(), TreeMap::new, Collectors.toList()));
    }

    private List<Counted> longest() {
        return posts.stream()
                .sorted(Comparator.comparingInt(Counted::words).reversed())
                .limit(MOST)
                .toList();
    }

    private static Map<String, Integer> ranked(Stream<String> names) {
        Map<String, Integer> counts = new TreeMap<>();
        names.forEach(name -> counts.merge(name, 1, Integer::sum));
        Map<String, Integer> ranked = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .forEach(entry -> ranked.put(entry.getKey(), entry.getValue()));
        return ranked;
    }

    private Map<String, Integer> tags() {
        return ranked(posts.stream().flatMap(one -> one.post().tags().stream()).map(Tag::name));
    }

    private Map<String, Integer> categories() {
        return ranked(posts.stream()
                .flatMap(one -> one.post().categories().stream())
                .map(category -> String.join(" / ", category.chain())));
    }

    private static int words(List<Counted> posts) {
        return posts.stream().mapToInt(Counted::words).sum();
    }

    private int median() {
        int[] sorted = posts.stream().mapToInt(Counted::words).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }

    /** Tables, one below the other. */
    void print(Terminal terminal) {
        terminal.print(Summary.counted(posts.size(), "post") + ", "
                + Summary.counted(site.pages().size(), "page") + ", " + Summary.counted(drafts.size(), "draft"));
        if (posts.isEmpty()) {
            return;
        }
        terminal.print(
                DateTimeFormatter.ISO_LOCAL_DATE.format(posts.get(0).post().date()) + " to "
                        + DateTimeFormatter.ISO_LOCAL_DATE.format(
                                posts.get(posts.size() - 1).post().date()));
        terminal.print(grouped(words(posts)) + " words, half of the posts with " + grouped(median()) + " or more");
        Table years = new Table("Year", "Posts", "Words").numbers(0, 1, 2);
        years().forEach((year, ones) -> years.add(year + "", ones.size() + "", grouped(words(ones))));
        print(terminal, years);
        Table languages = new Table("Language", "Posts", "Words").numbers(1, 2);
        languages().forEach((language, ones) -> languages.add(language, ones.size() + "", grouped(words(ones))));
        print(terminal, languages);
        Table longest = new Table("Words", "Longest posts", "Path").numbers(0);
        longest()
                .forEach(one -> longest.add(
                        grouped(one.words()),
                        one.post().title(),
                        "source/" + one.post().source()));
        print(terminal, longest);
        print(terminal, "Tags", tags());
        print(terminal, "Categories", categories());
    }

    private static void print(Terminal terminal, Table table) {
        terminal.print("");
        terminal.print(table);
    }

    private static void print(Terminal terminal, String name, Map<String, Integer> counts) {
        if (counts.isEmpty()) {
            return;
        }
        Table table = new Table("Posts", name).numbers(0);
        counts.entrySet().stream().limit(MOST).forEach(entry -> table.add(entry.getValue() + "", entry.getKey()));
        print(terminal, table);
        if (counts.size() > MOST) {
            terminal.print("… and " + (counts.size() - MOST) + " more (--json has them)");
        }
    }

    private static String grouped(int number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** The same, and all tags and categories ({@code docs/writing.md} has its keys). */
    String json() {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("posts", posts.size());
        out.put("pages", site.pages().size());
        out.put("drafts", drafts.size());
        out.put("words", words(posts));
        out.put("median", median());
        out.put("years", groups("year", years()));
        out.put("languages", groups("language", languages()));
        out.put("longest", longest().stream().map(Statistics::json).toList());
        out.put("tags", counts(tags()));
        out.put("categories", counts(categories()));
        return Json.print(out);
    }

    private static <K> List<Map<String, @Nullable Object>> groups(String name, Map<K, List<Counted>> groups) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        groups.forEach((key, ones) -> {
            Map<String, @Nullable Object> group = new LinkedHashMap<>();
            group.put(name, key);
            group.put("posts", ones.size());
            group.put("words", words(ones));
            list.add(group);
        });
        return list;
    }

    private static List<Map<String, @Nullable Object>> counts(Map<String, Integer> counts) {
        List<Map<String, @Nullable Object>> list = new ArrayList<>();
        counts.forEach((name, posts) -> {
            Map<String, @Nullable Object> count = new LinkedHashMap<>();
            count.put("name", name);
            count.put("posts", posts);
            list.add(count);
        });
        return list;
    }

    private static Map<String, @Nullable Object> json(Counted one) {
        Map<String, @Nullable Object> out = new LinkedHashMap<>();
        out.put("title", one.post().title());
        out.put("source", "source/" + one.post().source());
        out.put("words", one.words());
        out.put("minutes", one.count().minutes());
        return out;
    }
}

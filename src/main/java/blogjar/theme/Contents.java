package blogjar.theme;

import blogjar.text.Html;
import blogjar.text.HtmlTags;
import blogjar.text.Percent;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Hexo's table of contents ({@code toc}): the headings of HTML as lists in one another, numbered. */
final class Contents {
    private static final String URI = ";/?:@&=+$,#-_.!~*'()"; // what JavaScript's encodeURI leaves alone
    private static final Pattern ANCHOR = Pattern.compile("<a\\b[^>]*+>(.*?)</a>", Pattern.DOTALL);
    private static final Pattern MARK = Pattern.compile("\\s*[^a-zA-Z0-9]\\s*");
    private static final Pattern UNNUMBERED = Pattern.compile("\\sdata-toc-unnumbered=[\"']?true[\"'\\s>]");
    private static final Set<String> VOID = Set.of(
            "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
            "wbr");
    private static final Set<String> TEXT = Set.of("script", "style", "textarea", "title");

    private final Options options;
    private final String css;
    private final boolean numbered;

    private Contents(Options options) {
        this.options = options;
        this.css = options.text("class", "toc");
        this.numbered = options.isOn("list_number", true);
    }

    /** @param text escaped */
    private record Item(int level, String id, String text, boolean unnumbered) {}

    /** An item with those below it. */
    private record Node(Item item, List<Node> children) {}

    static String of(Call call) {
        Contents contents = new Contents(call.options());
        Node root = new Node(new Item(0, "", "", true), new ArrayList<>());
        Deque<Node> open = new ArrayDeque<>(List.of(root));
        for (Item item : contents.chosen(call.text())) {
            while (open.getLast().item().level() >= item.level()) {
                open.removeLast();
            }
            Node node = new Node(item, new ArrayList<>());
            open.getLast().children().add(node);
            open.addLast(node);
        }
        return root.children().isEmpty() ? "" : contents.list(root.children(), "", contents.css);
    }

    /** Those of the wanted depths; where they are too many, the deepest are left out first. */
    private List<Item> chosen(String html) {
        int most = options.whole("max_items", Integer.MAX_VALUE);
        List<Item> items = items(html, options.whole("min_depth", 1), options.whole("max_depth", 6));
        int least = items.stream().mapToInt(Item::level).min().orElse(0);
        int deepest = items.stream().mapToInt(Item::level).max().orElse(0);
        while (items.size() > most && deepest > least) {
            int limit = deepest--;
            items = items.stream().filter(item -> item.level() < limit).toList();
        }
        return items.size() > most ? items.subList(0, Math.max(0, most)) : items;
    }

    private String part(String name) {
        return Html.escape(options.text("class_" + name, css + "-" + name));
    }

    private String list(List<Node> nodes, String above, String name) {
        StringBuilder out = new StringBuilder("<ol class=\"" + Html.escape(name) + "\">");
        int number = 0;
        for (Node node : nodes) {
            Item item = node.item();
            String own = above + ++number + ".";
            out.append("<li class=\"" + part("item") + " " + part("level") + "-" + item.level() + "\">");
            out.append("<a class=\"" + part("link") + "\"");
            if (!item.id().isEmpty()) {
                out.append(" href=\"#" + Percent.encode(item.id(), URI).replace("&", "&amp;") + "\"");
            }
            out.append('>');
            if (numbered && !item.unnumbered()) {
                out.append("<span class=\"" + part("number") + "\">" + own + "</span> ");
            }
            out.append("<span class=\"" + part("text") + "\">" + item.text() + "</span></a>");
            if (!node.children().isEmpty()) {
                out.append(list(node.children(), own, options.text("class_child", css + "-child")));
            }
            out.append("</li>");
        }
        return out.append("</ol>").toString();
    }

    /** The headings, each with its own {@code id} or that of the nearest element around it that has one. */
    private static List<Item> items(String html, int least, int most) {
        List<Item> items = new ArrayList<>();
        Deque<Map.Entry<String, String>> open = new ArrayDeque<>();
        int at = html.indexOf('<');
        while (at >= 0) {
            int next = afterTag(html, at);
            String tag = html.substring(at, next);
            String name = name(tag);
            if (tag.startsWith("</")) {
                close(open, name);
            } else if (TEXT.contains(name)) {
                int end = html.indexOf("</" + name, next);
                next = end < 0 ? html.length() : end;
            } else if (!name.isEmpty() && !VOID.contains(name) && !tag.endsWith("/>")) {
                String id = HtmlText.attribute(tag, "id");
                String around = open.isEmpty() ? "" : open.getLast().getValue();
                String nearest = id.isEmpty() ? around : id;
                int level = name.matches("h[1-6]") ? name.charAt(1) - '0' : 0;
                int end = level == 0 ? -1 : html.indexOf("</" + tag.substring(1, 3), next);
                if (end >= 0 && level >= least && level <= most) {
                    boolean unnumbered = UNNUMBERED.matcher(tag).find();
                    items.add(new Item(level, nearest, text(html.substring(next, end)), unnumbered));
                    next = afterTag(html, end);
                } else {
                    open.addLast(Map.entry(name, nearest));
                }
            }
            at = html.indexOf('<', next);
        }
        return items;
    }

    private static void close(Deque<Map.Entry<String, String>> open, String name) {
        if (open.stream().anyMatch(element -> element.getKey().equals(name))) {
            while (!open.isEmpty() && !open.removeLast().getKey().equals(name)) {
                // what was left open in it ends with it
            }
        }
    }

    private static int afterTag(String html, int at) {
        if (html.startsWith("<!--", at)) {
            int end = html.indexOf("-->", at);
            return end < 0 ? html.length() : end + 3;
        }
        char first = at + 1 < html.length() ? html.charAt(at + 1) : ' ';
        if (first != '/' && !Character.isLetter(first)) {
            return at + 1;
        }
        int end = HtmlTags.end(html, at);
        return end < 0 ? html.length() : end;
    }

    private static String name(String tag) {
        int start = tag.startsWith("</") ? 2 : 1;
        int end = start;
        while (end < tag.length() && Character.isLetterOrDigit(tag.charAt(end))) {
            end++;
        }
        return tag.substring(Math.min(start, end), end).toLowerCase(Locale.ROOT);
    }

    /** Its text without a link that is only a mark, as {@code #} or a pilcrow. */
    private static String text(String inner) {
        StringBuilder kept = new StringBuilder();
        Matcher link = ANCHOR.matcher(inner);
        while (link.find()) {
            boolean mark = MARK.matcher(Html.strip(link.group(1))).matches();
            link.appendReplacement(kept, mark ? "" : Matcher.quoteReplacement(link.group()));
        }
        link.appendTail(kept);
        String text = Html.strip(kept.toString());
        return Html.escape(text.isEmpty() ? Html.strip(inner) : text);
    }
}

package blogjar.theme;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A heading of an article with those below it.
 *
 * @param id its own {@code id}, or that of an element in or around it; empty where it has none
 */
record Heading(int level, String id, String text, List<Heading> children) implements Attributes {

    /** The headings of rendered content as a tree: each below the nearest higher one before it. */
    static List<Heading> in(String html) {
        List<Heading> top = new ArrayList<>();
        Deque<Heading> open = new ArrayDeque<>();
        int at = html.indexOf("<h");
        while (at >= 0) {
            int level = at + 3 < html.length() ? html.charAt(at + 2) - '0' : 0;
            char after = at + 3 < html.length() ? html.charAt(at + 3) : 'x';
            int next = at + 2;
            if (level >= 1 && level <= 6 && (after == '>' || after <= ' ')) {
                int tagEnd = HtmlText.tagEnd(html, at);
                int close = html.indexOf("</h" + level, tagEnd);
                if (close >= 0) {
                    next = close;
                    add(heading(level, html.substring(at, tagEnd), html.substring(tagEnd, close)), open, top);
                }
            }
            at = html.indexOf("<h", next);
        }
        return List.copyOf(top);
    }

    private static Heading heading(int level, String tag, String inner) {
        String id = HtmlText.attribute(tag, "id");
        if (id.isEmpty()) {
            id = HtmlText.attribute(inner, "id");
        }
        return new Heading(level, id, HtmlText.of(inner), new ArrayList<>());
    }

    private static void add(Heading heading, Deque<Heading> open, List<Heading> top) {
        if (heading.text.isEmpty()) {
            return;
        }
        while (!open.isEmpty() && open.getLast().level >= heading.level) {
            open.removeLast();
        }
        (open.isEmpty() ? top : open.getLast().children).add(heading);
        open.addLast(heading);
    }

    /** How many there are in a tree. */
    static int count(List<Heading> headings) {
        int count = headings.size();
        for (Heading heading : headings) {
            count += count(heading.children);
        }
        return count;
    }

    @Override
    public String kind() {
        return "a heading";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "level" -> level;
            case "id" -> id;
            case "href" -> id.isEmpty() ? "" : "#" + blogjar.text.Addresses.encode(id);
            case "text" -> text;
            case "children" -> children;
            default -> UNKNOWN;
        };
    }
}

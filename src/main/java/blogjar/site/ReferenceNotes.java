package blogjar.site;

import blogjar.tagplugin.TextFilter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Footnotes of hexo-reference 1.0.4 and hexo-footnote 1.0.4: {@code [^1]} in the text, and {@code [^1]: words} up to an
 * empty line or the next one; or {@code [^1](words)} where it is meant. The list of notes ends the article.
 */
final class ReferenceNotes implements TextFilter {
    private static final Pattern DIGITS = Pattern.compile("\\[\\^(\\d+)\\]");
    private static final Pattern WORDS = Pattern.compile("\\[\\^(\\w+)\\]");

    private final UnaryOperator<String> markdown;
    private final boolean named;

    /**
     * @param markdown renders what stands in a note, as markdown-it does
     * @param named whether notes may have names, and are shown without brackets (hexo-footnote)
     */
    ReferenceNotes(UnaryOperator<String> markdown, boolean named) {
        this.markdown = markdown;
        this.named = named;
    }

    /**
     * A mark in the text.
     *
     * @param content of its note where the mark has it; empty where it only refers to it
     * @param end of what the mark and its content take
     * @param shown whether the mark stays in the text
     */
    private record Mark(String name, String content, int start, int end, boolean shown) {}

    @Override
    public List<Change> changes(String text) {
        List<Mark> marks = marks(text);
        Map<String, String> contents = new HashMap<>();
        List<Mark> notes = notes(marks);
        notes.forEach(note -> contents.put(note.name, note.content));
        List<Change> changes = new ArrayList<>();
        for (Mark mark : marks) {
            String html = mark.shown ? reference(mark.name, contents.getOrDefault(mark.name, "")) : "";
            changes.add(new Change(mark.start, mark.end, html));
        }
        String list = list(notes);
        if (!list.isEmpty()) {
            changes.add(new Change(text.length(), text.length(), list));
        }
        return changes;
    }

    private List<Mark> marks(String text) {
        List<Mark> marks = new ArrayList<>();
        Matcher mark = (named ? WORDS : DIGITS).matcher(text);
        boolean found = mark.find();
        while (found) {
            int start = mark.start();
            int end = mark.end();
            String name = mark.group(1);
            found = mark.find();
            int next = found ? mark.start() : text.length();
            if (text.startsWith(":", end)) {
                int blank = text.substring(end, next).indexOf("\n\n");
                int stop = blank < 0 ? next : end + blank;
                int from = Math.min(stop, text.startsWith(": ", end) ? end + 2 : end + 1);
                marks.add(new Mark(name, text.substring(from, stop), start, stop, false));
            } else {
                int line = text.startsWith("(", end) ? lineEnd(text, end, next) : end;
                int close = text.substring(end, line).indexOf(')') + end;
                boolean inline = close > end + 1;
                marks.add(new Mark(
                        name, inline ? text.substring(end + 1, close) : "", start, inline ? close + 1 : end, true));
            }
        }
        return marks;
    }

    private static int lineEnd(String text, int from, int most) {
        int at = from;
        while (at < most && text.charAt(at) != '\n') {
            at++;
        }
        return at;
    }

    private String reference(String name, String content) {
        return "<sup id=\"fnref:" + name + "\"><a href=\"#fn:" + name + "\" rel=\"footnote\">"
                + "<span class=\"hint--top hint--error hint--medium hint--rounded hint--bounce\" aria-label=\""
                + content + "\">" + (named ? name : "[" + name + "]") + "</span></a></sup>";
    }

    /** The marks that have words, by their numbers; of one number those in the text first. */
    private static List<Mark> notes(List<Mark> marks) {
        return marks.stream()
                .filter(mark -> !mark.content.isEmpty())
                .sorted(Comparator.comparing((Mark mark) -> !mark.shown))
                .sorted(Comparator.comparingInt(mark -> number(mark.name)))
                .toList();
    }

    private String list(List<Mark> notes) {
        if (notes.isEmpty()) {
            return "";
        }
        StringBuilder items = new StringBuilder();
        for (Mark note : notes) {
            items.append("<li id=\"fn:")
                    .append(note.name)
                    .append("\"><span style=\"display: inline-block; vertical-align: top; padding-right: 10px;"
                            + " margin-left: -40px\">")
                    .append(note.name)
                    .append(".</span><span style=\"display: inline-block; vertical-align: top; margin-left: 10px;\">")
                    .append(markdown.apply(note.content.strip()))
                    .append("<a href=\"#fnref:")
                    .append(note.name)
                    .append(named ? "\" rev=\"footnote\">↩</a></span></li>" : "\" rev=\"footnote\"> ↩</a></span></li>");
        }
        return "<div id=\"footnotes\"><hr><div id=\"footnotelist\">"
                + "<ol style=\"list-style: none; padding-left: 0; margin-left: 40px\">" + items + "</ol></div></div>";
    }

    private static int number(String name) {
        return name.length() < 9 && name.chars().allMatch(c -> c >= '0' && c <= '9') ? Integer.parseInt(name) : 0;
    }
}

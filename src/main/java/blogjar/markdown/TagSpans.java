package blogjar.markdown;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a text has tags, {@code {% name … %}} on one line. No formula goes over one, and none stands in the body of a tag that
 * shows it as it is written. Time is proportional to the text.
 */
final class TagSpans {
    private static final Set<String> VERBATIM = Set.of("code", "codeblock", "raw");

    private final List<Span> spans;
    private int next;

    /** @param end behind the tag, with the body and the end of one that shows it as it is written */
    private record Span(int start, int end) {}

    private TagSpans(List<Span> spans) {
        this.spans = spans;
    }

    static TagSpans of(String text) {
        List<Span> spans = new ArrayList<>();
        Map<String, Integer> open = new HashMap<>();
        int start = text.indexOf("{%");
        while (start >= 0) {
            int close = text.indexOf("%}", start + 2);
            if (close < 0) {
                break;
            }
            int line = text.lastIndexOf('\n', close) + 1;
            if (line > start) {
                start = text.indexOf("{%", line);
                continue;
            }
            String name = name(text, start + 2, close);
            if (VERBATIM.contains(name)) {
                open.putIfAbsent("end" + name, spans.size());
            } else if (open.containsKey(name)) {
                int opener = open.remove(name);
                spans.set(opener, new Span(spans.get(opener).start, close + 2));
            }
            if (!name.isEmpty()) {
                spans.add(new Span(start, close + 2));
            }
            start = text.indexOf("{%", close + 2);
        }
        return new TagSpans(spans);
    }

    private static String name(String text, int from, int to) {
        int i = from < to && text.charAt(from) == '-' ? from + 1 : from;
        while (i < to && (text.charAt(i) == ' ' || text.charAt(i) == '\t')) {
            i++;
        }
        int start = i;
        while (i < to && Character.isLetter(text.charAt(i))) {
            i++;
        }
        return text.substring(start, i);
    }

    /** Where the first tag from an offset on begins, or {@code none}. Offsets that are asked for never go back. */
    int next(int from, int none) {
        while (next < spans.size() && spans.get(next).start < from) {
            next++;
        }
        return next < spans.size() ? spans.get(next).start : none;
    }

    /** The end of the tag that begins at an offset; the offset where none does. */
    int end(int start) {
        return next(start, -1) == start ? spans.get(next).end : start;
    }
}

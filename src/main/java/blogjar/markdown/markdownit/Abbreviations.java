package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import blogjar.text.Punctuation;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Abbreviations (markdown-it-abbr 1): {@code *[HTML]: Hyper Text Markup Language}. */
final class Abbreviations {
    private static final Pattern ESCAPED = Pattern.compile("\\\\(.)");
    private static final String SYMBOLS = " \r\n$+<=>^`|~";

    private Abbreviations() {}

    static void add(RuleBook book) {
        book.blocks.addBefore("reference", "abbr_def", Abbreviations::definition, "paragraph", "reference");
        book.steps.addAfter("linkify", "abbr_replace", Abbreviations::replace);
    }

    private static boolean definition(BlockState state, int line, int end, boolean probe) {
        int start = state.contentStart(line) + 2;
        int max = state.end[line];
        if (start >= max || !state.text.startsWith("*[", start - 2)) {
            return false;
        }
        int close = start;
        while (close < max && state.text.charAt(close) != ']') {
            if (state.text.charAt(close) == '[') {
                return false;
            }
            close += state.text.charAt(close) == '\\' ? 2 : 1;
        }
        if (close >= max || !state.text.startsWith("]:", close)) {
            return false;
        }
        if (probe) {
            return true;
        }
        String label = ESCAPED.matcher(state.text.substring(start, close)).replaceAll("$1");
        String title = JsSpace.trim(state.text.substring(Math.min(close + 2, max), max));
        if (label.isEmpty() || title.isEmpty()) {
            return false;
        }
        state.environment.abbreviations.putIfAbsent(label, title);
        state.line = line + 1;
        return true;
    }

    private static void replace(Tree tree) {
        Map<String, String> titles = tree.environment.abbreviations;
        if (titles.isEmpty()) {
            return;
        }
        Map<Character, List<String>> byFirst = new HashMap<>();
        titles.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .forEach(label -> byFirst.computeIfAbsent(label.charAt(0), first -> new ArrayList<>())
                        .add(label));
        for (Token block : tree.texts()) {
            List<Token> spans = new ArrayList<>();
            for (Token token : block.spans()) {
                if (token.is(Token.Kind.TEXT)) {
                    replace(token, titles, byFirst, spans);
                } else {
                    spans.add(token);
                }
            }
            block.children = spans;
        }
    }

    private static void replace(
            Token token, Map<String, String> titles, Map<Character, List<String>> byFirst, List<Token> out) {
        String text = token.content;
        int done = 0;
        int i = 0;
        while (i < text.length()) {
            String atFirst = i == 0 ? label(text, 0, byFirst) : null;
            int start = atFirst == null ? i + 1 : 0;
            String found = atFirst != null ? atFirst : isBoundary(text.charAt(i)) ? label(text, start, byFirst) : null;
            if (found == null) {
                i++;
                continue;
            }
            if (start > 0) {
                out.add(Token.text(text.substring(done, start)));
            }
            String title = titles.getOrDefault(found, "");
            out.add(new Token(Token.Kind.ELEMENT, "abbr", 1).with("title", title));
            out.add(Token.text(found));
            out.add(new Token(Token.Kind.ELEMENT, "abbr", -1));
            done = start + found.length();
            i = done;
        }
        if (done == 0) {
            out.add(token);
        } else if (done < text.length()) {
            out.add(Token.text(text.substring(done)));
        }
    }

    private static @Nullable String label(String text, int start, Map<Character, List<String>> byFirst) {
        if (start >= text.length()) {
            return null;
        }
        for (String label : byFirst.getOrDefault(text.charAt(start), List.of())) {
            int end = start + label.length();
            if (text.startsWith(label, start) && (end == text.length() || isBoundary(text.charAt(end)))) {
                return label;
            }
        }
        return null;
    }

    private static boolean isBoundary(char c) {
        return SYMBOLS.indexOf(c) >= 0 || Punctuation.is(c) || Chars.isSeparator(c);
    }
}

package blogjar.highlight;

import blogjar.highlight.regex.Regex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** The modes of a language. What they are made of is read when it is first needed: a blog uses little of most. */
final class Grammar {
    /** What a keyword is, and what it adds to the belief that the code is in this language. */
    record Keyword(String scope, double relevance) {}

    private static final String USUAL_WORD = "\\w+";

    private final String name;
    private final boolean ignoreCase;
    private final boolean unicode;
    private final Set<String> list;
    private final List<Mode> modes = new ArrayList<>();
    private final List<String> patterns = new ArrayList<>();
    private final List<List<String>> keywords = new ArrayList<>();
    private final AtomicReferenceArray<@Nullable Regex> regexes;
    private final AtomicReferenceArray<@Nullable Rules> rules;
    private final AtomicReferenceArray<@Nullable Map<String, Keyword>> tables;

    /** @param text a grammar's file; its form is told in {@code package-info} */
    Grammar(String name, String text) {
        this.name = name;
        String flags = "";
        Set<String> listed = Set.of();
        for (String line : text.split("\n")) {
            String rest = line.substring(Math.min(2, line.length()));
            switch (line.charAt(0)) {
                case 'f' -> flags = line;
                case 'l' -> listed = Set.of(rest.split("\t"));
                case 'r' -> patterns.add(rest);
                case 'k' -> keywords.add(new ArrayList<>());
                case 'w' -> keywords.get(keywords.size() - 1).add(rest);
                default -> modes.add(Mode.read(modes.size(), line));
            }
        }
        this.ignoreCase = flags.contains(" ignoreCase");
        this.unicode = flags.contains(" unicode");
        this.list = listed;
        this.regexes = new AtomicReferenceArray<>(2 * patterns.size() + 1);
        this.rules = new AtomicReferenceArray<>(modes.size());
        this.tables = new AtomicReferenceArray<>(keywords.size());
    }

    String name() {
        return name;
    }

    Mode mode(int number) {
        return modes.get(number);
    }

    Mode root() {
        return modes.get(0);
    }

    boolean lists(String word) {
        return list.contains(word);
    }

    /** Number of patterns. */
    int patterns() {
        return patterns.size();
    }

    /** A pattern by its number; the usual one for words has none. */
    Regex regex(int number, boolean keepsGroups) {
        int place = number < 0 ? 2 * patterns.size() : 2 * number + (keepsGroups ? 1 : 0);
        Regex known = regexes.get(place);
        if (known == null) {
            known = Regex.of(number < 0 ? USUAL_WORD : patterns.get(number), ignoreCase, unicode, keepsGroups);
            regexes.set(place, known);
        }
        return known;
    }

    /** What may come in a mode. */
    Rules rules(Mode mode) {
        int number = mode.number();
        Rules known = rules.get(number);
        if (known == null) {
            known = Rules.of(mode, this);
            rules.set(number, known);
        }
        return known;
    }

    /** The keyword of that spelling in a mode that has keywords, or null. */
    @Nullable
    Keyword keyword(Mode mode, String word) {
        Map<String, Keyword> table = tables.get(mode.keywords());
        if (table == null) {
            table = table(keywords.get(mode.keywords()));
            tables.set(mode.keywords(), table);
        }
        return table.get(spelling(word));
    }

    /** A word as it stands among the keywords. */
    String spelling(String word) {
        return ignoreCase ? word.toLowerCase(Locale.ROOT) : word;
    }

    private static Map<String, Keyword> table(List<String> lines) {
        Map<String, Keyword> table = new HashMap<>();
        for (String line : lines) {
            String[] words = line.split("\t");
            int blank = words[0].lastIndexOf(' ');
            Keyword keyword =
                    new Keyword(words[0].substring(0, blank), Double.parseDouble(words[0].substring(blank + 1)));
            for (int i = 1; i < words.length; i++) {
                table.put(words[i], keyword);
            }
        }
        return table;
    }
}

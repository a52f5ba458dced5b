package blogjar.highlight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What is particular to a language that is written in words, strings and comments; read from {@code grammars.txt}. */
final class Grammar {
    /**
     * A kind of string.
     *
     * @param escapes whether a backslash takes the meaning of the next character
     * @param lines whether it may have more than one line
     * @param values whether values are put into it
     * @param shortOnly whether it is a single character, and the mark has other uses
     */
    record Quote(String mark, boolean escapes, boolean lines, boolean values, boolean shortOnly) {}

    final List<String> lineComments = new ArrayList<>();
    final List<String[]> blockComments = new ArrayList<>();
    final List<Quote> quotes = new ArrayList<>();
    final Set<String> quotePrefixes = new HashSet<>();
    final Map<String, TokenKind> words = new HashMap<>();
    final Map<String, TokenKind> definitions = new HashMap<>();
    final Set<String> flags = new HashSet<>();
    String wordCharacters = "";
    String valueMarks = "";
    String variableMarks = "";

    /** Takes a line of the file: a key and its words. */
    void set(String key, String[] values) {
        switch (key) {
            case "line" -> lineComments.addAll(List.of(values));
            case "block" -> {
                for (int i = 0; i + 1 < values.length; i += 2) {
                    blockComments.add(new String[] {values[i], values[i + 1]});
                }
            }
            case "quotes" -> {
                quotes.clear();
                for (String value : values) {
                    quotes.add(quote(value));
                }
            }
            case "prefixes" -> quotePrefixes.addAll(List.of(values));
            case "flags" -> flags.addAll(List.of(values));
            case "letters" -> wordCharacters = values[0];
            case "values" -> valueMarks = values[0];
            case "variables" -> variableMarks = values[0];
            case "functions" -> define(values, TokenKind.FUNCTION);
            case "classes" -> define(values, TokenKind.CLASS);
            default -> words(values, TokenKind.valueOf(key.toUpperCase(Locale.ROOT)));
        }
    }

    /** A mark, a colon and letters: r for raw, m for many lines, v for values, c for one character. */
    private static Quote quote(String value) {
        int colon = value.lastIndexOf(':');
        String mark = colon < 1 ? value : value.substring(0, colon);
        String how = colon < 1 ? "" : value.substring(colon + 1);
        return new Quote(mark, !how.contains("r"), how.contains("m"), how.contains("v"), how.contains("c"));
    }

    private void words(String[] values, TokenKind kind) {
        for (String value : values) {
            words.put(value, kind);
        }
    }

    private void define(String[] values, TokenKind kind) {
        for (String value : values) {
            definitions.put(value, kind);
            words.put(value, TokenKind.KEYWORD);
        }
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }
}

package blogjar.highlight;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A state that a grammar's reader can be in: a string, a comment, the body of a function. Words are those of highlight.js;
 * patterns, keywords and other modes are told by their number in the grammar, or -1 for none.
 *
 * @param scope name of what it is, or null
 * @param relevance what it adds to the belief that the code is in this language
 * @param terminator pattern of all that can end it
 * @param word pattern of what is looked up among the keywords
 * @param languages those that its text is in, for a mode without keywords of its own; empty where any may be it
 * @param embeds whether its text is in another language
 * @param guesses whether the language is to be guessed among several
 */
record Mode(
        int number,
        @Nullable String scope,
        double relevance,
        int begin,
        int end,
        int terminator,
        int illegal,
        int keywords,
        int word,
        int[] contains,
        int starts,
        List<String> languages,
        boolean embeds,
        boolean guesses,
        Scopes beginScope,
        Scopes endScope,
        List<Guard> onBegin,
        @Nullable Guard onEnd,
        Set<Flag> flags) {

    /** What is particular to a mode. */
    enum Flag {
        SKIP("skip"),
        EXCLUDE_BEGIN("excludeBegin"),
        EXCLUDE_END("excludeEnd"),
        RETURN_BEGIN("returnBegin"),
        RETURN_END("returnEnd"),
        ENDS_PARENT("endsParent"),
        ENDS_WITH_PARENT("endsWithParent");

        private final String word;

        Flag(String word) {
            this.word = word;
        }
    }

    /**
     * Scopes of what begins or ends a mode.
     *
     * @param whole scope of all of it, or null
     * @param groups scopes by group; an empty one for text that is of no scope
     */
    record Scopes(@Nullable String whole, Map<Integer, String> groups) {}

    boolean is(Flag flag) {
        return flags.contains(flag);
    }

    /** Whether the groups of what begins it are asked for. */
    boolean keepsBeginGroups() {
        return !beginScope.groups.isEmpty() || onBegin.stream().anyMatch(Guard::asksForGroups);
    }

    /** Whether those of what ends it are; a parent's end may be its own. */
    boolean keepsEndGroups() {
        return !endScope.groups.isEmpty() || onEnd != null || is(Flag.ENDS_WITH_PARENT);
    }

    /** Reads a line of a grammar's file: words, or keys and values. */
    static Mode read(int number, String line) {
        Map<String, String> values = new HashMap<>();
        List<Guard> onBegin = new ArrayList<>();
        for (String word : line.split(" ")) {
            int equals = word.indexOf('=');
            if (word.startsWith("onBegin=")) {
                onBegin.add(Guard.named(word.substring(equals + 1)));
            } else {
                values.put(equals < 0 ? word : word.substring(0, equals), word.substring(equals + 1));
            }
        }
        Set<Flag> flags = new HashSet<>();
        for (Flag flag : Flag.values()) {
            if (values.containsKey(flag.word)) {
                flags.add(flag);
            }
        }
        String in = values.getOrDefault("in", "");
        String onEnd = values.get("onEnd");
        return new Mode(
                number,
                values.get("scope"),
                Double.parseDouble(values.getOrDefault("relevance", "1")),
                number(values, "begin"),
                number(values, "end"),
                number(values, "terminator"),
                number(values, "illegal"),
                number(values, "keywords"),
                number(values, "word"),
                numbers(values.getOrDefault("contains", "")),
                number(values, "starts"),
                in.isEmpty() || in.equals("*") ? List.of() : List.of(in.split(",")),
                !in.isEmpty(),
                values.containsKey("guess"),
                scopes(values, "beginScope"),
                scopes(values, "endScope"),
                List.copyOf(onBegin),
                onEnd == null ? null : Guard.named(onEnd),
                Set.copyOf(flags));
    }

    private static int number(Map<String, String> values, String key) {
        return Integer.parseInt(values.getOrDefault(key, "-1"));
    }

    private static int[] numbers(String list) {
        if (list.isEmpty()) {
            return new int[0];
        }
        String[] words = list.split(",");
        int[] numbers = new int[words.length];
        for (int i = 0; i < words.length; i++) {
            numbers[i] = Integer.parseInt(words[i]);
        }
        return numbers;
    }

    private static Scopes scopes(Map<String, String> values, String key) {
        Map<Integer, String> groups = new TreeMap<>();
        values.forEach((word, scope) -> {
            if (word.startsWith(key + ".")) {
                groups.put(Integer.valueOf(word.substring(key.length() + 1)), scope);
            }
        });
        return new Scopes(values.get(key), groups);
    }
}

package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Arguments as Stellar writes them: {@code key:value} in any order, and the rest by their places, of which the last
 * takes all that is left (scripts/events/lib/utils.js, args.map).
 *
 * @param values by name; a missing one is not there
 */
record NamedArguments(Map<String, String> values) {
    /**
     * @param keys names that may stand before a colon
     * @param places names of the other arguments, in their order
     */
    static NamedArguments of(TagCall call, List<String> keys, List<String> places) {
        Map<String, String> values = new HashMap<>();
        List<String> rest = new ArrayList<>();
        for (String argument : call.arguments()) {
            String word = argument.strip();
            int colon = word.indexOf(':');
            if (colon > 0 && keys.contains(word.substring(0, colon)) && !isAddress(word, colon)) {
                values.put(word.substring(0, colon), word.substring(colon + 1));
            } else {
                rest.add(word);
            }
        }
        for (int i = 0; i < places.size() && i < rest.size(); i++) {
            boolean last = i == places.size() - 1;
            values.put(places.get(i), last ? String.join(" ", rest.subList(i, rest.size())) : rest.get(i));
        }
        return new NamedArguments(Map.copyOf(values));
    }

    /** A word with one colon, that of {@code https://}, is an address whatever stands before it. */
    private static boolean isAddress(String word, int colon) {
        return word.startsWith("//", colon + 1) && word.indexOf(':', colon + 1) < 0;
    }

    /** A value; empty where it is missing. */
    String get(String name) {
        return values.getOrDefault(name, "");
    }

    String get(String name, String otherwise) {
        return Forms.orElse(values.get(name), otherwise);
    }

    /** The same with a value for a name that has none. */
    NamedArguments or(String name, String otherwise) {
        if (values.containsKey(name) || otherwise.isEmpty()) {
            return this;
        }
        Map<String, String> more = new HashMap<>(values);
        more.put(name, otherwise);
        return new NamedArguments(Map.copyOf(more));
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The values that are not empty, as attributes of an element. */
    String attributes(String... names) {
        List<String> attributes = new ArrayList<>();
        for (String name : names) {
            if (!get(name).isEmpty()) {
                attributes.add(name + "=\"" + get(name) + "\"");
            }
        }
        return String.join(" ", attributes);
    }
}

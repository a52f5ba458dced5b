package blogjar.markdown;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The addresses that a document gives names to; the first of a name counts. */
final class Definitions {
    private final Map<String, Target> targets = new HashMap<>();

    boolean isEmpty() {
        return targets.isEmpty();
    }

    void add(LinkDefinition definition) {
        targets.putIfAbsent(key(definition.label()), definition.target());
    }

    @Nullable
    Target find(String label) {
        return targets.isEmpty() ? null : targets.get(key(label));
    }

    /** Whether the label, as it stands, is a name. */
    boolean contains(String label) {
        return targets.containsKey(label);
    }

    private static String key(String label) {
        String lower = label.toLowerCase(Locale.ROOT);
        StringBuilder out = null;
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            if (!Chars.isSpace(c)) {
                if (out != null) {
                    out.append(c);
                }
                continue;
            }
            if (out == null) {
                out = new StringBuilder(lower.length()).append(lower, 0, i);
            }
            if (i == 0 || !Chars.isSpace(lower.charAt(i - 1))) {
                out.append(' ');
            }
        }
        return out == null ? lower : out.toString();
    }
}

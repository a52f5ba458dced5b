package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The arguments of a tag, put together again and cut at a separator, as the themes do.
 *
 * @param parts as they stand between the separators, at least one
 */
record Words(List<String> parts) {
    static Words of(TagCall call, String separator) {
        return new Words(List.of(Pattern.compile(separator, Pattern.LITERAL).split(call.joined(0), -1)));
    }

    int size() {
        return parts.size();
    }

    /** A part as it stands; empty where there are fewer. */
    String raw(int index) {
        return index < parts.size() ? parts.get(index) : "";
    }

    String get(int index) {
        return raw(index).strip();
    }
}

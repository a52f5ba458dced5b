package blogjar.markdown.markdownit;

import blogjar.markdown.LinkAddresses;
import blogjar.text.JsSpace;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rules find in one document for other places of it: definitions of links, notes and abbreviations. */
final class Environment {
    private static final Pattern BLANKS = Pattern.compile("[" + JsSpace.CLASS + "]+");

    /** Where a definition of a link leads. */
    record Reference(String href, String title) {}

    final LinkAddresses addresses;
    /** False once a block stood too deep to be read as one. */
    boolean whole = true;

    final Footnotes.Found footnotes = new Footnotes.Found();
    /** By the short form. */
    final Map<String, String> abbreviations = new LinkedHashMap<>();

    private final Map<String, Reference> references = new HashMap<>();

    Environment(LinkAddresses addresses) {
        this.addresses = addresses;
    }

    boolean hasReferences() {
        return !references.isEmpty();
    }

    /** The first definition of a name counts. */
    void define(String normalized, Reference reference) {
        references.putIfAbsent(normalized, reference);
    }

    @Nullable
    Reference reference(String label) {
        return references.get(normalize(label));
    }

    /** A name without regard to case and to how wide its blanks are. */
    static String normalize(String label) {
        String name = BLANKS.matcher(blogjar.text.JsSpace.trim(label)).replaceAll(" ");
        return name.toLowerCase(Locale.ROOT).toUpperCase(Locale.ROOT);
    }
}

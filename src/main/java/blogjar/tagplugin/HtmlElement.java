package blogjar.tagplugin;

import blogjar.text.Addresses;
import blogjar.text.Html;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes an element as hexo-util's {@code htmlTag} does. */
final class HtmlElement {
    private final String name;
    private final StringBuilder out = new StringBuilder(128);

    HtmlElement(String name) {
        this.name = name;
        out.append('<').append(name);
    }

    /** An attribute; none where the value is null. Addresses are encoded, all else is escaped. */
    HtmlElement with(String attribute, @Nullable String value) {
        if (value == null) {
            return this;
        }
        if (isAddress(attribute)) {
            return withRaw(attribute, Addresses.encode(value));
        }
        return value.equals(attribute) ? bare(attribute) : withRaw(attribute, Html.escape(value));
    }

    HtmlElement withRaw(String attribute, String value) {
        out.append(' ').append(attribute).append("=\"").append(value).append('"');
        return this;
    }

    /** An attribute without a value. */
    HtmlElement bare(String attribute) {
        out.append(' ').append(attribute);
        return this;
    }

    private static boolean isAddress(String attribute) {
        String lower = attribute.toLowerCase(Locale.ROOT);
        return lower.endsWith("cite")
                || lower.endsWith("download")
                || lower.endsWith("href")
                || lower.endsWith("src")
                || lower.endsWith("url");
    }

    /** The element without an end. */
    String open() {
        return out + ">";
    }

    /** The whole element; without an end where the text is null. */
    String text(@Nullable String text) {
        return text == null ? open() : html(Html.escape(text));
    }

    String html(String html) {
        return out + ">" + html + "</" + name + ">";
    }
}

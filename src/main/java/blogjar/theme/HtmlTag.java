package blogjar.theme;

import blogjar.text.Addresses;
import blogjar.text.Html;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** An element as hexo-util 4 writes it ({@code htmlTag}): addresses encoded, other values escaped. */
final class HtmlTag {
    private static final Pattern ADDRESS = Pattern.compile("(?:cite|download|href|src|url)$", Pattern.CASE_INSENSITIVE);

    private final String name;
    private final Map<String, @Nullable Object> attributes = new LinkedHashMap<>();

    HtmlTag(String name) {
        this.name = name;
    }

    /** Sets an attribute, whose place stays that of the first time; one that is null is left out. */
    HtmlTag with(String attribute, @Nullable Object value) {
        attributes.put(attribute, value instanceof List<?> list ? String.join(" ", Options.texts(list)) : value);
        return this;
    }

    HtmlTag with(Map<String, @Nullable Object> more) {
        more.forEach(this::with);
        return this;
    }

    /** The opening tag. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("<").append(name);
        attributes.forEach((attribute, value) -> {
            if (value == null) {
                return;
            }
            String text = value.toString();
            out.append(' ').append(Html.escape(attribute));
            if (ADDRESS.matcher(attribute).find()) {
                out.append("=\"").append(Addresses.encode(text)).append('"');
            } else if (!value.equals(Boolean.TRUE) && !attribute.equals(value)) {
                out.append("=\"").append(Html.escape(text)).append('"');
            }
        });
        return out.append('>').toString();
    }

    /** The element with a text in it, which is escaped. */
    String around(String text) {
        return aroundHtml(Html.escape(text));
    }

    String aroundHtml(String html) {
        return this + html + "</" + name + ">";
    }
}

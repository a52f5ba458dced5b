package blogjar.theme;

import blogjar.config.Links;
import blogjar.text.Addresses;
import blogjar.text.Percent;
import blogjar.text.TextDigest;
import io.pebbletemplates.pebble.error.PebbleException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Helpers that make addresses. */
final class AddressHelpers {
    private static final String FORM = "-_.!~*'()"; // what JavaScript's querystring leaves alone

    private AddressHelpers() {}

    static List<Helper> all() {
        return List.of(
                Helper.withOptions("url_for", List.of("path", "options"), AddressHelpers::urlFor)
                        .orFilter(),
                Helper.of("full_url_for", List.of("path"), call -> call.links().fullUrlFor(call.text()))
                        .orFilter(),
                Helper.of("relative_url", List.of("from", "to"), AddressHelpers::relative),
                Helper.of("asset", List.of("name"), AddressHelpers::asset),
                Helper.withOptions("gravatar", List.of("email", "options"), AddressHelpers::gravatar));
    }

    /** The option {@code relative} says whether it is as seen from the page, whatever the setting says. */
    private static String urlFor(Call call) {
        String path = call.text();
        Object relative = call.options().get("relative");
        if (relative == null) {
            return call.urlFor(path);
        }
        Links usual = call.links();
        return new Links(usual.url(), usual.root(), usual.trailingIndex(), usual.trailingHtml(), Options.isOn(relative))
                .urlFor(call.here().path(), path);
    }

    private static String relative(Call call) {
        String to = call.text("to");
        return Addresses.relative(call.text(), to == null ? "" : to);
    }

    private static String asset(Call call) {
        String published = call.here().assets().get(call.text());
        if (published == null) {
            throw new PebbleException(
                    null,
                    "the theme has no file 'source/" + call.text() + "'",
                    call.line(),
                    call.template().getName());
        }
        return call.urlFor(published);
    }

    /** The options, or a number alone for the size, are the query. */
    private static String gravatar(Call call) {
        SortedMap<String, @Nullable Object> query = new TreeMap<>(call.options().values());
        if (call.given().get("options") instanceof Number size) {
            query.put("s", size);
        }
        StringJoiner pairs = new StringJoiner("&", "?", "").setEmptyValue("");
        for (Map.Entry<String, @Nullable Object> pair : query.entrySet()) {
            Object value = pair.getValue();
            pairs.add(Percent.encode(pair.getKey(), FORM) + "="
                    + Percent.encode(value == null ? "" : value.toString(), FORM));
        }
        return "https://www.gravatar.com/avatar/" + TextDigest.md5(call.text().toLowerCase(Locale.ROOT)) + pairs;
    }
}

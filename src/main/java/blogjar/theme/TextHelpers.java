package blogjar.theme;

import blogjar.text.Html;
import blogjar.text.JsNumber;
import blogjar.text.Json;
import blogjar.text.TitleCase;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Helpers that make text of text. */
final class TextHelpers {
    private static final int TRUNCATED = 30;
    private static final int WRAPPED = 80;

    private TextHelpers() {}

    static List<Helper> all() {
        return Stream.concat(hexos().stream(), ours().stream()).toList();
    }

    private static List<Helper> hexos() {
        return List.of(
                Helper.withValues("__", List.of("key"), TextHelpers::translated),
                Helper.withValues("_p", List.of("key", "count"), TextHelpers::plural),
                Helper.of("strip_html", List.of("html"), call -> Html.strip(call.text()))
                        .giving(SafeString.class)
                        .orFilter(),
                Helper.of("escape_html", List.of("text"), call -> Html.escape(call.text()))
                        .giving(SafeString.class)
                        .orFilter(),
                Helper.of("trim", List.of("text"), call -> call.text().strip()).orFilter(),
                Helper.of("titlecase", List.of("text"), call -> TitleCase.of(call.text()))
                        .orFilter(),
                Helper.withOptions("word_wrap", List.of("text", "width"), TextHelpers::wrapped)
                        .orFilter(),
                Helper.withOptions("truncate", List.of("text", "length", "omission"), TextHelpers::truncated)
                        .orFilter(),
                Helper.withOptions("number_format", List.of("number", "options"), TextHelpers::number)
                        .orFilter(),
                Helper.of(
                                "markdown",
                                List.of("text"),
                                call -> call.here().site().markdown(call.text()))
                        .giving(SafeString.class)
                        .orFilter());
    }

    private static List<Helper> ours() {
        return List.of(
                Helper.of("is_on", List.of("value"), call -> Options.isOn(call.value())),
                Helper.of("number", List.of("value", "otherwise"), TextHelpers::numberOr),
                Helper.of("headings", List.of("html"), call -> Heading.in(call.text())),
                Helper.of(
                                "word_count",
                                List.of("html"),
                                call -> WordCount.of(call.text()).total())
                        .orFilter(),
                Helper.of(
                                "reading_minutes",
                                List.of("html"),
                                call -> WordCount.of(call.text()).minutes())
                        .orFilter(),
                Helper.of("plain", List.of("html"), call -> HtmlText.of(call.text()))
                        .orFilter(),
                Helper.of("reachable", List.of("html"), call -> Reachable.of(call.text()))
                        .orFilter(),
                Helper.of("captioned", List.of("html"), call -> Captions.below(call.text()))
                        .orFilter(),
                Helper.of("json_encode", List.of("value"), call -> json(call.value()))
                        .giving(SafeString.class)
                        .orFilter());
    }

    private static String translated(Call call) {
        String key = call.text();
        return Texts.fill(call.here().texts().getOrDefault(key, key), call.rest());
    }

    /** Hexo's plural: {@code zero}, {@code one} and {@code other} (or {@code n}) below the key. */
    private static String plural(Call call) {
        String key = call.text();
        Object count = call.given().get("count");
        double number = count instanceof Number n ? n.doubleValue() : 0;
        Map<String, String> texts = call.here().texts();
        String text = number == 0 ? texts.get(key + ".zero") : number == 1 ? texts.get(key + ".one") : null;
        for (String form : List.of(".other", ".n", "")) {
            text = text == null ? texts.get(key + form) : text;
        }
        List<Object> values = Stream.concat(
                        Stream.of(count == null ? 0 : count),
                        call.rest().stream().map(v -> v == null ? "" : v))
                .toList();
        return Texts.fill(text == null ? key : text, values);
    }

    private static Object numberOr(Call call) {
        return call.value() instanceof Number number
                ? number
                : Objects.requireNonNullElse(call.given().get("otherwise"), 0);
    }

    /** A count that stands alone, {@code truncate(20)}, or is an option, {@code {'length': 20}}. */
    private static int count(Call call, String name, int usual) {
        Object given = call.given().get(name);
        if (given == null) {
            return call.options().whole(name, usual);
        }
        if (given instanceof Number number) {
            return number.intValue();
        }
        throw call.wrong("'" + name + "' has to be a number, not '" + given + "'");
    }

    /** hexo-util's truncate; a character of two units stays whole. */
    private static String truncated(Call call) {
        String text = call.text();
        int length = count(call, "length", TRUNCATED);
        String given = call.text("omission");
        String omission = given == null ? call.options().text("omission", "...") : given;
        if (text.length() < length) {
            return text;
        }
        int room = Math.max(0, length - omission.length());
        String separator = call.options().text("separator", "");
        if (separator.isEmpty()) {
            boolean within = room > 0 && room < text.length() && Character.isLowSurrogate(text.charAt(room));
            return text.substring(0, Math.min(text.length(), within ? room - 1 : room)) + omission;
        }
        StringBuilder kept = new StringBuilder();
        for (String word : text.split(Pattern.quote(separator), -1)) {
            if (kept.length() + word.length() >= room) {
                return kept.substring(0, Math.max(0, kept.length() - separator.length())) + omission;
            }
            kept.append(word).append(separator);
        }
        return text;
    }

    /** hexo-util's wordWrap: a longer line is broken at the blanks. */
    private static String wrapped(Call call) {
        int width = Math.max(1, count(call, "width", WRAPPED));
        Pattern part = Pattern.compile("(.{1," + width + "})(\\s+|$)");
        String[] lines = call.text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if (lines[i].length() > width) {
                lines[i] = part.matcher(lines[i]).replaceAll("$1\n").strip();
            }
        }
        return String.join("\n", lines);
    }

    /** Groups of three digits; a precision of 0 cuts, any other rounds. */
    private static String number(Call call) {
        Object value = call.value();
        BigDecimal number = decimal(call, value);
        Options options = call.options();
        String delimiter = options.has("delimiter") ? Objects.toString(options.get("delimiter"), "") : ",";
        if (options.get("precision") != null) {
            int precision = Math.max(0, Math.min(100, options.whole("precision", 0)));
            number = number.setScale(precision, precision == 0 ? RoundingMode.DOWN : RoundingMode.HALF_UP);
        }
        String digits = number.abs().toPlainString();
        int point = digits.indexOf('.');
        String whole = point < 0 ? digits : digits.substring(0, point);
        String after = point < 0 ? "" : options.text("separator", ".") + digits.substring(point + 1);
        StringBuilder grouped = new StringBuilder();
        for (int i = 0; i < whole.length(); i++) {
            grouped.append(i > 0 && (whole.length() - i) % 3 == 0 ? delimiter : "")
                    .append(whole.charAt(i));
        }
        return (number.signum() < 0 ? "-" : "") + grouped + after;
    }

    private static BigDecimal decimal(Call call, @Nullable Object value) {
        String text = value instanceof Double d ? JsNumber.print(d) : Objects.toString(value, "");
        try {
            BigDecimal number = new BigDecimal(text);
            if (Math.abs((long) number.scale()) > 400) {
                throw call.wrong("the number is too long");
            }
            return number;
        } catch (NumberFormatException none) {
            throw call.wrong("it takes a number, not '" + text + "'");
        }
    }

    /** JSON that may stand within a script: {@code <} is escaped. */
    private static String json(@Nullable Object value) {
        return Json.print(value)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }
}

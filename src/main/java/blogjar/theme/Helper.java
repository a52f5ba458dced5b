package blogjar.theme;

import blogjar.config.Links;
import blogjar.text.Html;
import blogjar.text.JsDate;
import blogjar.text.Json;
import blogjar.text.MomentFormat;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.GlobalContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What templates can call, under the names that Hexo has for it: as a function, {@code url_for(page.path)}, or, where it
 * makes one value of another, as a filter, {@code page.date | date('LL')}.
 */
final class Helper implements Function, Filter {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);
    private static final int FORMATS_AT_MOST = 200;

    private final String name;
    private final List<String> parameters;
    private final boolean filter;
    private final Map<String, MomentFormat> formats = new ConcurrentHashMap<>();

    private Helper(String name, boolean filter, String... parameters) {
        this.name = name;
        this.filter = filter;
        this.parameters = List.of(parameters);
    }

    static Map<String, Function> functions() {
        Map<String, Function> all = new HashMap<>();
        for (Helper helper : List.of(
                new Helper("url_for", false, "value"),
                new Helper("full_url_for", false, "value"),
                new Helper("asset", false, "value"),
                new Helper("__", false, "value", "a", "b", "c"),
                new Helper("_p", false, "value", "count"),
                new Helper("date", false, "value", "format"),
                new Helper("time", false, "value", "format"),
                new Helper("full_date", false, "value", "format"),
                new Helper("date_xml", false, "value"),
                new Helper("is_current", false, "value"),
                new Helper("is_on", false, "value"),
                new Helper("number", false, "value", "otherwise"),
                new Helper("headings", false, "value"),
                new Helper("word_count", false, "value"),
                new Helper("reading_minutes", false, "value"))) {
            all.put(helper.name, helper);
        }
        return all;
    }

    static Map<String, Filter> filters() {
        Map<String, Filter> all = new HashMap<>();
        for (Helper helper : List.of(
                new Helper("date", true, "format"),
                new Helper("time", true, "format"),
                new Helper("full_date", true, "format"),
                new Helper("date_xml", true),
                new Helper("url_for", true),
                new Helper("full_url_for", true),
                new Helper("strip_html", true),
                new Helper("plain", true),
                new Helper("truncate", true, "length", "omission"),
                new Helper("word_count", true),
                new Helper("reading_minutes", true),
                new Helper("json_encode", true))) {
            all.put(helper.name, helper);
        }
        return all;
    }

    @Override
    public @Nullable List<String> getArgumentNames() {
        return parameters.isEmpty() ? null : parameters;
    }

    @Override
    public Object execute(Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        return call(args.get("value"), args, self, context, line);
    }

    @Override
    public Object apply(
            @Nullable Object input,
            Map<String, Object> args,
            PebbleTemplate self,
            EvaluationContext context,
            int line) {
        return call(input, args, self, context, line);
    }

    private Object call(
            @Nullable Object value,
            Map<String, Object> args,
            PebbleTemplate self,
            EvaluationContext context,
            int line) {
        Here here = here(context);
        String text = value == null ? "" : value.toString();
        return switch (name) {
            case "url_for" -> here.site().urlFor(here.path(), text);
            case "full_url_for" -> links(here).fullUrlFor(text);
            case "asset" -> asset(text, here, self, line);
            case "__" -> translated(text, args, here);
            case "_p" -> plural(text, args.get("count"), here);
            case "date" -> date(value, format(args, here, "date_format", "YYYY-MM-DD"), here);
            case "time" -> date(value, format(args, here, "time_format", "HH:mm:ss"), here);
            case "full_date" -> date(value, fullFormat(args, here), here);
            case "date_xml" -> xml(value, here);
            case "is_current" -> isCurrent(text, here);
            case "is_on" -> isOn(value);
            case "number" -> value instanceof Number ? value : Objects.requireNonNullElse(args.get("otherwise"), 0);
            case "headings" -> Heading.in(text);
            case "word_count" -> WordCount.of(text).total();
            case "reading_minutes" -> WordCount.of(text).minutes();
            case "strip_html" -> new SafeString(Html.strip(text));
            case "plain" -> HtmlText.of(text);
            case "truncate" -> truncated(text, args);
            default -> new SafeString(json(value));
        };
    }

    /** The page, which a macro does not see among its own variables. */
    private static Here here(EvaluationContext context) {
        Object here = context.getVariable(Here.VARIABLE);
        if (here == null && context instanceof EvaluationContextImpl inner) {
            here = new GlobalContext(inner.getScopeChain()).get(Here.VARIABLE);
        }
        return (Here) Objects.requireNonNull(here);
    }

    private static Links links(Here here) {
        return here.site().site().config().links();
    }

    private static String asset(String name, Here here, PebbleTemplate self, int line) {
        String published = here.assets().get(name);
        if (published == null) {
            throw new PebbleException(null, "the theme has no file 'source/" + name + "'", line, self.getName());
        }
        return here.site().urlFor(here.path(), published);
    }

    private static String translated(String key, Map<String, Object> args, Here here) {
        List<@Nullable Object> values = new ArrayList<>();
        for (String parameter : List.of("a", "b", "c")) {
            if (args.containsKey(parameter)) {
                values.add(args.get(parameter));
            }
        }
        return Texts.fill(here.texts().getOrDefault(key, key), values);
    }

    /** Hexo's plural: {@code zero}, {@code one} and {@code other} (or {@code n}) below the key. */
    private static String plural(String key, @Nullable Object count, Here here) {
        double number = count instanceof Number n ? n.doubleValue() : 0;
        Map<String, String> texts = here.texts();
        String text = number == 0 ? texts.get(key + ".zero") : number == 1 ? texts.get(key + ".one") : null;
        for (String form : List.of(".other", ".n", "")) {
            text = text == null ? texts.get(key + form) : text;
        }
        return Texts.fill(text == null ? key : text, List.of(count == null ? 0 : count));
    }

    private static String format(Map<String, Object> args, Here here, String key, String otherwise) {
        Object given = args.get("format");
        return given != null ? given.toString() : here.site().site().config().text(key, otherwise);
    }

    private static String fullFormat(Map<String, Object> args, Here here) {
        Object given = args.get("format");
        return given != null
                ? given.toString()
                : format(args, here, "date_format", "YYYY-MM-DD") + " " + format(args, here, "time_format", "HH:mm:ss");
    }

    private String date(@Nullable Object value, String format, Here here) {
        ZonedDateTime date = moment(value, here);
        if (date == null) {
            return "";
        }
        String key = here.lang() + "\n" + format;
        MomentFormat known = formats.get(key);
        if (known == null) {
            known = new MomentFormat(format, here.lang());
            if (formats.size() < FORMATS_AT_MOST) {
                formats.put(key, known);
            }
        }
        return known.print(date);
    }

    private static String xml(@Nullable Object value, Here here) {
        ZonedDateTime date = moment(value, here);
        return date == null ? "" : ISO.format(date);
    }

    /** A date of the model or of YAML, milliseconds since 1970, or a text that JavaScript reads as a date. */
    private static @Nullable ZonedDateTime moment(@Nullable Object value, Here here) {
        ZoneId zone = here.site().site().config().zone();
        if (value instanceof ZonedDateTime date) {
            return date;
        }
        if (value instanceof Instant instant) {
            return instant.atZone(zone);
        }
        if (value instanceof Number millis) {
            return Instant.ofEpochMilli(millis.longValue()).atZone(zone);
        }
        return value == null
                ? null
                : JsDate.parse(value.toString(), zone).map(i -> i.atZone(zone)).orElse(null);
    }

    /** Whether a path of the menu is this page or, but for the home page, above it. */
    private static boolean isCurrent(String path, Here here) {
        String root = links(here).root();
        String own = path.startsWith(root) ? path.substring(root.length()) : path.replaceFirst("^/+", "");
        own = own.replaceFirst("(^|/)index\\.html$", "$1");
        if (own.isEmpty()) {
            return here.path().equals("index.html");
        }
        return here.path().equals(own) || own.endsWith("/") && here.path().startsWith(own);
    }

    /** What JavaScript takes for true: any value but null, false, 0 and an empty text. */
    private static boolean isOn(@Nullable Object value) {
        boolean off = value == null || value.equals(Boolean.FALSE) || value.equals("");
        return !off && !(value instanceof Number number && number.doubleValue() == 0);
    }

    private static String truncated(String text, Map<String, Object> args) {
        int length = args.get("length") instanceof Number n ? n.intValue() : 30;
        String omission =
                args.get("omission") == null ? "…" : args.get("omission").toString();
        int points = text.codePointCount(0, text.length());
        if (points <= length) {
            return text;
        }
        int kept = Math.max(0, length - omission.codePointCount(0, omission.length()));
        return text.substring(0, text.offsetByCodePoints(0, kept)) + omission;
    }

    /** JSON that may stand within a script: {@code <} is escaped. */
    private static String json(@Nullable Object value) {
        return Json.print(value)
                .replace("<", "\\u003c")
                .replace("\u2028", "\\u2028")
                .replace("\u2029", "\\u2029");
    }

    @Override
    public String toString() {
        return (filter ? "filter " : "function ") + name;
    }
}

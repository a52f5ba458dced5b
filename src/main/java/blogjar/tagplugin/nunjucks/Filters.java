package blogjar.tagplugin.nunjucks;

import blogjar.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code |}: the filters of nunjucks 3. */
final class Filters {
    static final Set<String> NAMES = Set.of(
            "abs",
            "batch",
            "capitalize",
            "center",
            "d",
            "default",
            "dictsort",
            "dump",
            "e",
            "escape",
            "first",
            "float",
            "forceescape",
            "groupby",
            "indent",
            "int",
            "join",
            "last",
            "length",
            "list",
            "lower",
            "nl2br",
            "random",
            "reject",
            "rejectattr",
            "replace",
            "reverse",
            "round",
            "safe",
            "select",
            "selectattr",
            "slice",
            "sort",
            "string",
            "striptags",
            "sum",
            "title",
            "trim",
            "truncate",
            "upper",
            "urlencode",
            "urlize",
            "wordcount");

    private Filters() {}

    /** The arguments of a filter, by place or by name. */
    record Given(List<@Nullable Object> positional, Map<String, @Nullable Object> named) {
        @Nullable
        Object get(int index, String name) {
            return index < positional.size()
                    ? positional.get(index)
                    : named.containsKey(name) ? named.get(name) : Undefined.UNDEFINED;
        }

        boolean isTrue(int index, String name) {
            return Values.isTrue(get(index, name));
        }

        int integer(int index, String name, int otherwise) {
            return (int) number(index, name, otherwise);
        }

        /** {@code value || otherwise} */
        double number(int index, String name, double otherwise) {
            Object value = get(index, name);
            return Values.isTrue(value) ? Values.number(value) : otherwise;
        }

        String text(int index, String name, String otherwise) {
            Object value = get(index, name);
            return Values.isNothing(value) ? otherwise : Values.text(value);
        }
    }

    static @Nullable Object apply(
            String name,
            @Nullable Object value,
            List<@Nullable Object> arguments,
            Map<String, @Nullable Object> named) {
        boolean byName = name.equals("sort") || name.equals("int");
        Given given = byName ? new Given(arguments, named) : new Given(withNamed(arguments, named), Map.of());
        return switch (name) {
            case "default", "d" -> otherwise(value, given);
            case "string" ->
                Values.isNothing(value)
                        ? ""
                        : value instanceof Safe
                                ? value
                                : value instanceof Dates date ? date.toString() : Values.text(value);
            case "safe" -> new Safe(Values.printed(value));
            case "escape", "e" -> value instanceof Safe ? value : new Safe(TextFilters.escape(Values.printed(value)));
            case "forceescape" -> new Safe(TextFilters.escape(Values.printed(value)));
            case "dump" -> dump(value, given.get(0, "spaces"));
            case "abs" -> Math.abs(Values.number(value));
            case "round" -> round(Values.number(value), given);
            case "float" -> orDefault(JsParse.decimal(Values.text(value)), given.get(0, "default"));
            case "int" -> {
                Object base = given.get(1, "base");
                double radix = base == Undefined.UNDEFINED ? 10 : Values.number(base);
                yield orDefault(JsParse.integer(Values.text(value), radix), given.get(0, "default"));
            }
            case "length" -> length(value);
            case "batch",
                    "dictsort",
                    "first",
                    "groupby",
                    "join",
                    "last",
                    "list",
                    "reject",
                    "rejectattr",
                    "select",
                    "selectattr",
                    "slice",
                    "sort",
                    "sum" -> ListFilters.apply(name, value, given);
            case "random" -> {
                List<@Nullable Object> elements = Values.elements(value);
                yield elements.isEmpty()
                        ? Undefined.UNDEFINED
                        : elements.get(ThreadLocalRandom.current().nextInt(elements.size()));
            }
            case "reverse" ->
                value instanceof CharSequence
                        ? Members.join(ListFilters.reversed(value), "")
                        : ListFilters.reversed(value);
            default -> TextFilters.apply(name, value, given);
        };
    }

    /** Arguments by name are one mapping behind the others to most filters, which do not look into it. */
    private static List<@Nullable Object> withNamed(
            List<@Nullable Object> arguments, Map<String, @Nullable Object> named) {
        if (named.isEmpty()) {
            return arguments;
        }
        List<@Nullable Object> all = new ArrayList<>(arguments);
        Map<String, @Nullable Object> keywords = new LinkedHashMap<>(named);
        keywords.put("__keywords", true);
        all.add(keywords);
        return all;
    }

    private static @Nullable Object otherwise(@Nullable Object value, Given given) {
        boolean missing = given.isTrue(1, "bool") ? !Values.isTrue(value) : value == Undefined.UNDEFINED;
        return missing ? given.get(0, "def") : value;
    }

    private static @Nullable Object orDefault(double value, @Nullable Object otherwise) {
        return Double.isNaN(value) ? otherwise : (Object) value;
    }

    private static double round(double value, Given given) {
        double factor = Math.pow(10, given.number(0, "precision", 0));
        return switch (given.text(1, "method", "")) {
            case "ceil" -> Math.ceil(value * factor) / factor;
            case "floor" -> Math.floor(value * factor) / factor;
            default -> Math.floor(value * factor + 0.5) / factor;
        };
    }

    /** {@code JSON.stringify}, which has nothing for what is not there. */
    private static Object dump(@Nullable Object value, @Nullable Object spaces) {
        if (value == Undefined.UNDEFINED || value instanceof Callable) {
            return Undefined.UNDEFINED;
        }
        String indent = spaces instanceof CharSequence text
                ? text.toString()
                : spaces instanceof Number number ? " ".repeat(Math.min(10, Math.max(0, number.intValue()))) : "";
        StringBuilder out = new StringBuilder();
        dump(value, indent.substring(0, Math.min(10, indent.length())), "\n", 0, out);
        return out.toString();
    }

    private static void dump(@Nullable Object value, String indent, String line, int depth, StringBuilder out) {
        Bounds.depth(depth);
        boolean list = value instanceof List;
        Map<String, @Nullable Object> entries = new LinkedHashMap<>();
        if (value instanceof List<?> elements) {
            elements.forEach(element -> entries.put(String.valueOf(entries.size()), element));
        } else if (value instanceof Map<?, ?> map) {
            Values.ordered(map).forEach((key, one) -> {
                if (one != Undefined.UNDEFINED && !(one instanceof Callable)) {
                    entries.put(key, one);
                }
            });
        } else if (value instanceof Safe safe) {
            entries.put("val", safe.text());
            entries.put("length", (double) safe.text().length());
        }
        if (entries.isEmpty()) {
            out.append(
                    Json.print(value instanceof Dates date ? date.iso() : value instanceof Regex ? Map.of() : value));
            return;
        }
        String inner = indent.isEmpty() ? "" : line + indent;
        out.append(list ? '[' : '{');
        int first = out.length();
        entries.forEach((key, one) -> {
            Bounds.text(out.length());
            out.append(out.length() == first ? "" : ",").append(inner);
            if (!list) {
                out.append(Json.print(key)).append(indent.isEmpty() ? ":" : ": ");
            }
            dump(
                    one == Undefined.UNDEFINED || one instanceof Callable ? null : one,
                    indent,
                    line + indent,
                    depth + 1,
                    out);
        });
        out.append(indent.isEmpty() ? "" : line).append(list ? ']' : '}');
    }

    private static Object length(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return (double) list.size();
        }
        if (value instanceof Map<?, ?> map) {
            return (double) map.size();
        }
        boolean none = value instanceof Number || value instanceof Regex || Boolean.TRUE.equals(value);
        return value instanceof CharSequence || value instanceof Safe
                ? (Object) (double) Values.text(value).length()
                : none ? Undefined.UNDEFINED : (Object) 0.0;
    }

    static String replaceFirst(String text, @Nullable Object old, @Nullable Object replacement) {
        if (old instanceof Regex regex) {
            return regex.replace(text, Values.text(replacement));
        }
        String wanted = Values.text(old);
        int at = text.indexOf(wanted);
        return at < 0
                ? text
                : Values.joined(text.substring(0, at), Values.text(replacement)) + text.substring(at + wanted.length());
    }
}

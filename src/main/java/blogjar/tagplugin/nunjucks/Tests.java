package blogjar.tagplugin.nunjucks;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What stands behind {@code is}. */
final class Tests {
    private Tests() {}

    static boolean check(String name, @Nullable Object value, List<@Nullable Object> arguments) {
        Object other = arguments.isEmpty() ? Undefined.UNDEFINED : arguments.get(0);
        return switch (name) {
            case "defined" -> value != Undefined.UNDEFINED;
            case "undefined" -> value == Undefined.UNDEFINED;
            case "null", "none" -> value == null;
            case "truthy" -> Values.isTrue(value);
            case "falsy" -> !Values.isTrue(value);
            case "number" -> value instanceof Number;
            case "string" -> value instanceof CharSequence;
            case "escaped" -> value instanceof Safe;
            case "callable" -> value instanceof Callable;
            case "iterable" -> value instanceof List || value instanceof CharSequence || value instanceof Safe;
            case "mapping" -> value instanceof Map || value instanceof Safe || value instanceof Regex;
            case "even" -> Values.number(value) % 2 == 0;
            case "odd" -> Values.number(value) % 2 == 1;
            case "divisibleby" -> Values.number(value) % Values.number(other) == 0;
            case "equalto", "eq", "sameas" -> Values.same(value, other);
            case "ne" -> !Values.same(value, other);
            case "greaterthan", "gt" -> Values.compare(value, other) > 0;
            case "lessthan", "lt" -> Values.compare(value, other) < 0;
            case "ge" -> Values.compare(value, other) >= 0;
            case "le" -> Values.compare(value, other) <= 0;
            case "lower" ->
                !(value instanceof Safe)
                        && Values.text(value).toLowerCase(Locale.ROOT).equals(Values.text(value));
            case "upper" ->
                !(value instanceof Safe)
                        && Values.text(value).toUpperCase(Locale.ROOT).equals(Values.text(value));
            default -> throw new TemplateException("there is no test '" + name + "'");
        };
    }
}

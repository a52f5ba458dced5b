package blogjar.tagplugin.nunjucks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the operators do. */
final class Operators {
    private Operators() {}

    static Object apply(String operator, @Nullable Object a, @Nullable Object b) {
        return switch (operator) {
            case "+" -> Values.add(a, b);
            case "-" -> Values.number(a) - Values.number(b);
            case "*" -> Values.number(a) * Values.number(b);
            case "/" -> Values.number(a) / Values.number(b);
            case "%" -> Values.number(a) % Values.number(b);
            case "**" -> Math.pow(Values.number(a), Values.number(b));
            case "==" -> Values.equal(a, b);
            case "!=" -> !Values.equal(a, b);
            case "===" -> Values.same(a, b);
            case "!==" -> !Values.same(a, b);
            case "<" -> Values.compare(a, b) < 0;
            case ">" -> Values.compare(a, b) > 0;
            case "<=" -> Values.compare(a, b) <= 0;
            case ">=" -> Values.compare(a, b) >= 0;
            case "in" -> isIn(a, b);
            default -> throw new IllegalArgumentException(operator);
        };
    }

    private static boolean isIn(@Nullable Object key, @Nullable Object container) {
        if (container instanceof List<?> list) {
            return list.stream().anyMatch(element -> Values.same(Values.of(element), key));
        }
        if (container instanceof Map<?, ?> map) {
            return map.containsKey(Values.text(key));
        }
        if (container instanceof CharSequence text) {
            return text.toString().contains(Values.text(key));
        }
        if (container instanceof Safe) { // an object to JavaScript
            return List.of("val", "length", "toString", "valueOf").contains(Values.text(key));
        }
        throw new TemplateException("'in' needs a list, a text or a mapping on its right side");
    }
}

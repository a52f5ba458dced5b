package blogjar.theme;

import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.attributes.ResolvedAttribute;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.node.ArgumentsNode;
import io.pebbletemplates.pebble.node.ForNode;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.MacroAttributeProvider;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a dot in a template may reach: maps, lists and {@link Attributes}. No method of Java is ever called for a
 * template, so that a theme from elsewhere can do no more than print.
 */
final class Sandbox implements AttributeResolver {
    @Override
    public @Nullable ResolvedAttribute resolve(
            @Nullable Object instance,
            @Nullable Object name,
            Object @Nullable [] arguments,
            @Nullable ArgumentsNode args,
            EvaluationContextImpl context,
            String file,
            int line) {
        if (instance instanceof MacroAttributeProvider) {
            return null; // macros of an imported template: the library's own resolver takes them
        }
        if (arguments != null) {
            throw new PebbleException(
                    null, "'" + name + "' can't be called: values have no methods in a theme", line, file);
        }
        String key = String.valueOf(name);
        Object value = value(instance, key, name);
        if (value == Attributes.UNKNOWN) {
            String kind = instance instanceof Attributes model ? model.kind() : "this value";
            throw new PebbleException(null, kind + " has no '" + key + "'", line, file);
        }
        return new ResolvedAttribute(value);
    }

    private static @Nullable Object value(@Nullable Object instance, String key, @Nullable Object name) {
        if (instance instanceof Attributes model) {
            return model.attribute(key);
        }
        if (instance instanceof Map<?, ?> map) {
            return name instanceof Number ? map.get(name) : map.get(key);
        }
        if (instance instanceof List<?> list) {
            return item(list, key, name);
        }
        if (instance instanceof Object[] array) {
            return item(List.of(array), key, name);
        }
        if (instance instanceof Map.Entry<?, ?> entry) {
            return key.equals("key") ? entry.getKey() : key.equals("value") ? entry.getValue() : Attributes.UNKNOWN;
        }
        if (instance instanceof ForNode.LoopVariables loop) {
            return switch (key) {
                case "index" -> loop.getIndex();
                case "revindex" -> loop.getRevindex();
                case "length" -> loop.getLength();
                case "first" -> loop.isFirst();
                case "last" -> loop.isLast();
                default -> Attributes.UNKNOWN;
            };
        }
        // Settings may be a switch in one blog and a mapping in another: a switch has nothing in it.
        boolean scalar = instance == null
                || instance instanceof CharSequence
                || instance instanceof Number
                || instance instanceof Boolean;
        return scalar ? null : Attributes.UNKNOWN;
    }

    private static @Nullable Object item(List<?> list, String key, @Nullable Object name) {
        if (key.equals("size") || key.equals("length")) {
            return list.size();
        }
        int index = name instanceof Number number ? number.intValue() : -1;
        return index >= 0 && index < list.size() ? list.get(index) : null;
    }
}

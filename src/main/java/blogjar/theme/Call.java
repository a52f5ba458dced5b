package blogjar.theme;

import blogjar.config.Config;
import blogjar.config.Links;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One use of a helper in a template.
 *
 * @param helper its name
 * @param parameters their names, the one that a filter is applied to first
 * @param given name of a parameter to its value
 * @param rest the values after the last parameter, of helpers that take any number
 * @param options written by name, {@code depth=1}, or as a mapping, {@code {'depth': 1}}
 * @param line in the template, from 1
 */
record Call(
        String helper,
        List<String> parameters,
        Map<String, @Nullable Object> given,
        List<@Nullable Object> rest,
        Options options,
        Here here,
        PebbleTemplateImpl template,
        EvaluationContextImpl context,
        int line) {

    /** The value of the first parameter. */
    @Nullable
    Object value() {
        return given.get(parameters.get(0));
    }

    /** The first value as text, empty for none. */
    String text() {
        return text(value());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }

    /** A value as text; null where it is not given, or null. */
    @Nullable
    String text(String parameter) {
        Object value = given.get(parameter);
        return value == null ? null : value.toString();
    }

    Config config() {
        return here.site().config(here.lang());
    }

    Links links() {
        return config().links();
    }

    /** The address of a path as written in this page. */
    String urlFor(String path) {
        return here.site().urlFor(here.path(), path);
    }

    /** The helper can't be used so; its name is pointed at. */
    PebbleException wrong(String what) {
        return new PebbleException(null, helper + "(): " + what, line, template.getName());
    }

    /** A name for HTML, changed by the filter that the option {@code transform} names. */
    String shown(@Nullable Object name) {
        String filter = options.text("transform", "");
        if (filter.isEmpty()) {
            return Templates.escape(text(name));
        }
        Filter known = context.getExtensionRegistry().getFilter(filter);
        if (known == null) {
            throw wrong("'transform' has to name a filter, and there is none '" + filter + "'");
        }
        Object changed = known.apply(name, Map.of(), template, context, line);
        return changed instanceof SafeString ? changed.toString() : Templates.escape(text(changed));
    }
}

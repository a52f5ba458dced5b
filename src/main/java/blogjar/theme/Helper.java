package blogjar.theme;

import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.EvaluationContext;
import io.pebbletemplates.pebble.template.EvaluationContextImpl;
import io.pebbletemplates.pebble.template.GlobalContext;
import io.pebbletemplates.pebble.template.PebbleTemplate;
import io.pebbletemplates.pebble.template.PebbleTemplateImpl;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What templates can call, under the names that Hexo has for it: as a function, {@code url_for(page.path)}, or, where it
 * makes one value of another, as a filter, {@code page.date | date('LL')}.
 *
 * @param parameters their names, the one that a filter is applied to first
 * @param takes what may be given besides
 * @param filter whether it is a filter as well
 */
record Helper(String name, List<String> parameters, Takes takes, boolean filter, Body body)
        implements Function, Filter {

    /** What it does. */
    interface Body {
        @Nullable
        Object call(Call call);
    }

    /** What a helper takes besides its parameters. */
    enum Takes {
        NOTHING,
        /** Options: by name, or as a mapping in place of the last parameter, or of the first alone. */
        OPTIONS,
        /** Any number of values. */
        VALUES
    }

    static Helper of(String name, List<String> parameters, Body body) {
        return new Helper(name, parameters, Takes.NOTHING, false, body);
    }

    static Helper withOptions(String name, List<String> parameters, Body body) {
        return new Helper(name, parameters, Takes.OPTIONS, false, body);
    }

    static Helper withValues(String name, List<String> parameters, Body body) {
        return new Helper(name, parameters, Takes.VALUES, false, body);
    }

    /** The same, which can be written as a filter too. */
    Helper orFilter() {
        return new Helper(name, parameters, takes, true, body);
    }

    /** The same, whose result is HTML and not escaped again. */
    Helper giving(Class<SafeString> html) {
        return new Helper(name, parameters, takes, filter, call -> {
            Object result = body.call(call);
            return result == null ? null : html.cast(new SafeString(result.toString()));
        });
    }

    /** @param templates the names of those that the theme has */
    private static List<Helper> all(Set<String> templates) {
        return Stream.of(
                        AddressHelpers.all(),
                        TagHelpers.all(),
                        PageHelpers.all(),
                        TextHelpers.all(),
                        new DateHelpers().all(),
                        ListHelpers.all(),
                        PartHelpers.all(templates))
                .flatMap(List::stream)
                .toList();
    }

    static Map<String, Function> functions(Set<String> templates) {
        Map<String, Function> functions = new TreeMap<>();
        all(templates).forEach(helper -> functions.put(helper.name, helper));
        return functions;
    }

    static Map<String, Filter> filters() {
        Map<String, Filter> filters = new TreeMap<>();
        all(Set.of()).stream().filter(Helper::filter).forEach(helper -> filters.put(helper.name, helper));
        return filters;
    }

    /** None: so the library hands over every argument, by its place or its name, and the options are ours to read. */
    @Override
    public @Nullable List<String> getArgumentNames() {
        return null;
    }

    @Override
    public @Nullable Object execute(
            Map<String, Object> args, PebbleTemplate self, EvaluationContext context, int line) {
        return body.call(bound(new HashMap<>(), args, 0, self, context, line));
    }

    @Override
    public @Nullable Object apply(
            @Nullable Object input,
            Map<String, Object> args,
            PebbleTemplate self,
            EvaluationContext context,
            int line) {
        Map<String, @Nullable Object> given = new HashMap<>();
        given.put(parameters.get(0), input);
        return body.call(bound(given, args, 1, self, context, line));
    }

    /** @param taken how many parameters have their value already */
    private Call bound(
            Map<String, @Nullable Object> given,
            Map<String, ? extends @Nullable Object> args,
            int taken,
            PebbleTemplate self,
            EvaluationContext context,
            int line) {
        SortedMap<String, @Nullable Object> options =
                takes == Takes.OPTIONS ? new TreeMap<>() : Collections.emptySortedMap();
        List<@Nullable Object> rest = takes == Takes.VALUES ? new ArrayList<>() : List.of();
        java.util.function.Function<String, PebbleException> wrong =
                what -> new PebbleException(null, name + "(): " + what, line, self.getName());
        int count = 0;
        for (String key = "0"; args.containsKey(key); key = Integer.toString(++count)) {
            int index = count + taken;
            if (index < parameters.size()) {
                given.put(parameters.get(index), args.get(key));
            } else if (takes == Takes.VALUES) {
                rest.add(args.get(key));
            } else {
                throw wrong.apply(
                        parameters.isEmpty()
                                ? "it takes no values"
                                : "there is one value too many; it takes " + String.join(", ", parameters));
            }
        }
        for (Map.Entry<String, ? extends @Nullable Object> named : args.entrySet()) {
            String key = named.getKey();
            if (parameters.contains(key)) {
                given.put(key, named.getValue());
            } else if (!Character.isDigit(key.charAt(0))) {
                if (takes != Takes.OPTIONS) {
                    throw wrong.apply("it takes no '" + key + "'");
                }
                options.put(key, named.getValue());
            }
        }
        if (takes == Takes.OPTIONS) {
            takeOptions(given, options);
        }
        return new Call(
                name,
                parameters,
                given,
                rest,
                new Options(options, wrong),
                here(context),
                (PebbleTemplateImpl) self,
                (EvaluationContextImpl) context,
                line);
    }

    /** A mapping is the options where Hexo takes it for them: as the last value, or as the only one. */
    private void takeOptions(Map<String, @Nullable Object> given, Map<String, @Nullable Object> options) {
        for (String parameter : parameters) {
            if (given.get(parameter) instanceof Map<?, ?> map) {
                map.forEach((key, value) -> options.put(String.valueOf(key), value));
                given.remove(parameter);
            }
        }
    }

    /** The page, which a macro does not see among its own variables. */
    private static Here here(EvaluationContext context) {
        Object here = context.getVariable(Here.VARIABLE);
        if (here == null && context instanceof EvaluationContextImpl inner) {
            here = new GlobalContext(inner.getScopeChain()).get(Here.VARIABLE);
        }
        return (Here) Objects.requireNonNull(here);
    }

    @Override
    public String toString() {
        return name;
    }
}

package blogjar.theme;

import blogjar.text.SlashPaths;
import io.pebbletemplates.pebble.extension.escaper.SafeString;
import io.pebbletemplates.pebble.template.GlobalContext;
import io.pebbletemplates.pebble.template.ScopeChain;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Helpers that make whole parts of a page. */
final class PartHelpers {
    private static final List<String> OF_PAGE =
            List.of("page", "site", "config", "theme", "path", "lang", Here.VARIABLE);

    private final Set<String> templates;

    private PartHelpers(Set<String> templates) {
        this.templates = templates;
    }

    /** @param templates the names of those that the theme has */
    static List<Helper> all(Set<String> templates) {
        PartHelpers parts = new PartHelpers(templates);
        return Stream.of(
                        Helper.of("partial", List.of("name", "locals", "options"), parts::partial),
                        Helper.of("fragment_cache", List.of("id", "html"), call -> call.text("html")),
                        Helper.withOptions("toc", List.of("html", "options"), Contents::of)
                                .orFilter(),
                        Helper.withOptions("open_graph", List.of("options"), call -> new OpenGraph(call).html()))
                .map(helper -> helper.giving(SafeString.class))
                .toList();
    }

    /**
     * Another template, named as seen from the folder of this one or from {@code layout}. It sees the variables of this
     * one and its own; with the option {@code only} no others.
     */
    private String partial(Call call) {
        Map<String, @Nullable Object> locals = map(call, "locals");
        boolean only = Options.isOn(map(call, "options").get("only"));
        String name = named(call);
        PageWriter out = new PageWriter(0);
        ScopeChain scopes = call.context().getScopeChain();
        if (only) {
            locals.put(Here.VARIABLE, call.here());
            scopes.pushLocalScope();
        } else {
            GlobalContext ofPage = new GlobalContext(scopes); // a macro does not see it among its own
            OF_PAGE.forEach(key -> locals.putIfAbsent(key, ofPage.get(key)));
            scopes.pushScope(new HashMap<>());
        }
        try {
            call.template().includeTemplate(out, call.context(), name, locals);
        } catch (IOException impossible) { // it is written to memory
            throw new UncheckedIOException(impossible);
        } finally {
            scopes.popScope();
        }
        return out.toString();
    }

    private static Map<String, @Nullable Object> map(Call call, String parameter) {
        Object given = call.given().get(parameter);
        if (given != null && !(given instanceof Map)) {
            throw call.wrong("'" + parameter + "' has to be a mapping, as {'title': page.title}");
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        if (given instanceof Map<?, ?> map) {
            map.forEach((key, value) -> values.put(String.valueOf(key), value));
        }
        return values;
    }

    private String named(Call call) {
        String given = call.text().replaceFirst("\\.peb$", "");
        String own = call.template().getName();
        String folder = own.substring(0, own.lastIndexOf('/') + 1);
        for (String path : List.of(folder + given, given)) {
            String name = SlashPaths.normalized(path);
            if (templates.contains(name)) {
                return name;
            }
        }
        throw call.wrong("there is no template '" + call.text() + "'");
    }
}

package blogjar.tagplugin.nunjucks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that can be seen at a place of a template, and what the whole of it may still cost. */
final class Scope {
    private static final int MOST_STEPS = 200_000;
    private static final int MOST_OUTPUT = 20_000_000;
    private static final int DEEPEST_CALLS = 50;

    /** Where the variables are that the page has, and those that are set outside of every loop. */
    private final @Nullable Scope page;

    private final @Nullable Scope parent;
    private final boolean isolated;
    private final Map<String, @Nullable Object> variables;
    private final Cost cost;

    private static final class Cost {
        final Bounds bounds = new Bounds();
        int steps;
        int calls;
    }

    /** The scope of a template. */
    static Scope of(Map<String, @Nullable Object> variables) {
        Map<String, @Nullable Object> own = new HashMap<>(variables);
        own.replaceAll((name, value) -> value instanceof List<?> list ? new ArrayList<>(list) : value);
        Scope page = new Scope(null, null, true, own, new Cost());
        return new Scope(page, page, true, new HashMap<>(), page.cost);
    }

    private Scope(
            @Nullable Scope page,
            @Nullable Scope parent,
            boolean isolated,
            Map<String, @Nullable Object> variables,
            Cost cost) {
        this.page = page;
        this.parent = parent;
        this.isolated = isolated;
        this.variables = variables;
        this.cost = cost;
    }

    Scope inner() {
        return new Scope(page, this, false, new HashMap<>(), cost);
    }

    /** A scope out of which nothing is set. */
    Scope isolated() {
        return new Scope(page, this, true, new HashMap<>(), cost);
    }

    /** The scope of a macro, which sees what the page has, but not the loops around it. */
    Scope ofMacro() {
        return new Scope(page, page, true, new HashMap<>(), cost);
    }

    @Nullable
    Object get(String name) {
        for (Scope scope = this; scope != null; scope = scope.parent) {
            Object value = scope.variables.get(name);
            if (value != null || scope.variables.containsKey(name)) {
                return Values.of(value);
            }
        }
        return Globals.get(name);
    }

    /** Sets a variable here, whatever there is outside. */
    void declare(String name, @Nullable Object value) {
        variables.put(name, value);
    }

    /** Sets a variable here, and for the whole page where this is in no loop. */
    void define(String name, @Nullable Object value) {
        declare(name, value);
        if (page != null && parent == page) {
            page.declare(name, value);
        }
    }

    /** Sets a variable where it is, or here where there is none. */
    void assign(String name, @Nullable Object value) {
        Scope scope = this;
        while (!scope.variables.containsKey(name) && !scope.isolated && scope.parent != null) {
            scope = scope.parent;
        }
        Scope owner = scope.variables.containsKey(name) ? scope : this;
        if (value == Undefined.UNDEFINED && !owner.variables.containsKey(name) && owner.parent != owner.page) {
            return; // nothing is set, and what is outside is seen
        }
        owner.define(name, value);
    }

    /** Counts work, so that a loop in a post can't keep a build from ending. */
    void step(StringBuilder out) {
        if (++cost.steps > MOST_STEPS || out.length() > MOST_OUTPUT) {
            throw new TemplateException("the template does not come to an end", "make its loops smaller");
        }
    }

    /** Prints a value, where there is room for it. */
    void print(String text, StringBuilder out) {
        if (out.length() + text.length() > MOST_OUTPUT) {
            throw new TemplateException("the text of this page gets too long", "make its loops smaller");
        }
        out.append(text);
    }

    /** Counts what was made. */
    @Nullable
    Object made(@Nullable Object value) {
        return cost.bounds.made(value);
    }

    void enterCall() {
        if (++cost.calls > DEEPEST_CALLS) {
            throw new TemplateException("macros call each other without an end");
        }
    }

    void leaveCall() {
        cost.calls--;
    }
}

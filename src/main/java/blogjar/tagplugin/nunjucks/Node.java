package blogjar.tagplugin.nunjucks;

import blogjar.tagplugin.nunjucks.Expression.Arguments;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A part of a template that prints something. */
interface Node {
    void print(Scope scope, StringBuilder out);

    static String printed(Node node, Scope scope) {
        StringBuilder out = new StringBuilder();
        node.print(scope, out);
        return out.toString();
    }

    record Text(String text) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            out.append(text);
        }
    }

    record Sequence(List<Node> nodes) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            for (Node node : nodes) {
                node.print(scope, out);
            }
        }
    }

    /** The tag or expression from {@code start} to {@code end}: where it fails it is shown as text. */
    record Guarded(Node node, Host host, int start, int end) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            int before = out.length();
            try {
                scope.step(out);
                node.print(scope, out);
            } catch (TemplateException e) {
                out.setLength(before);
                if (e.isSilent()) {
                    host.printsNothing(start, String.valueOf(e.getMessage()), e.fix());
                    return;
                }
                out.append(host.literal(start, end));
                host.broken(start, String.valueOf(e.getMessage()), e.fix());
            }
        }
    }

    record Output(Expression expression, Host host, int start) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            Object value = expression.evaluate(scope);
            if (value == Undefined.UNDEFINED && !expression.name().isEmpty()) {
                host.unknownVariable(start, expression.name());
            }
            scope.print(Values.printed(value), out);
        }
    }

    record If(Expression condition, Node yes, Node no) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            (Values.isTrue(condition.evaluate(scope)) ? yes : no).print(scope, out);
        }
    }

    record For(List<String> names, Expression of, Node body, Node otherwise) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            Object value = of.evaluate(scope);
            List<@Nullable Object> elements =
                    names.size() > 1 && !(value instanceof List) ? pairs(value) : Values.elements(value);
            Scope inner = scope.inner(); // one for all rounds: what one sets, the next one sees
            for (int i = 0; i < elements.size(); i++) {
                scope.step(out);
                Object element = Values.of(elements.get(i));
                for (int n = 0; n < names.size(); n++) {
                    inner.declare(names.get(n), names.size() == 1 ? element : Members.get(element, (double) n));
                }
                inner.declare("loop", loop(i, elements.size()));
                body.print(inner, out);
            }
            if (elements.isEmpty()) {
                otherwise.print(scope, out);
            }
        }

        /** Keys and values of a mapping, places and characters of a text. */
        private static List<@Nullable Object> pairs(@Nullable Object value) {
            List<@Nullable Object> pairs = new ArrayList<>();
            if (value instanceof Map<?, ?> map) {
                Values.ordered(map).forEach((key, one) -> pairs.add(Arrays.asList(key, one)));
            } else {
                List<@Nullable Object> characters = Values.elements(value);
                for (int i = 0; i < characters.size(); i++) {
                    pairs.add(Arrays.asList(String.valueOf(i), characters.get(i)));
                }
            }
            return pairs;
        }

        private static Map<String, Object> loop(int index, int length) {
            Map<String, Object> loop = new HashMap<>(16);
            loop.put("index", (double) index + 1);
            loop.put("index0", (double) index);
            loop.put("revindex", (double) length - index);
            loop.put("revindex0", (double) length - index - 1);
            loop.put("first", index == 0);
            loop.put("last", index == length - 1);
            loop.put("length", (double) length);
            return loop;
        }
    }

    record SetValue(List<String> names, Expression value) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            Object result = value.evaluate(scope);
            names.forEach(name -> scope.assign(name, result));
        }
    }

    record SetText(List<String> names, Node body) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            Object text = scope.made(printed(body, scope));
            names.forEach(name -> scope.assign(name, text));
        }
    }

    /** @param defaults as many as parameters; null where a parameter has none */
    record Macro(String name, List<String> parameters, List<@Nullable Expression> defaults, Node body) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            scope.define(name, callable(scope, scope.ofMacro()));
        }

        /** @param around what its body sees */
        Callable callable(Scope scope, Scope around) {
            return (arguments, named) -> {
                Scope inner = around.isolated();
                if (named.containsKey("caller")) {
                    inner.declare("caller", named.get("caller"));
                }
                for (int i = 0; i < parameters.size(); i++) {
                    String parameter = parameters.get(i);
                    Expression otherwise = defaults.get(i);
                    if (i < arguments.size()) {
                        inner.declare(parameter, arguments.get(i));
                    } else if (named.containsKey(parameter)) {
                        inner.declare(parameter, named.get(parameter));
                    } else {
                        inner.declare(parameter, otherwise == null ? Undefined.UNDEFINED : otherwise.evaluate(scope));
                    }
                }
                return new Safe(printed(body, inner));
            };
        }
    }

    /** A call of a macro that gets a body to call back. */
    record CallBlock(Macro caller, Expression.Call call) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            out.append(Values.printed(call.evaluate(scope, Map.of("caller", caller.callable(scope, scope)))));
        }
    }

    record FilterBlock(String name, Arguments arguments, Node body) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            Object value = scope.made(Filters.apply(
                    name, printed(body, scope), arguments.evaluate(scope), arguments.evaluateNamed(scope)));
            out.append(Values.printed(value));
        }
    }

    /** @param cases by the values that they are for; the bodies of cases without text fall through to the next */
    record Switch(Expression of, LinkedHashMap<Expression, Node> cases, Node otherwise) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            Object value = of.evaluate(scope);
            boolean found = false;
            for (Map.Entry<Expression, Node> one : cases.entrySet()) {
                found = found || Values.same(one.getKey().evaluate(scope), value);
                if (found && !(one.getValue() instanceof Sequence body && body.nodes.isEmpty())) {
                    one.getValue().print(scope, out);
                    return;
                }
            }
            otherwise.print(scope, out);
        }
    }

    record Tag(
            int start,
            String name,
            List<String> arguments,
            @Nullable Node body,
            Host host) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            out.append(host.call(start, name, arguments, body == null ? null : printed(body, scope)));
        }
    }

    record UnknownBlock(Node body, Host host) implements Node {
        @Override
        public void print(Scope scope, StringBuilder out) {
            out.append(host.unknownBlock(printed(body, scope)));
        }
    }
}

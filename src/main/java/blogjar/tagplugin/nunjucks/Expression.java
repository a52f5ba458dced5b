package blogjar.tagplugin.nunjucks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Something in a template that has a value. */
interface Expression {
    @Nullable
    Object evaluate(Scope scope);

    /** What it is called where it only names something: {@code a.b}; empty where it does more. */
    default String name() {
        return "";
    }

    record Literal(@Nullable Object value) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return value;
        }
    }

    record Variable(String name) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return scope.get(name);
        }
    }

    record ListOf(List<Expression> elements) implements Expression {
        @Override
        public List<@Nullable Object> evaluate(Scope scope) {
            List<@Nullable Object> values = new ArrayList<>(elements.size());
            for (Expression element : elements) {
                values.add(element.evaluate(scope));
            }
            return values;
        }
    }

    /** Expressions in parentheses: the value of the last. */
    record Group(List<Expression> elements) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            Object value = Undefined.UNDEFINED;
            for (Expression element : elements) {
                value = element.evaluate(scope);
            }
            return value;
        }
    }

    record MapOf(List<Expression> keys, List<Expression> values) implements Expression {
        @Override
        public Map<String, @Nullable Object> evaluate(Scope scope) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            for (int i = 0; i < keys.size(); i++) {
                map.put(Values.text(keys.get(i).evaluate(scope)), values.get(i).evaluate(scope));
            }
            return map;
        }
    }

    record Member(Expression of, Expression key) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return Members.get(of.evaluate(scope), key.evaluate(scope));
        }

        @Override
        public String name() {
            boolean named = !of.name().isEmpty() && key instanceof Literal literal && literal.value instanceof String;
            return named ? of.name() + "." + ((Literal) key).value : "";
        }
    }

    record Arguments(List<Expression> positional, Map<String, Expression> named) {
        static final Arguments NONE = new Arguments(List.of(), Map.of());

        List<@Nullable Object> evaluate(Scope scope) {
            List<@Nullable Object> values = new ArrayList<>(positional.size());
            for (Expression argument : positional) {
                values.add(argument.evaluate(scope));
            }
            return values;
        }

        Map<String, @Nullable Object> evaluateNamed(Scope scope) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            named.forEach((name, value) -> values.put(name, value.evaluate(scope)));
            return values;
        }
    }

    record Call(Expression function, Arguments arguments) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return evaluate(scope, Map.of());
        }

        @Nullable
        Object evaluate(Scope scope, Map<String, @Nullable Object> more) {
            if (!(function.evaluate(scope) instanceof Callable callable)) {
                String name = function instanceof Variable variable ? "'" + variable.name + "'" : "what is called";
                throw new TemplateException(name + " is no function");
            }
            Map<String, @Nullable Object> named = arguments.evaluateNamed(scope);
            named.putAll(more);
            scope.enterCall();
            try {
                return scope.made(callable.call(arguments.evaluate(scope), named));
            } finally {
                scope.leaveCall();
            }
        }
    }

    record Filter(String name, Expression of, Arguments arguments) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            return scope.made(
                    Filters.apply(name, of.evaluate(scope), arguments.evaluate(scope), arguments.evaluateNamed(scope)));
        }
    }

    record Test(String name, Expression of, Arguments arguments) implements Expression {
        @Override
        public Boolean evaluate(Scope scope) {
            return Tests.check(name, of.evaluate(scope), arguments.evaluate(scope));
        }
    }

    record Choice(
            Expression condition, Expression yes, @Nullable Expression no) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            if (Values.isTrue(condition.evaluate(scope))) {
                return yes.evaluate(scope);
            }
            return no == null ? "" : no.evaluate(scope);
        }
    }

    record Negated(Expression of) implements Expression {
        @Override
        public Boolean evaluate(Scope scope) {
            return !Values.isTrue(of.evaluate(scope));
        }
    }

    record Floor(Expression of) implements Expression {
        @Override
        public Double evaluate(Scope scope) {
            return Math.floor(Values.number(of.evaluate(scope)));
        }
    }

    record Signed(Expression of, int sign) implements Expression {
        @Override
        public Double evaluate(Scope scope) {
            return sign * Values.number(of.evaluate(scope));
        }
    }

    record Binary(String operator, Expression left, Expression right) implements Expression {
        @Override
        public @Nullable Object evaluate(Scope scope) {
            Object a = left.evaluate(scope);
            if (operator.equals("and")) {
                return Values.isTrue(a) ? right.evaluate(scope) : a;
            }
            if (operator.equals("or")) {
                return Values.isTrue(a) ? a : right.evaluate(scope);
            }
            return scope.made(Operators.apply(operator, a, right.evaluate(scope)));
        }
    }
}

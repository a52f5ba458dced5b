package blogjar.tagplugin.nunjucks;

import java.util.ArrayList;
import java.util.List;

/**
 * The order in which JavaScript evaluates an expression. nunjucks reads it with levels of its own, a level for each
 * operator, but writes the operators side by side into a program, without parentheses; so the levels of JavaScript count:
 * {@code not a == b} asks whether {@code !a} is {@code b}, and {@code 'x' ~ 1 + 2} is {@code x12}.
 */
final class JsOrder {
    private static final List<List<String>> LEVELS = List.of(
            List.of("or"),
            List.of("and"),
            List.of("==", "!=", "===", "!=="),
            List.of("<", ">", "<=", ">="),
            List.of("+", "-"),
            List.of("*", "/", "%"));

    /** Operators, as text, and what they stand between. */
    private final List<Object> items = new ArrayList<>();

    private int at;

    private JsOrder() {}

    /** The same expression in the order of JavaScript. */
    static Expression of(Expression read) {
        boolean single = !(read instanceof Expression.Binary
                || read instanceof Expression.Negated
                || read instanceof Expression.Signed);
        if (single) {
            return read;
        }
        JsOrder order = new JsOrder();
        order.write(read);
        return order.level(0);
    }

    private void write(Expression read) {
        if (read instanceof Expression.Binary binary) {
            write(binary.left());
            if (binary.operator().equals("~")) {
                items.add("+");
                items.add(new Expression.Literal(""));
                items.add("+");
            } else {
                items.add(binary.operator());
            }
            write(binary.right());
        } else if (read instanceof Expression.Negated negated) {
            items.add("not");
            write(negated.of());
        } else if (read instanceof Expression.Signed signed) {
            items.add(signed.sign() < 0 ? "-" : "+");
            write(signed.of());
        } else {
            items.add(read);
        }
    }

    private Expression level(int level) {
        if (level == LEVELS.size()) {
            return unary();
        }
        Expression left = level(level + 1);
        while (at < items.size()
                && items.get(at) instanceof String operator
                && LEVELS.get(level).contains(operator)) {
            at++;
            left = new Expression.Binary(operator, left, level(level + 1));
        }
        return left;
    }

    private Expression unary() {
        int first = at;
        while (items.get(at) instanceof String) {
            at++;
        }
        Expression value = (Expression) items.get(at);
        for (int i = at - 1; i >= first; i--) {
            String sign = (String) items.get(i);
            value = sign.equals("not")
                    ? new Expression.Negated(value)
                    : new Expression.Signed(value, sign.equals("-") ? -1 : 1);
        }
        at++;
        return value;
    }
}

package blogjar.tagplugin.nunjucks;

import blogjar.tagplugin.nunjucks.Expression.Arguments;
import blogjar.tagplugin.nunjucks.Token.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads expressions, with the precedence of nunjucks: each operator has a level of its own. */
final class ExpressionParser {
    private static final String[][] LEVELS = {{"~"}, {"+"}, {"-"}, {"*"}, {"/"}, {"//"}, {"%"}, {"**"}};
    private static final List<String> COMPARISONS = List.of("==", "===", "!=", "!==", "<", ">", "<=", ">=");
    private static final int MOST_PARTS = 2_000;
    private static final int DEEPEST = 30;

    private final Lexer lexer;
    private int parts;
    private int depth;

    ExpressionParser(Lexer lexer) {
        this.lexer = lexer;
    }

    Expression parse() {
        Expression value = JsOrder.of(or());
        if (!lexer.skipSymbol("if")) {
            return value;
        }
        Expression condition = JsOrder.of(or());
        return new Expression.Choice(condition, value, lexer.skipSymbol("else") ? JsOrder.of(or()) : null);
    }

    private Expression or() {
        Expression left = and();
        while (lexer.skipSymbol("or")) {
            left = binary("or", left, and());
        }
        return left;
    }

    private Expression and() {
        Expression left = not();
        while (lexer.skipSymbol("and")) {
            left = binary("and", left, not());
        }
        return left;
    }

    private Expression not() {
        int times = 0;
        while (lexer.skipSymbol("not")) {
            times++;
            count();
        }
        Expression value = in();
        for (int i = times > 0 ? 2 - times % 2 : 0; i > 0; i--) { // an even number of them is two
            value = new Expression.Negated(value);
        }
        return value;
    }

    private Expression in() {
        Expression left = is();
        while (true) {
            boolean negated = lexer.skipSymbol("not");
            if (!lexer.skipSymbol("in")) {
                if (negated) {
                    throw unexpected(lexer.peek(), "'in' after 'not'");
                }
                return left;
            }
            left = enclosed("in", left, is());
            left = negated ? new Expression.Negated(left) : left;
        }
    }

    private Expression is() {
        Expression read = comparison();
        if (!lexer.skipSymbol("is")) {
            return read;
        }
        Expression value = JsOrder.of(read);
        boolean negated = lexer.skipSymbol("not");
        Token token = lexer.peek();
        Expression test = comparison();
        Arguments arguments = test instanceof Expression.Call call ? call.arguments() : Arguments.NONE;
        Expression checked = new Expression.Test(token.value(), value, arguments);
        return negated ? new Expression.Negated(checked) : checked;
    }

    private Expression comparison() {
        Expression left = level(0);
        while (lexer.peek().kind() == Kind.OPERATOR
                && COMPARISONS.contains(lexer.peek().value())) {
            left = binary(lexer.next().value(), left, level(0));
        }
        return left;
    }

    private Expression level(int level) {
        if (level == LEVELS.length) {
            return unary(true);
        }
        Expression left = level(level + 1);
        while (lexer.skipOperator(LEVELS[level][0])) {
            String operator = LEVELS[level][0];
            Expression right = level(level + 1);
            boolean function = operator.equals("//") || operator.equals("**");
            left = function ? enclosed(operator, left, right) : binary(operator, left, right);
        }
        return left;
    }

    private Expression unary(boolean filters) {
        enter();
        Expression value;
        if (lexer.skipOperator("-")) {
            value = new Expression.Signed(unary(false), -1);
        } else if (lexer.skipOperator("+")) {
            value = new Expression.Signed(unary(false), 1);
        } else {
            value = primary();
        }
        while (filters && lexer.skipOperator("|")) {
            count();
            String name = filterName();
            value = new Expression.Filter(name, value, optionalArguments());
        }
        depth--;
        return value;
    }

    /** The name of a filter, which may have dots. */
    String filterName() {
        StringBuilder name = new StringBuilder(symbol("the name of a filter"));
        while (lexer.skipOperator(".")) {
            name.append('.').append(symbol("the name of a filter"));
        }
        if (!Filters.NAMES.contains(name.toString())) {
            throw new TemplateException("there is no filter '" + name + "'");
        }
        return name.toString();
    }

    Arguments optionalArguments() {
        return lexer.peek().isOperator("(") ? arguments() : Arguments.NONE;
    }

    /** A word that names something. */
    String symbol(String expected) {
        Token token = lexer.next();
        if (token.kind() != Kind.SYMBOL) {
            throw unexpected(token, expected);
        }
        return token.value();
    }

    Expression primary() {
        count();
        Token token = lexer.peek();
        Expression value = literal(token);
        if (value == null) {
            value = switch (token.value()) {
                case "(" -> new Expression.Group(elements(")"));
                case "[" -> new Expression.ListOf(elements("]"));
                case "{" -> map();
                default -> throw unexpected(token, "a value");
            };
        } else {
            lexer.next();
        }
        return postfix(value);
    }

    private @Nullable Expression literal(Token token) {
        return switch (token.kind()) {
            case STRING -> new Expression.Literal(token.value());
            case NUMBER -> new Expression.Literal(Double.parseDouble(token.value()));
            case REGEX -> new Expression.Literal(Regex.of(token.value(), lexer.effort()));
            case SYMBOL ->
                switch (token.value()) {
                    case "true" -> new Expression.Literal(true);
                    case "false" -> new Expression.Literal(false);
                    case "none", "null" -> new Expression.Literal(null);
                    default -> new Expression.Variable(token.value());
                };
            case OPERATOR -> null;
            default -> throw unexpected(token, "a value");
        };
    }

    private Expression postfix(Expression start) {
        Expression value = start;
        while (true) {
            if (lexer.peek().isOperator("(")) {
                value = new Expression.Call(value, arguments());
            } else if (lexer.peek().isOperator("[")) {
                List<Expression> key = elements("]");
                if (key.size() > 1) {
                    throw new TemplateException("an index must be one value");
                }
                value = new Expression.Member(
                        value, key.isEmpty() ? new Expression.Literal(Undefined.UNDEFINED) : key.get(0));
            } else if (lexer.skipOperator(".")) {
                value = new Expression.Member(value, new Expression.Literal(symbol("a name after the dot")));
            } else {
                return value;
            }
            count();
        }
    }

    private List<Expression> elements(String close) {
        enter();
        lexer.next();
        List<Expression> elements = new ArrayList<>();
        while (!lexer.skipOperator(close)) {
            if (!elements.isEmpty()) {
                expectComma(close);
            }
            if (lexer.skipOperator(close)) {
                break;
            }
            elements.add(parse());
        }
        depth--;
        return elements;
    }

    private void expectComma(String close) {
        if (!lexer.skipOperator(",")) {
            throw unexpected(lexer.peek(), "',' or '" + close + "'");
        }
    }

    private Expression map() {
        enter();
        lexer.next();
        List<Expression> keys = new ArrayList<>();
        List<Expression> values = new ArrayList<>();
        while (!lexer.skipOperator("}")) {
            if (!keys.isEmpty()) {
                expectComma("}");
            }
            Expression key = primary();
            keys.add(key instanceof Expression.Variable name ? new Expression.Literal(name.name()) : key);
            if (!lexer.skipOperator(":")) {
                throw unexpected(lexer.peek(), "':' after the key");
            }
            values.add(parse());
        }
        depth--;
        return new Expression.MapOf(keys, values);
    }

    /** Arguments in parentheses, {@code name=value} among them. */
    Arguments arguments() {
        enter();
        Token open = lexer.next();
        if (!open.isOperator("(")) {
            throw unexpected(open, "'('");
        }
        List<Expression> positional = new ArrayList<>();
        Map<String, Expression> named = new LinkedHashMap<>();
        while (!lexer.skipOperator(")")) {
            if (!positional.isEmpty() || !named.isEmpty()) {
                expectComma(")");
            }
            Expression argument = parse();
            if (lexer.skipOperator("=")) {
                String name = argument instanceof Expression.Variable variable ? variable.name() : "";
                named.put(name, parse());
            } else {
                positional.add(argument);
            }
        }
        depth--;
        return new Arguments(positional, named);
    }

    private Expression binary(String operator, Expression left, Expression right) {
        count();
        return new Expression.Binary(operator, left, right);
    }

    /** An operator that nunjucks writes as a function, in parentheses. */
    private Expression enclosed(String operator, Expression left, Expression right) {
        if (operator.equals("//")) {
            return new Expression.Floor(JsOrder.of(binary("/", left, right)));
        }
        return new Expression.Group(List.of(binary(operator, JsOrder.of(left), JsOrder.of(right))));
    }

    private void enter() {
        if (++depth > DEEPEST) {
            throw new TemplateException("the expression is nested more than " + DEEPEST + " deep");
        }
    }

    private void count() {
        if (++parts > MOST_PARTS) {
            throw new TemplateException("the expression has more than " + MOST_PARTS + " parts");
        }
    }

    static TemplateException unexpected(Token token, String expected) {
        return new TemplateException(token.described() + " where " + expected + " was expected");
    }
}

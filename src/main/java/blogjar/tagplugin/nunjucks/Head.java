package blogjar.tagplugin.nunjucks;

import blogjar.tagplugin.nunjucks.Expression.Arguments;
import blogjar.tagplugin.nunjucks.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the tag that begins a statement.
 *
 * @param word the statement: {@code for}
 * @param names variables or parameters that it makes; the arguments of a tag
 * @param expressions what it needs; a default or null for each parameter of a macro
 * @param arguments of a filter
 */
record Head(String word, List<String> names, List<@Nullable Expression> expressions, Arguments arguments) {

    Head(String word, List<String> names, List<@Nullable Expression> expressions) {
        this(word, names, expressions, Arguments.NONE);
    }

    Expression expression() {
        Expression first = expressions.isEmpty() ? null : expressions.get(0);
        return first == null ? new Expression.Literal(Undefined.UNDEFINED) : first;
    }

    /** Reads what follows the word, up to the end of the tag but without it. */
    static Head read(String word, Lexer lexer) {
        ExpressionParser parser = new ExpressionParser(lexer);
        return switch (word) {
            case "if", "ifAsync", "elif", "elseif", "switch", "case" ->
                new Head(word, List.of(), List.of(parser.parse()));
            case "for", "asyncEach", "asyncAll" -> loop(word, lexer, parser);
            case "set" -> assignment(lexer, parser);
            case "macro" -> macro(word, parser.symbol("the name of the macro"), parser.arguments());
            case "call" -> {
                Head caller = macro(word, "caller", parser.optionalArguments());
                List<@Nullable Expression> expressions = new ArrayList<>();
                if (!(parser.primary() instanceof Expression.Call call)) {
                    throw new TemplateException("'call' needs a call of a macro");
                }
                expressions.add(call);
                expressions.addAll(caller.expressions);
                yield new Head(word, caller.names, expressions);
            }
            case "filter" -> new Head(word, List.of(parser.filterName()), List.of(), parser.optionalArguments());
            case "block" -> new Head(word, List.of(parser.symbol("the name of the block")), List.of());
            default -> new Head(word, List.of(), List.of());
        };
    }

    private static Head loop(String word, Lexer lexer, ExpressionParser parser) {
        List<String> names = names(lexer, parser);
        if (!lexer.skipSymbol("in")) {
            throw ExpressionParser.unexpected(lexer.peek(), "'in'");
        }
        return new Head(word, names, List.of(parser.parse()));
    }

    private static Head assignment(Lexer lexer, ExpressionParser parser) {
        List<String> names = names(lexer, parser);
        if (lexer.skipOperator("=")) {
            return new Head("set", names, List.of(parser.parse()));
        }
        if (lexer.peek().kind() != Kind.TAG_END) {
            throw ExpressionParser.unexpected(lexer.peek(), "'='");
        }
        return new Head("set", names, List.of());
    }

    private static List<String> names(Lexer lexer, ExpressionParser parser) {
        List<String> names = new ArrayList<>();
        do {
            names.add(parser.symbol("the name of a variable"));
        } while (lexer.skipOperator(","));
        return names;
    }

    /** The name of the macro comes first among the names. */
    private static Head macro(String word, String name, Arguments parameters) {
        List<String> names = new ArrayList<>(List.of(name));
        List<@Nullable Expression> defaults = new ArrayList<>();
        for (Expression parameter : parameters.positional()) {
            if (!(parameter instanceof Expression.Variable variable)) {
                throw new TemplateException("a parameter of a macro must be a name");
            }
            names.add(variable.name());
            defaults.add(null);
        }
        parameters.named().forEach((parameter, value) -> {
            names.add(parameter);
            defaults.add(value);
        });
        return new Head(word, names, defaults);
    }
}

package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;

/** A document when its blocks and spans are read. */
final class Tree {
    final Parser parser;
    final Environment environment;
    List<Token> tokens = new ArrayList<>();

    Tree(Parser parser, Environment environment) {
        this.parser = parser;
        this.environment = environment;
    }

    /** The blocks that hold text. */
    Iterable<Token> texts() {
        return tokens.stream().filter(token -> token.is(Token.Kind.INLINE))::iterator;
    }
}

package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a document: the begin or end of an element, or what has no inside. Changes until it is written. */
final class Token {
    /** What tells tokens apart beyond their element. */
    enum Kind {
        /** An element with nothing special about it. */
        ELEMENT,
        /** The text of a block, to be read for spans; {@link #children} when that is done. */
        INLINE,
        TEXT,
        /** Text that stood for something else, so that no link begins before it. */
        SPECIAL_TEXT,
        SOFT_BREAK,
        HARD_BREAK,
        CODE_SPAN,
        CODE_BLOCK,
        FENCE,
        HTML_BLOCK,
        HTML_SPAN,
        IMAGE,
        LINK,
        PARAGRAPH,
        HEADING,
        EMOJI,
        MATH_SPAN,
        MATH_BLOCK,
        CONTENTS,
        CONTAINER,
        FOOTNOTE_DEFINITION,
        FOOTNOTE_REFERENCE,
        FOOTNOTE_LIST,
        FOOTNOTE,
        FOOTNOTE_BACK
    }

    Kind kind;
    String tag;
    /** 1 for the begin of an element, -1 for its end, 0 for neither. */
    int nesting;
    /** How many elements are open around it. */
    int level;

    String content = "";
    /** What stood beside a fence, or {@code auto} for a link that was found in text. */
    String info = "";

    /** Whether it stands on lines of its own. */
    boolean block;
    /** A paragraph of a tight list, which is not written. */
    boolean hidden;

    @Nullable
    List<Attribute> attributes;

    @Nullable
    List<Token> children;

    Footnotes.@Nullable Mark footnote;

    /** An attribute of HTML. */
    record Attribute(String name, String value) {}

    Token(Kind kind, String tag, int nesting) {
        this.kind = kind;
        this.tag = tag;
        this.nesting = nesting;
    }

    static Token text(String content) {
        Token token = new Token(Kind.TEXT, "", 0);
        token.content = content;
        return token;
    }

    static Token inline(String content) {
        Token token = new Token(Kind.INLINE, "", 0);
        token.content = content;
        token.children = new ArrayList<>();
        return token;
    }

    boolean is(Kind other) {
        return kind == other;
    }

    boolean opens(Kind other) {
        return kind == other && nesting == 1;
    }

    boolean closes(Kind other) {
        return kind == other && nesting == -1;
    }

    /** The spans of a block; none where it has no text. */
    List<Token> spans() {
        return children == null ? List.of() : children;
    }

    @Nullable
    String attribute(String name) {
        for (Attribute attribute : attributes == null ? List.<Attribute>of() : attributes) {
            if (attribute.name().equals(name)) {
                return attribute.value();
            }
        }
        return null;
    }

    /** Adds an attribute, be there one of that name or not. */
    void add(String name, String value) {
        List<Attribute> list = attributes == null ? new ArrayList<>(2) : attributes;
        attributes = list;
        list.add(new Attribute(name, value));
    }

    /** Sets an attribute where it stands, or at the end. */
    Token with(String name, String value) {
        List<Attribute> list = attributes == null ? new ArrayList<>(2) : attributes;
        attributes = list;
        for (int i = 0; i < list.size(); i++) {
            if (list.get(i).name().equals(name)) {
                list.set(i, new Attribute(name, value));
                return this;
            }
        }
        list.add(new Attribute(name, value));
        return this;
    }
}

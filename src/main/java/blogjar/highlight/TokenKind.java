package blogjar.highlight;

/** What a piece of code is, with the names that the two highlighters have for it. */
enum TokenKind {
    COMMENT("comment", "comment"),
    KEYWORD("keyword", "keyword"),
    STRING("string", "string"),
    NUMBER("number", "number"),
    LITERAL("literal", "boolean"),
    BUILT_IN("built_in", "builtin"),
    TYPE("type", "class-name"),
    FUNCTION("title function_", "function"),
    CLASS("title class_", "class-name"),
    META("meta", "annotation"),
    ATTR("attr", "attr-name"),
    ATTRIBUTE("attribute", "property"),
    TAG("tag", "tag"),
    NAME("name", "tag"),
    SELECTOR_TAG("selector-tag", "selector"),
    SELECTOR_CLASS("selector-class", "selector"),
    SELECTOR_ID("selector-id", "selector"),
    SELECTOR_ATTR("selector-attr", "selector"),
    SELECTOR_PSEUDO("selector-pseudo", "selector"),
    VARIABLE("variable", "variable"),
    REGEXP("regexp", "regex"),
    SYMBOL("symbol", "symbol"),
    SUBST("subst", "interpolation"),
    SECTION("section", "title"),
    BULLET("bullet", "punctuation"),
    CODE("code", "code"),
    EMPHASIS("emphasis", "italic"),
    STRONG("strong", "bold"),
    LINK("link", "url"),
    QUOTE("quote", "blockquote"),
    ADDITION("addition", "inserted"),
    DELETION("deletion", "deleted");

    private final String plain;
    private final String hljs;
    private final String prism;

    TokenKind(String highlightJs, String prism) {
        this.plain = "<span class=\"" + highlightJs + "\">";
        this.hljs = "<span class=\"hljs-" + highlightJs + "\">";
        this.prism = "<span class=\"token " + prism + "\">";
    }

    /** The tag that begins a token. */
    String open(Marking marking) {
        return marking == Marking.PLAIN ? plain : marking == Marking.HLJS ? hljs : prism;
    }
}

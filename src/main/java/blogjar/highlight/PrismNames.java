package blogjar.highlight;

/** What Prism calls the scopes of highlight.js. */
final class PrismNames {
    private PrismNames() {}

    static String of(String scope) {
        int dot = scope.indexOf('.');
        String first = dot < 0 ? scope : scope.substring(0, dot);
        return switch (first) {
            case "literal" -> "boolean";
            case "built_in" -> "builtin";
            case "type" -> "class-name";
            case "title" -> scope.startsWith("title.class") ? "class-name" : "function";
            case "meta" -> "annotation";
            case "attr" -> "attr-name";
            case "attribute" -> "property";
            case "name" -> "tag";
            case "selector-tag", "selector-class", "selector-id", "selector-attr", "selector-pseudo" -> "selector";
            case "regexp" -> "regex";
            case "subst" -> "interpolation";
            case "section" -> "title";
            case "bullet" -> "punctuation";
            case "emphasis" -> "italic";
            case "strong" -> "bold";
            case "link" -> "url";
            case "quote" -> "blockquote";
            case "addition" -> "inserted";
            case "deletion" -> "deleted";
            default -> first;
        };
    }
}

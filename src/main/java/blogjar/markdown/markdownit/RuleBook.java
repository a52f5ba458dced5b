package blogjar.markdown.markdownit;

import java.util.List;
import java.util.Set;

/** The rules of markdown-it under their names, in their order, while a renderer is set up. */
final class RuleBook {
    private static final Set<String> COMMONMARK = Set.of(
            "blockquote",
            "code",
            "fence",
            "heading",
            "hr",
            "html_block",
            "lheading",
            "list",
            "reference",
            "paragraph",
            "autolink",
            "backticks",
            "emphasis",
            "entity",
            "escape",
            "html_inline",
            "image",
            "link",
            "newline",
            "text",
            "balance_pairs",
            "fragments_join",
            "text_join");
    private static final Set<String> ZERO = Set.of("paragraph", "text", "balance_pairs", "fragments_join", "text_join");

    final Rules<BlockRule> blocks = new Rules<>();
    final Rules<InlineRule> inlines = new Rules<>();
    final Rules<DelimiterRule> delimiters = new Rules<>();
    final Rules<TreeRule> steps = new Rules<>();

    RuleBook() {
        blocks.add("table", TableRule::read, "paragraph", "reference");
        blocks.add("code", BlockRules::code);
        blocks.add("fence", BlockRules::fence, "paragraph", "reference", "blockquote", "list");
        blocks.add("blockquote", QuoteRule::read, "paragraph", "reference", "blockquote", "list");
        blocks.add("hr", BlockRules::rule, "paragraph", "reference", "blockquote", "list");
        blocks.add("list", ListRule::read, "paragraph", "reference", "blockquote");
        blocks.add("reference", ReferenceRule::read);
        blocks.add("html_block", HtmlBlockRule::read, "paragraph", "reference", "blockquote");
        blocks.add("heading", BlockRules::heading, "paragraph", "reference", "blockquote");
        blocks.add("lheading", BlockRules::underlined);
        blocks.add("paragraph", BlockRules::paragraph);

        inlines.add("text", PlainSpans::text);
        inlines.add("linkify", TextLinks::span);
        inlines.add("newline", PlainSpans::newline);
        inlines.add("escape", PlainSpans::escape);
        inlines.add("backticks", PlainSpans::code);
        inlines.add("strikethrough", EmphasisSpans.pairs('~', true));
        inlines.add("emphasis", EmphasisSpans::emphasis);
        inlines.add("link", LinkSpans::link);
        inlines.add("image", LinkSpans::image);
        inlines.add("autolink", AngleSpans::address);
        inlines.add("html_inline", AngleSpans::html);
        inlines.add("entity", PlainSpans::entity);

        delimiters.add("balance_pairs", Delimiters::pair);
        delimiters.add("strikethrough", EmphasisSpans.makePairs('~', "s"));
        delimiters.add("emphasis", EmphasisSpans::makeEmphasis);
        delimiters.add("fragments_join", EmphasisSpans::joinTexts);

        // between the reading of blocks and this list stands the reading of spans
        steps.add("inline", tree -> {});
        steps.add("linkify", TextLinks::apply);
        steps.add("replacements", Typographer::apply);
        steps.add("smartquotes", Quotes::apply);
        steps.add("text_join", RuleBook::joinTexts);
    }

    /** {@code default}, {@code commonmark} or {@code zero}. */
    void preset(String name) {
        Set<String> kept = name.equals("zero") ? ZERO : COMMONMARK;
        for (Rules<?> rules : List.of(blocks, inlines, delimiters, steps)) {
            rules.keepOnly(kept);
        }
    }

    /** Switches every rule of this name; whether there is one. */
    boolean set(String name, boolean on) {
        boolean known = false;
        for (Rules<?> rules : List.of(blocks, inlines, delimiters, steps)) {
            known |= rules.has(name);
            rules.set(name, on);
        }
        return known;
    }

    private static void joinTexts(Tree tree) {
        for (Token block : tree.texts()) {
            for (Token token : block.spans()) {
                token.kind = token.is(Token.Kind.SPECIAL_TEXT) ? Token.Kind.TEXT : token.kind;
            }
            EmphasisSpans.joinTexts(block.spans());
        }
    }
}

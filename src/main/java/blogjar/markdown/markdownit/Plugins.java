package blogjar.markdown.markdownit;

import blogjar.diagnostic.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The plugins of markdown-it that are built in, by the names of their packages. */
final class Plugins {
    private final RuleBook book;
    private final Problems problems;
    private final List<String> unknown = new ArrayList<>();

    Plugins(RuleBook book, Problems problems) {
        this.book = book;
        this.problems = problems;
    }

    /** @param plugins names, or mappings with {@code name} and {@code options} */
    void add(List<Object> plugins) {
        for (Object plugin : plugins) {
            Settings settings = new Settings(plugin);
            boolean named = plugin instanceof Map && settings.has("name");
            String name = named ? settings.text("name", "") : plugin.toString();
            if (!add(name, named ? settings.get("options") : null)) {
                unknown.add(name);
            }
        }
        if (!unknown.isEmpty()) {
            problems.add(MarkdownItSetup.notice("plugins of markdown-it that are not built in and do nothing: "
                            + String.join(", ", unknown))
                    .fix("nothing to do if the posts do without; docs/markdown.md names those that are built in"));
        }
    }

    /** Adds a plugin; whether it is known. */
    boolean add(String name, @Nullable Object options) {
        switch (name) {
            case "markdown-it-footnote" -> Footnotes.add(book);
            case "markdown-it-abbr" -> Abbreviations.add(book);
            case "markdown-it-sub" -> book.inlines.addAfter("emphasis", "sub", Scripts.rule('~', "sub"));
            case "markdown-it-sup" -> book.inlines.addAfter("emphasis", "sup", Scripts.rule('^', "sup"));
            case "markdown-it-ins" -> pairs('+', "ins");
            case "markdown-it-mark" -> pairs('=', "mark");
            case "markdown-it-deflist" -> DefinitionLists.add(book);
            case "markdown-it-emoji" -> book.steps.addAfter("linkify", "emoji", new Emoji());
            case "markdown-it-task-lists" ->
                book.steps.addAfter("inline", "github-task-lists", new TaskLists(new Settings(options)));
            case "markdown-it-cjk-breaks" -> book.steps.add("cjk_breaks", CjkBreaks::apply);
            case "markdown-it-task-checkbox" ->
                book.steps.addAfter("inline", "github-task-lists", new TaskCheckboxes(new Settings(options)));
            case "markdown-it-checkbox" -> book.steps.add("checkbox", new Checkboxes(new Settings(options)));
            case "markdown-it-imsize" -> book.inlines.addBefore("emphasis", "image", SizedImages::read);
            case "markdown-it-bracketed-spans" -> book.inlines.add("bracketed-spans", BracketSpans::span);
            case "markdown-it-spoiler" -> {
                book.inlines.addBefore("emphasis", "spoiler", EmphasisSpans.pairs('!', true));
                book.delimiters.addBefore("emphasis", "spoiler", EmphasisSpans::makeSpoilers);
            }
            case "markdown-it-underline" -> book.delimiters.addAfter("emphasis", "underline", EmphasisSpans::underline);
            case "markdown-it-kbd" -> book.inlines.addBefore("link", "kbd", BracketSpans::key);
            case "markdown-it-ruby" ->
                book.inlines.addBefore("text", "ddmd_ruby", BracketSpans.ruby(new Settings(options).list("rp")));
            case "markdown-it-implicit-figures" ->
                book.steps.addBefore("linkify", "implicit_figures", new Figures(new Settings(options)));
            case "markdown-it-attrs" ->
                book.steps.addBefore("linkify", "curly_attributes", new CurlyAttributes(new Settings(options)));
            case "markdown-it-container" -> Containers.add(book, options instanceof String kind ? kind : "", ':');
            case "markdown-it-katex",
                    "@iktakahiro/markdown-it-katex",
                    "@neilsustc/markdown-it-katex",
                    "@renbaoshuo/markdown-it-katex",
                    "@traptitech/markdown-it-katex",
                    "@vscode/markdown-it-katex",
                    "markdown-it-mathjax",
                    "markdown-it-mathjax3",
                    "markdown-it-texmath",
                    "markdown-it-math" -> math();
            default -> {
                return false;
            }
        }
        return true;
    }

    private void math() {
        if (!book.blocks.has("math_block")) {
            MathRules.add(book);
        }
    }

    private void pairs(char mark, String tag) {
        book.inlines.addBefore("emphasis", tag, EmphasisSpans.pairs(mark, false));
        book.delimiters.addBefore("emphasis", tag, EmphasisSpans.makePairs(mark, tag));
    }
}

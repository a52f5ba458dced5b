package blogjar.fuzz;

import blogjar.diagnostic.Problems;
import blogjar.highlight.Highlighter;
import blogjar.highlight.Marking;
import blogjar.markdown.Dialect;
import blogjar.markdown.kramed.Kramed;
import blogjar.markdown.kramed.KramedOptions;
import blogjar.markdown.markdownit.MarkdownItSetup;
import blogjar.markdown.markdownit.PlusSetup;
import blogjar.markdown.pandoc.Pandoc;
import blogjar.markdown.pandoc.PandocOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The other renderers of Markdown, and code in any language. */
final class DialectTargets {
    private static final List<String> MORE_WORDS = List.of(
            "[^a]: ",
            "[^a]",
            "^[",
            "^",
            "~",
            "++",
            "==",
            "*[A]: ",
            "::: note\n",
            ":::\n",
            ":smile:",
            "[[toc]]\n",
            "@[toc]\n",
            "~ ",
            "{#id .c k=v}",
            "[x]{.c}",
            "<span>",
            "\\begin{a}\n",
            "\\end{a}",
            "\\(",
            "\\)",
            "(@) ",
            "(a) ",
            "#. ",
            "| ",
            "+---+\n",
            "-----  ---\n",
            "'''",
            "@a",
            "[@a]",
            "\\\n");
    private static final List<String> CODE_WORDS = List.of(
            "\"",
            "'",
            "`",
            "\"\"\"",
            "/*",
            "*/",
            "//",
            "#",
            "--",
            "<!--",
            "-->",
            "<",
            ">",
            "</a>",
            "<a b=",
            "${",
            "#{",
            "<%",
            "%>",
            "<?php ",
            "?>",
            "{",
            "}",
            "(",
            ")",
            "[",
            "]",
            "\\",
            "\n",
            "\n\n",
            " ",
            "\t",
            "=",
            "=>",
            "->",
            "::",
            ";",
            ":",
            ",",
            ".",
            "@",
            "$",
            "&",
            "|",
            "!",
            "?",
            "*",
            "+",
            "-",
            "/",
            "%",
            "^",
            "~",
            "function ",
            "def ",
            "class ",
            "if ",
            "end\n",
            "return ",
            "import ",
            "let ",
            "x",
            "9".repeat(20),
            "0x",
            "1e",
            "<<EOF\n",
            "EOF\n",
            "R\"(",
            ")\"",
            "中",
            "a".repeat(50));
    private static final List<String> LANGUAGES = List.of(
            "javascript",
            "typescript",
            "java",
            "python",
            "ruby",
            "php",
            "c",
            "cpp",
            "csharp",
            "go",
            "rust",
            "swift",
            "kotlin",
            "scala",
            "perl",
            "bash",
            "powershell",
            "sql",
            "html",
            "css",
            "scss",
            "less",
            "json",
            "yaml",
            "markdown",
            "ini",
            "dockerfile",
            "makefile",
            "lua",
            "r",
            "matlab",
            "haskell",
            "elixir",
            "erlang",
            "clojure",
            "lisp",
            "ocaml",
            "dart",
            "latex",
            "nginx",
            "diff",
            "vim",
            "handlebars",
            "twig",
            "erb",
            "haml",
            "coffeescript",
            "objectivec",
            "groovy");

    private DialectTargets() {}

    /**
     * @param markdown texts to begin with
     * @param words of Markdown
     */
    static List<Target> all(List<String> markdown, List<String> words) throws IOException {
        List<String> all = new ArrayList<>(words);
        all.addAll(MORE_WORDS);
        Highlighter highlighter = new Highlighter();
        return List.of(
                dialect("markdown-it", MarkdownItSetup.of(Map.of(), new Problems()), "markdownit", markdown, all),
                dialect("markdown-it-plus", PlusSetup.of(Map.of(), new Problems()), "markdownit", markdown, all),
                dialect("kramed", new Kramed(KramedOptions.of(Map.of())), "kramed", markdown, all),
                dialect("pandoc", new Pandoc(PandocOptions.of(Map.of())), "kramed", markdown, all),
                new Target("highlight", code(), CODE_WORDS, 3_000, 40_000, text -> {
                    String language = LANGUAGES.get(Math.floorMod(text.hashCode(), LANGUAGES.size()));
                    highlighter.highlight(language, text, Marking.PLAIN);
                }));
    }

    private static Target dialect(
            String name, Dialect dialect, String folder, List<String> markdown, List<String> words) throws IOException {
        List<String> seeds = new ArrayList<>(markdown);
        seeds.addAll(Targets.examples(folder));
        return new Target(name, seeds, words, 5_000, 100_000, text -> dialect.render(text, Targets.PLAIN));
    }

    /** The samples of all languages. */
    private static List<String> code() throws IOException {
        String samples = Files.readString(Path.of("src/test/resources/blogjar/highlight/samples.txt"));
        return Stream.of(samples.split("\n?=== "))
                .skip(1)
                .map(part -> part.substring(part.indexOf('\n') + 1, part.indexOf("\n--- html\n")))
                .toList();
    }
}

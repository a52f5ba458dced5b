package blogjar.theme;

import java.util.List;

/** Something that pages can hold and that a style sheet or a script from the jar shows: only such pages load it. */
public enum Extra {
    /** Formulas, drawn by KaTeX. */
    MATH(
            "katex",
            List.of("katex.min.css"),
            List.of("math.mjs"),
            List.of(
                    "class=\"katex",
                    "class=\"math",
                    "type=\"math/tex",
                    "class=\"highlight math\"",
                    "class=\"language-math\"",
                    "data-diagram=\"math\"")),
    /** Diagrams, drawn by Mermaid. */
    MERMAID(
            "mermaid",
            List.of("diagrams.css"),
            List.of("diagrams.mjs"),
            List.of(
                    "class=\"mermaid",
                    "class=\"highlight mermaid\"",
                    "class=\"language-mermaid",
                    "data-diagram=\"mermaid\"")),
    /** Tags of themes for Hexo. */
    TAGS(
            "tags",
            List.of("tags.css", "cards.css", "plugins.css"),
            List.of("tags.mjs"),
            List.of(
                    "class=\"note",
                    "class=\"tabs\"",
                    "class=\"tag-plugin",
                    "class=\"message",
                    "class=\"tabs my-3",
                    "class=\"folding-tag",
                    "class=\"sliding-spoiler",
                    "class=\"spoiler",
                    "class=\"poem\"",
                    "class=\"progress\"",
                    "class=\"tip ",
                    "class=\"nota\"",
                    "class=\"bubble-content",
                    "class=\"reference",
                    "class=\"site-card",
                    "class=\"carousel",
                    "class=\"ghbdage",
                    "class=\"tag-Link",
                    "class=\"admonition",
                    "class=\"audio\"",
                    "class=\"tag ",
                    "class=\"btn\"",
                    "class=\"btn ",
                    "class=\"btns ",
                    "class=\"link-group\"",
                    "class=\"ghcard",
                    "class=\"checkbox",
                    "class=\"dropmenu-wrapper\"",
                    "class=\"img-wrap\"",
                    "class=\"video",
                    "class=\"p ",
                    "class=\"gallery ",
                    "class=\"inline\"",
                    "class=\"timenode",
                    "class=\"table\"",
                    "<details v5",
                    "<emp>",
                    "<wavy>",
                    "<psw>",
                    "<blur>",
                    "class=\"btn-beautify",
                    "class=\"label ",
                    "class=\"hl-label",
                    "class=\"fold\"",
                    "class=\"toggle\"",
                    "class=\"hide-",
                    "class=\"timeline",
                    "class=\"group-",
                    "class=\"gallery-",
                    "class=\"link-grid\"",
                    "class=\"flink\"",
                    "class=\"blockquote-center",
                    "class=\"pdf-container",
                    "class=\"inline-img",
                    "class=\"wavedrom",
                    "class=\"abc-music-sheet",
                    "class=\"chartjs-",
                    "class=\"aplayer\"",
                    "class=\"dplayer\"",
                    "class=\"bili_video\"")),
    /** Mind maps of a Markdown list. */
    MARKMAP(
            "markmap",
            List.of("maps.css"),
            List.of("maps.mjs"),
            List.of(
                    "class=\"markmap",
                    "class=\"highlight markmap\"",
                    "class=\"language-markmap",
                    "data-diagram=\"markmap\"")),
    /** Articles with a password. */
    ENCRYPTION("encrypt", List.of("decrypt.css"), List.of("decrypt.mjs"), List.of("id=\"hexo-blog-encrypt\""));

    /** Shows, beside the marks, that a page has formulas. */
    static final String MATH_COMMENT = "<!-- math ";

    private final String folder;
    private final List<String> styles;
    private final List<String> scripts;
    private final List<String> marks;

    Extra(String folder, List<String> styles, List<String> scripts, List<String> marks) {
        this.folder = folder;
        this.styles = styles;
        this.scripts = scripts;
        this.marks = marks;
    }

    /** Its folder in the jar, below {@code extras}. */
    String folder() {
        return folder;
    }

    /** Style sheets that a page loads, by their names in the folder. */
    List<String> styles() {
        return styles;
    }

    /** Module scripts that a page loads, by their names in the folder. */
    List<String> scripts() {
        return scripts;
    }

    /** Attributes up to the start of their values, and elements, that show that a page has it. */
    List<String> marks() {
        return marks;
    }
}

package blogjar.highlight;

/** How tokens are marked in HTML, and how their text is escaped. */
public enum Marking {
    /** Names of highlight.js without a prefix: {@code keyword}. */
    PLAIN,
    /** Names of highlight.js: {@code hljs-keyword}. */
    HLJS,
    /** Names of Prism: {@code token keyword}. */
    PRISM
}

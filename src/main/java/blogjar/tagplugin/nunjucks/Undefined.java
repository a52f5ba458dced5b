package blogjar.tagplugin.nunjucks;

/** The value of what is not there; Java's null is JavaScript's null. */
enum Undefined {
    UNDEFINED
}

package blogjar.tagplugin.nunjucks;

/** A text that the filters {@code safe} and {@code escape} made, which is not escaped again. */
record Safe(String text) {
    @Override
    public String toString() {
        return text;
    }
}

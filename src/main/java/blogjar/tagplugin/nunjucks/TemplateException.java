package blogjar.tagplugin.nunjucks;

/** What is wrong with one tag or expression; whoever renders a template catches it and shows the tag as text. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String fix;

    /**
     * @param message what is wrong, without a full stop
     * @param fix what the author can do; may be empty
     */
    public TemplateException(String message, String fix) {
        super(message, null, false, false);
        this.fix = fix;
    }

    TemplateException(String message) {
        this(message, "");
    }

    String fix() {
        return fix;
    }
}

package blogjar.tagplugin.nunjucks;

/** What is wrong with one tag or expression; whoever renders a template catches it and shows the tag as text. */
public final class TemplateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String fix;
    private final boolean silent;

    /**
     * @param message what is wrong, without a full stop
     * @param fix what the author can do; may be empty
     */
    public TemplateException(String message, String fix) {
        this(message, fix, false);
    }

    private TemplateException(String message, String fix, boolean silent) {
        super(message, null, false, false);
        this.fix = fix;
        this.silent = silent;
    }

    /** For a tag that prints nothing where Hexo's does so too; it is not shown as text. */
    public static TemplateException printsNothing(String message, String fix) {
        return new TemplateException(message, fix, true);
    }

    TemplateException(String message) {
        this(message, "");
    }

    boolean isSilent() {
        return silent;
    }

    String fix() {
        return fix;
    }
}

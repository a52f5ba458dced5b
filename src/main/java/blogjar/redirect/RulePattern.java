package blogjar.redirect;

import blogjar.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A rule for many paths, as it is told to a server that looks paths up itself. */
public final class RulePattern {
    private static final Pattern SPECIAL = Pattern.compile("[\\\\.\\[\\]{}()*+?^$|]");

    private final Rule rule;

    RulePattern(Rule rule) {
        this.rule = rule;
    }

    /**
     * A part of a target.
     *
     * @param text as it is sent; empty where a capture stands
     * @param capture the number of what a path has at this place, from 0 in the order of {@link #names()}; -1 for none
     */
    public record Piece(String text, int capture) {}

    /** Where it was written. */
    public SourcePosition place() {
        return rule.place();
    }

    public int status() {
        return rule.status();
    }

    /** Whether it holds for a path that has a page, too. */
    public boolean isForced() {
        return rule.forced();
    }

    /** Whether the client is sent elsewhere, rather than shown a page. */
    public boolean isRedirect() {
        return rule.isRedirect();
    }

    /** Whether its author wrote a regular expression. */
    public boolean isExpression() {
        return rule.source() instanceof RegexPattern;
    }

    /**
     * A regular expression for decoded paths with their leading slash. Its groups are the variable parts: from 1 where the author wrote
     * a pattern; an author's own expression has its own, of which 0 is the whole.
     */
    public String expression() {
        if (!(rule.source() instanceof PathPattern path)) {
            return rule.source().toString();
        }
        StringBuilder out = new StringBuilder("^/");
        for (int i = 0; i < path.texts().size(); i++) {
            String text = path.texts().get(i);
            boolean splat = i + 1 == path.names().size() && path.isOpen();
            if (splat && text.endsWith("/")) { // the folder itself, too
                return out.append(quoted(text.substring(0, text.length() - 1)))
                        .append("(?:/(.*))?$")
                        .toString();
            }
            out.append(quoted(text));
            if (splat) {
                return out.append("(.*)$").toString();
            }
            if (i < path.names().size()) {
                out.append(
                        i + 1 == path.names().size() && path.texts().get(i + 1).isEmpty() ? "([^/]+)" : "([^/]+?)");
            }
        }
        return out.append("(?:/|/index\\.html)?$").toString();
    }

    /** A text that stands for itself in an expression. */
    public static String quoted(String text) {
        return SPECIAL.matcher(text).replaceAll("\\\\$0");
    }

    /** What stands before, between and after the variable parts, decoded; none of an expression. */
    public List<String> texts() {
        return rule.source() instanceof PathPattern path ? path.texts() : List.of();
    }

    /** The variable parts by their names in a target; {@code splat} is the rest of a path. */
    public List<String> names() {
        return rule.source().names();
    }

    /** @param path decoded, no leading slash */
    public boolean matches(String path) {
        return rule.source().match(path) != null;
    }

    /** Scheme and authority of where it leads; empty for this site, and where it leads nowhere. */
    public String origin() {
        Target target = rule.target();
        return target == null ? "" : target.origin();
    }

    /** Where it leads, after the origin; empty where the status says it all. */
    public List<Piece> target() {
        List<Piece> pieces = new ArrayList<>();
        Target target = rule.target();
        if (target != null) {
            target.pieces().forEach(piece -> pieces.add(new Piece(piece.text(), piece.capture())));
        }
        return pieces;
    }
}

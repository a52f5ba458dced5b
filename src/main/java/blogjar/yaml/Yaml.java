package blogjar.yaml;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Severity;
import blogjar.diagnostic.SourcePosition;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeId;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Reads YAML as js-yaml 4 does: the core schema of YAML 1.2 with timestamps and merge keys, so {@code yes} is a text
 * and {@code 010} is ten. Java types are never made from tags.
 */
public final class Yaml {
    /** Stands for "no tag was written", which the composer would otherwise resolve as YAML 1.1. */
    static final Tag PLAIN = new Tag("!plain");

    /** Stands for a question mark within a text while it is parsed. */
    static final char INNER_QUESTION_MARK = '\uE03F';

    private static final Pattern QUESTION_MARK = Pattern.compile("(?<=[^\\s\\[{,])\\?");
    private static final int DEEPEST = 200;
    private static final int ALIASES_AT_MOST = 50;
    private static final int TABS_AT_MOST = 100;
    private static final Pattern LEADING_TABS = Pattern.compile("\n(\t+)");

    private Yaml() {}

    /**
     * Reads one document.
     *
     * @param file name for messages
     * @param text a whole file, or a part of one
     * @param firstLine the line of the file in which the text begins, from 1
     * @throws ProblemException if it is not YAML, with the place
     */
    public static YamlDocument parse(String file, String text, int firstLine) {
        String readable = tabsToSpaces(text);
        for (int tries = 0; ; tries++) {
            try {
                Node root = compose(readable);
                Object value = root == null ? null : new Values(file, firstLine).of(root);
                return new YamlDocument(file, firstLine, value, root);
            } catch (MarkedYAMLException broken) {
                String mended = tries < TABS_AT_MOST ? mended(readable, broken) : null;
                if (mended == null) {
                    throw new ProblemException(explain(file, text, readable, firstLine, broken));
                }
                readable = mended;
            } catch (YAMLException broken) {
                throw new ProblemException(unplaced(file, readable, firstLine, broken));
            }
        }
    }

    private static @Nullable Node compose(String text) {
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(Integer.MAX_VALUE);
        limits.setNestingDepthLimit(DEEPEST);
        limits.setMaxAliasesForCollections(ALIASES_AT_MOST);
        limits.setTagInspector(tag -> true); // nothing is made from tags; Values decides
        return new Composer(new ParserImpl(new StreamReader(text), limits), new PlainResolver(), limits)
                .getSingleNode();
    }

    /**
     * The text with what the parser stopped at in a form that it knows, where YAML 1.2 allows it and 1.1 does not: a tab
     * between a key and its value, a question mark within a text of a list ({@code [why?, what]}). Null where the error is
     * another one.
     */
    private static @Nullable String mended(String text, MarkedYAMLException broken) {
        Mark mark = broken.getProblemMark();
        if (mark == null) {
            return null;
        }
        int lineStart = 0;
        for (int line = 0; line < mark.getLine(); line++) {
            lineStart = text.indexOf('\n', lineStart) + 1;
        }
        int lineEnd = text.indexOf('\n', lineStart);
        String line = text.substring(lineStart, lineEnd < 0 ? text.length() : lineEnd);
        if (mark.getColumn() > line.codePointCount(0, line.length())) {
            return null;
        }
        int at = lineStart + line.offsetByCodePoints(0, mark.getColumn());
        if (at > 0 && at < text.length() && text.charAt(at) == '?' && text.indexOf(INNER_QUESTION_MARK) < 0) {
            return QUESTION_MARK.matcher(text).replaceAll(String.valueOf(INNER_QUESTION_MARK));
        }
        boolean tab = at < text.length() && text.charAt(at) == '\t';
        boolean indent = text.substring(lineStart, at).isBlank();
        return tab && !indent ? text.substring(0, at) + ' ' + text.substring(at + 1) : null;
    }

    /** A tab at the start of a line counts as two spaces, as hexo-front-matter has it. */
    private static String tabsToSpaces(String text) {
        if (text.indexOf("\n\t") < 0) {
            return text;
        }
        return LEADING_TABS
                .matcher(text)
                .replaceAll(m -> "\n" + "  ".repeat(m.group(1).length()));
    }

    private static Problem explain(
            String file, String text, String readable, int firstLine, MarkedYAMLException broken) {
        Mark mark = broken.getProblemMark() != null ? broken.getProblemMark() : broken.getContextMark();
        String what = firstSentence(broken.getProblem());
        if (mark == null) {
            return Problem.error("this is not YAML: " + what).at(new SourcePosition(file, firstLine, 1));
        }
        String[] lines = text.split("\n", -1);
        int line = Math.min(mark.getLine(), lines.length - 1);
        int column = mark.getColumn();
        // An error at the end of the text is shown where the text ends, not on an empty line after it.
        while (line > 0 && line >= mark.getLine() && lines[line].isBlank() && line == lines.length - 1) {
            line--;
            column = lines[line].codePointCount(0, lines[line].length());
        }
        if (what.contains("mapping values are not allowed")
                && line > 0
                && Mend.isKeyLate(lines[line - 1], lines[line])) {
            line--;
            column = lines[line].codePointCount(0, lines[line].length());
        }
        String shown = lines[line];
        if (!readable.equals(text)) {
            int tabs = 0;
            while (tabs < shown.length() && shown.charAt(tabs) == '\t') {
                tabs++;
            }
            column = Math.max(column - tabs, Math.min(column / 2, tabs));
        }
        Mend mend = Mend.of(what, shown, column);
        column = mend.column() < 0 ? column : mend.column();
        return new Problem(
                Severity.ERROR,
                file,
                line + firstLine,
                column + 1,
                mend.message(),
                shown,
                mend.expected(),
                mend.fix(),
                Problem.Topic.OTHER);
    }

    /** What the parser tells without a line: a character that YAML does not have, or a limit. */
    private static Problem unplaced(String file, String text, int firstLine, YAMLException broken) {
        if (broken instanceof ReaderException reader) {
            String code = String.format("U+%04X", reader.getCodePoint());
            int at = text.offsetByCodePoints(0, Math.min(reader.getPosition(), text.codePointCount(0, text.length())));
            SourcePosition place = SourcePosition.of(file, text, at);
            return Problem.error("a control character (" + code + "), which YAML does not allow")
                    .at(new SourcePosition(file, place.line() + firstLine - 1, place.column()))
                    .fix("remove it; if the whole file looks odd, save it as UTF-8");
        }
        String message = firstSentence(broken.getMessage());
        boolean aliases = message.startsWith("Number of aliases");
        boolean depth = message.startsWith("Nesting Depth");
        return Problem.error(
                        aliases
                                ? "more than " + ALIASES_AT_MOST + " aliases of lists and mappings"
                                : depth
                                        ? "values nested more than " + DEEPEST + " deep"
                                        : "this is not YAML: " + message)
                .at(new SourcePosition(file, firstLine, 1))
                .fix(
                        aliases
                                ? "write out what the aliases (*name) stand for"
                                : depth ? "nest it less" : "put texts with special characters in quotes");
    }

    private static String firstSentence(@Nullable String message) {
        if (message == null) {
            return "it can't be read";
        }
        int end = message.indexOf('\n');
        return end < 0 ? message : message.substring(0, end);
    }

    /** Leaves plain scalars unresolved, for {@link Values} to read them by the rules of YAML 1.2. */
    private static final class PlainResolver extends Resolver {
        @Override
        protected void addImplicitResolvers() {
            // none: what a plain scalar means is decided by Values
        }

        @Override
        public Tag resolve(NodeId kind, @Nullable String value, boolean implicit) {
            return switch (kind) {
                case scalar -> implicit ? PLAIN : Tag.STR;
                case sequence -> Tag.SEQ;
                default -> Tag.MAP;
            };
        }
    }
}

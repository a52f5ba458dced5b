package blogjar.markdown.pandoc;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of hexo-renderer-pandoc ({@code pandoc:}) as far as they change what is read or written: extensions of
 * Markdown, named by {@code extensions} or by {@code -f markdown+this-that} among {@code args} or {@code extra}.
 *
 * @param on extensions that are on, by pandoc's names
 * @param shift added to the level of each heading
 * @param idPrefix put before each id
 * @param ignored arguments that change nothing here
 */
public record PandocOptions(Set<String> on, int shift, String idPrefix, List<String> ignored) {
    private static final Set<String> MARKDOWN = Set.of(
            "auto_identifiers",
            "backtick_code_blocks",
            "blank_before_blockquote",
            "blank_before_header",
            "bracketed_spans",
            "definition_lists",
            "example_lists",
            "fancy_lists",
            "fenced_code_attributes",
            "fenced_code_blocks",
            "fenced_divs",
            "footnotes",
            "grid_tables",
            "header_attributes",
            "implicit_figures",
            "implicit_header_references",
            "inline_code_attributes",
            "inline_notes",
            "intraword_underscores",
            "line_blocks",
            "link_attributes",
            "pipe_tables",
            "raw_html",
            "raw_tex",
            "shortcut_reference_links",
            "simple_tables",
            "smart",
            "space_in_atx_header",
            "startnum",
            "strikeout",
            "subscript",
            "superscript",
            "task_lists",
            "tex_math_dollars");

    /** What {@code gfm}, {@code commonmark} and {@code markdown_github} do without. */
    private static final Set<String> NOT_GITHUB = Set.of(
            "blank_before_blockquote",
            "blank_before_header",
            "bracketed_spans",
            "definition_lists",
            "example_lists",
            "fancy_lists",
            "fenced_divs",
            "grid_tables",
            "header_attributes",
            "implicit_figures",
            "inline_code_attributes",
            "inline_notes",
            "line_blocks",
            "link_attributes",
            "raw_tex",
            "simple_tables",
            "smart",
            "subscript",
            "superscript");

    private static final Set<String> KNOWN_ARGUMENTS = Set.of(
            "--mathjax", "--katex", "--mathml", "--smart", "-S", "--no-highlight", "--wrap=preserve", "--wrap=none");

    public PandocOptions {
        on = Set.copyOf(on);
        ignored = List.copyOf(ignored);
    }

    boolean has(String extension) {
        return on.contains(extension);
    }

    /** @param pandoc the mapping under {@code pandoc:} */
    public static PandocOptions of(Map<String, @Nullable Object> pandoc) {
        Arguments arguments = new Arguments();
        arguments.extensions(texts(pandoc.get("extensions")));
        arguments.read(texts(pandoc.get("extra")));
        arguments.read(texts(pandoc.get("args")));
        for (String filter : texts(pandoc.get("filters"))) {
            arguments.ignored.add("--filter " + filter);
        }
        if (pandoc.get("template") instanceof String template && !template.isEmpty()) {
            arguments.ignored.add("--template " + template);
        }
        return new PandocOptions(arguments.on, arguments.shift, arguments.idPrefix, arguments.ignored);
    }

    /** A list's entries, {@code key: value} as two of them; a text's words. */
    private static List<String> texts(@Nullable Object value) {
        List<String> texts = new ArrayList<>();
        if (value instanceof String text) {
            texts.addAll(List.of(text.trim().split("\\s+")));
        } else if (value instanceof Iterable<?> entries) {
            for (Object entry : entries) {
                if (entry instanceof Map<?, ?> pairs) {
                    pairs.forEach((key, argument) -> {
                        texts.add("--" + key);
                        texts.add(String.valueOf(argument));
                    });
                } else {
                    texts.add(String.valueOf(entry));
                }
            }
        }
        texts.removeIf(String::isEmpty);
        return texts;
    }

    private static final class Arguments {
        private Set<String> on = new HashSet<>(MARKDOWN);
        private int shift;
        private String idPrefix = "";
        private final List<String> ignored = new ArrayList<>();

        void extensions(List<String> changes) {
            for (String change : changes) {
                switch (change.charAt(0)) {
                    case '-' -> on.remove(change.substring(1));
                    case '+' -> on.add(change.substring(1));
                    default -> on.add(change);
                }
            }
        }

        void read(List<String> arguments) {
            for (int i = 0; i < arguments.size(); i++) {
                String argument = arguments.get(i);
                int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
                String name = equals < 0 ? argument : argument.substring(0, equals);
                boolean apart = equals < 0 && i + 1 < arguments.size() && !isOption(arguments.get(i + 1));
                String value = equals >= 0 ? argument.substring(equals + 1) : apart ? arguments.get(i + 1) : "";
                i += apart ? 1 : 0;
                option(name, value, argument);
            }
        }

        private static boolean isOption(String argument) {
            return argument.startsWith("-") && argument.length() > 1;
        }

        private void option(String name, String value, String written) {
            switch (name) {
                case "-f", "-r", "--from", "--read" -> from(value);
                case "--shift-heading-level-by" -> shift = number(value);
                case "--base-header-level" -> shift = number(value) - 1;
                case "--id-prefix" -> idPrefix = value;
                case "-t", "-w", "--to", "--write", "-M", "--metadata" -> {}
                default -> {
                    if (!KNOWN_ARGUMENTS.contains(written) && !KNOWN_ARGUMENTS.contains(name)) {
                        ignored.add(value.isEmpty() || written.contains("=") ? written : name + " " + value);
                    }
                }
            }
        }

        private static int number(String text) {
            return text.matches("-?[0-9]{1,2}") ? Integer.parseInt(text) : 0;
        }

        /** {@code markdown+this-that}. */
        private void from(String format) {
            String[] parts = format.split("(?=[+-])");
            on = new HashSet<>(MARKDOWN);
            if (parts[0].startsWith("gfm") || parts[0].startsWith("commonmark") || parts[0].endsWith("_github")) {
                on.removeAll(NOT_GITHUB);
                on.add("autolink_bare_uris");
                on.add("lists_without_preceding_blankline");
            } else if (!parts[0].equals("markdown")) {
                ignored.add("-f " + parts[0]);
            }
            extensions(List.of(parts).subList(1, parts.length));
        }
    }
}

package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.config.Links;
import blogjar.tagplugin.nunjucks.TemplateException;
import blogjar.text.Html;
import blogjar.text.JsSpace;
import blogjar.text.SlashPaths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** {@code code}, {@code codeblock} and {@code include_code}. */
final class CodeTags {
    private static final Pattern LANGUAGE = Pattern.compile("lang:(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern FROM = Pattern.compile("from:([0-9]{1,9})", Pattern.CASE_INSENSITIVE);
    private static final Pattern TO = Pattern.compile("to:([0-9]{1,9})", Pattern.CASE_INSENSITIVE);

    private final SiteLookup site;
    private final CodeBlocks blocks;
    private final Links links;
    private final String folder;

    CodeTags(Config config, SiteLookup site, CodeBlocks blocks) {
        this.site = site;
        this.blocks = blocks;
        this.links = config.links();
        this.folder = config.text("code_dir", "downloads/code");
    }

    String codeblock(TagCall call) {
        boolean highlighted = blocks.isOn();
        CodeOptions.Builder options = new CodeOptions.Builder();
        List<String> title = new ArrayList<>();
        boolean seen = false;
        for (String argument : call.arguments()) {
            int colon = argument.indexOf(':');
            String value = argument.substring(colon + 1);
            if (!seen && argument.startsWith("highlight:")) {
                seen = true;
                highlighted = highlighted && value.equals("true");
            } else if (argument.startsWith("lang:")) {
                options.language(value);
            } else if (colon < 0 || !options.set(argument.substring(0, colon), value)) {
                title.add(argument);
            }
        }
        if (!highlighted) {
            return "<pre><code>" + Html.escape(call.body()) + "</code></pre>";
        }
        options.caption(caption(String.join(" ", title)));
        return Braces.escape(told(blocks.of(call.body(), options.build()), call));
    }

    private static String told(CodeBlock block, TagCall call) {
        if (!block.whole()) {
            call.problems().accept(CodeBlock.WITHOUT_COLOURS);
        }
        return block.html();
    }

    private static String caption(String title) {
        CitedUrl cited = CitedUrl.find(title);
        if (cited != null) {
            String text = cited.title().isEmpty() ? "link" : cited.title();
            return new HtmlElement("span").text(cited.before())
                    + new HtmlElement("a").with("href", cited.url()).text(text);
        }
        return JsSpace.trim(title).isEmpty() ? "" : new HtmlElement("span").text(title);
    }

    /**
     * A file under {@code code_dir}.
     *
     * @throws TemplateException where there is none, for which Hexo prints nothing
     */
    String includeCode(TagCall call) {
        StringBuilder rest = new StringBuilder(call.joined(0));
        String language = cut(rest, LANGUAGE);
        String from = cut(rest, FROM);
        String to = cut(rest, TO);
        String words = rest.toString().stripTrailing();
        int file = words.length();
        while (file > 0 && !JsSpace.is(words.charAt(file - 1))) {
            file--;
        }
        String path = words.substring(file);
        SiteLookup.IncludedCode included = path.isEmpty()
                ? null
                : site.includedCode(normalized(folder + "/" + path)).orElse(null);
        if (included == null) {
            throw TemplateException.printsNothing(
                    path.isEmpty()
                            ? "include_code names no file"
                            : "include_code finds no file '" + normalized(folder + "/" + path)
                                    + "' in the source folder",
                    "correct the path, which goes from 'code_dir', or put the file there");
        }
        List<String> lines = Arrays.asList(included.text().split("\n", -1));
        int start = Math.min(lines.size(), from == null ? 0 : Math.max(0, Integer.parseInt(from) - 1));
        int end = Math.max(start, to == null ? lines.size() : Math.min(lines.size(), Integer.parseInt(to)));
        String code = JsSpace.trim(String.join("\n", lines.subList(start, end)));
        if (!blocks.isOn()) {
            return "<pre><code>" + code + "</code></pre>";
        }
        String name = path.substring(path.lastIndexOf('/') + 1);
        String title = file < 2 ? name : words.substring(0, file - 1);
        CodeOptions.Builder options = new CodeOptions.Builder();
        options.language(language == null ? name.substring(extension(name)) : language);
        options.caption(
                new HtmlElement("span").text(title) + "<a href=\"" + links.urlFor(included.path()) + "\">view raw</a>");
        return told(blocks.of(code, lines.size(), options.build()), call);
    }

    private static int extension(String name) {
        int dot = name.lastIndexOf('.');
        return dot > 0 ? dot + 1 : name.length();
    }

    /** Takes the first match out of the text, and the blanks before it. */
    private static @Nullable String cut(StringBuilder text, Pattern option) {
        Matcher matcher = option.matcher(text);
        if (!matcher.find()) {
            return null;
        }
        String value = matcher.group(1);
        int start = matcher.start();
        while (start > 0 && JsSpace.is(text.charAt(start - 1))) {
            start--;
        }
        text.delete(start, matcher.end());
        return value;
    }

    /** The path without empty parts, {@code .} and {@code ..}; it can't lead out of the source folder. */
    private static String normalized(String path) {
        return SlashPaths.normalized(path.replace('\\', '/'));
    }
}

package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.tagplugin.themes.ThemeTags;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** The tags that an article can have: Hexo's own, those of hexo-tag-embed and of players, diagrams, and those of the themes. */
final class TagPlugins {
    /** Tags with a body and an end. */
    static final Set<String> BLOCKS =
            Set.of("blockquote", "quote", "pullquote", "code", "codeblock", "mermaid", "markmap");

    static final Set<String> NAMES = Set.of(
            "blockquote",
            "quote",
            "pullquote",
            "code",
            "codeblock",
            "mermaid",
            "markmap",
            "include_code",
            "include-code",
            "iframe",
            "img",
            "image",
            "a",
            "link",
            "anchor",
            "url_for",
            "full_url_for",
            "post_link",
            "post_path",
            "asset_path",
            "asset_link",
            "asset_img",
            "asset_image",
            "gist",
            "jsfiddle",
            "vimeo",
            "youtube");

    private final QuoteTags quotes;
    private final CodeTags code;
    private final LinkTags links;
    private final ImageTags images;
    private final SiteTags site;
    private final MediaTags media;
    private final MathTags math;
    private final ThemeTags themes;
    private final Set<String> names;

    TagPlugins(Config config, SiteLookup lookup, CodeBlocks blocks) {
        this.quotes = new QuoteTags(config);
        this.code = new CodeTags(config, lookup, blocks);
        this.links = new LinkTags(config.links());
        this.images = new ImageTags(config.links(), lookup);
        this.site = new SiteTags(config.links(), lookup);
        this.media = new MediaTags(config, lookup);
        this.math = new MathTags(config);
        this.themes = ThemeTags.of(config, lookup);
        Set<String> all = new HashSet<>(NAMES);
        all.addAll(MediaTags.NAMES);
        all.addAll(MathTags.NAMES);
        all.addAll(themes.names());
        this.names = Set.copyOf(all);
    }

    Set<String> names() {
        return names;
    }

    boolean has(String name) {
        return names.contains(name);
    }

    /** @param ends whether an end of the tag stands further down */
    boolean isBlock(String name, boolean ends) {
        return isOfTheme(name)
                ? themes.isBlock(name, ends)
                : BLOCKS.contains(name) || MediaTags.BLOCKS.contains(name) || MathTags.NAMES.contains(name);
    }

    /** Whether a theme is asked for the tag: its own tags replace Hexo's, those of other themes only add to them. */
    private boolean isOfTheme(String name) {
        return themes.isOwn(name)
                || !NAMES.contains(name) && !MediaTags.NAMES.contains(name) && !MathTags.NAMES.contains(name);
    }

    /**
     * What a tag makes of a call.
     *
     * @param block whether the call has a body
     * @throws blogjar.tagplugin.nunjucks.TemplateException where the tag can't be run
     */
    String call(TagCall call, boolean block) {
        Optional<String> themed = isOfTheme(call.name()) ? themes.call(call, block) : Optional.empty();
        return themed.orElseGet(() -> call(call));
    }

    private String call(TagCall call) {
        return switch (call.name()) {
            case "blockquote", "quote" -> quotes.blockquote(call);
            case "pullquote" -> quotes.pullquote(call);
            case "code", "codeblock" -> code.codeblock(call);
            case "include_code", "include-code" -> code.includeCode(call);
            case "a", "link", "anchor" -> links.link(call);
            case "url_for" -> links.urlFor(call);
            case "full_url_for" -> links.fullUrlFor(call);
            case "img", "image" -> images.image(call);
            case "asset_img", "asset_image" -> images.assetImage(call);
            case "post_link" -> site.postLink(call);
            case "post_path" -> site.postPath(call);
            case "asset_path" -> site.assetPath(call);
            case "asset_link" -> site.assetLink(call);
            case "iframe" -> EmbedTags.iframe(call);
            case "gist" -> EmbedTags.gist(call);
            case "jsfiddle" -> EmbedTags.jsfiddle(call);
            case "vimeo" -> EmbedTags.vimeo(call);
            case "youtube" -> EmbedTags.youtube(call);
            case "mermaid", "markmap" -> DiagramTags.diagram(call);
            case "math", "m", "katex", "mathjax" -> math.call(call);
            default -> media.call(call);
        };
    }
}

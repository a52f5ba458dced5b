package blogjar.tagplugin;

import blogjar.config.Links;
import blogjar.tagplugin.nunjucks.TemplateException;
import blogjar.text.Html;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Links to posts and to files in the asset folder. */
final class SiteTags {
    private final Links links;
    private final SiteLookup site;

    SiteTags(Links links, SiteLookup site) {
        this.links = links;
        this.site = site;
    }

    String postLink(TagCall call) {
        String name = call.arguments().isEmpty() ? "" : call.arguments().get(0);
        int hash = name.indexOf('#');
        boolean hasHash = hash >= 0 && name.indexOf('#', hash + 1) < 0;
        String slug = hasHash ? name.substring(0, hash) : name;
        Optional<SiteLookup.LinkTarget> found = site.post(slug);
        if (found.isEmpty()) {
            throw new TemplateException(
                    "post_link finds no post '" + slug + "'",
                    "write the post's path under _posts without its extension, or its title in quotes");
        }
        SiteLookup.LinkTarget post = found.get();
        Label label = label(call);
        String text = label.text == null ? post.title() : label.text;
        String target = hasHash && hash + 1 < name.length() ? post.path() + name.substring(hash) : post.path();
        String title = Html.escape(post.title());
        return "<a href=\"" + links.urlFor(target) + "\" title=\"" + title + "\">"
                + (label.escaped ? Html.escape(text) : text) + "</a>";
    }

    String postPath(TagCall call) {
        return call.arguments().isEmpty()
                ? ""
                : site.post(call.arguments().get(0))
                        .map(post -> links.urlFor(post.path()))
                        .orElse("");
    }

    String assetPath(TagCall call) {
        return asset(call).map(links::urlFor).orElse("");
    }

    String assetLink(TagCall call) {
        Optional<String> path = asset(call);
        if (path.isEmpty()) {
            return "";
        }
        Label label = label(call);
        String text = label.text == null ? call.arguments().get(0) : label.text;
        String title = Html.escape(text);
        return "<a href=\"" + links.urlFor(path.get()) + "\" title=\"" + title + "\">" + (label.escaped ? title : text)
                + "</a>";
    }

    private Optional<String> asset(TagCall call) {
        return call.arguments().isEmpty()
                ? Optional.empty()
                : site.assetPath(call.article(), call.arguments().get(0));
    }

    /** @param text null where none is given */
    private record Label(@Nullable String text, boolean escaped) {}

    /** The words behind the first argument; a last {@code false} leaves them unescaped. */
    private static Label label(TagCall call) {
        List<String> words = call.arguments().subList(1, call.arguments().size());
        String last = words.isEmpty() ? "" : words.get(words.size() - 1);
        boolean hasFlag = last.equals("true") || last.equals("false");
        List<String> text = hasFlag ? words.subList(0, words.size() - 1) : words;
        return new Label(text.isEmpty() ? null : String.join(" ", text), !last.equals("false"));
    }
}

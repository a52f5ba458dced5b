package blogjar.site;

import blogjar.config.Config;
import blogjar.content.Renderers;
import blogjar.text.Addresses;
import blogjar.text.HtmlTags;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Files of a post that its text names as editors do: {@code a.png}, {@code ./a.png}, {@code post/a.png} beside
 * {@code post.md}. Where a plugin made addresses of such names (hexo-asset-image, hexo-asset-img, hexo-image-link,
 * hexo-asset-link), each that names a file becomes its address from the root, so that it holds on every page and in feeds.
 */
final class PostImages {
    private final Config config;
    private final PostAssets assets;
    private final boolean enabled;

    PostImages(Config config, PostAssets assets) {
        this.config = config;
        this.assets = assets;
        this.enabled = config.flag("post_asset_folder", false)
                && (config.plugins().has("hexo-asset-image")
                        || config.plugins().has("hexo-asset-img")
                        || config.plugins().has("hexo-image-link")
                        || config.plugins().has("hexo-asset-link"));
    }

    /** The address of the file that an article calls {@code src}, if there is one. */
    Optional<String> address(String source, String src) {
        boolean relative = enabled && !src.isEmpty() && !src.startsWith("/") && !Addresses.hasScheme(src);
        if (!relative) {
            return Optional.empty();
        }
        String name = PostAssets.normalized(Addresses.decode(src));
        String folder = Renderers.withoutExtension(source).replaceFirst(".*/", "") + "/";
        Optional<PostAssets.PostAsset> found = assets.find(source, name);
        if (found.isEmpty() && name.startsWith(folder)) {
            found = assets.find(source, name.substring(folder.length()));
        }
        return found.map(asset -> config.links().root() + Addresses.encode(asset.path()));
    }

    /** The text of an article with the addresses of its images and links to files made whole. */
    String resolved(String source, String html) {
        if (!enabled) {
            return html;
        }
        UnaryOperator<String> whole = value -> address(source, value).orElse(value);
        String images = HtmlTags.map(html, "img", tag -> HtmlTags.withValue(tag, "src", whole));
        return HtmlTags.map(images, "a", tag -> HtmlTags.withValue(tag, "href", whole));
    }
}

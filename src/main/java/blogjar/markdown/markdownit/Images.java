package blogjar.markdown.markdownit;

import blogjar.markdown.LinkAddresses;
import java.util.List;

/**
 * Images where {@code markdown.images} is set (hexo-renderer-markdown-it 7): their alternative text as it is written, their address
 * as the site has it.
 */
final class Images implements TreeRule {
    private final boolean lazy;
    private final boolean moved;

    Images(Settings settings) {
        this.lazy = settings.flag("lazyload", false);
        this.moved = settings.flag("prepend_root", false) || settings.flag("post_asset", false);
    }

    @Override
    public void apply(Tree tree) {
        tree.texts().forEach(block -> apply(block.spans(), tree.environment.addresses));
    }

    private void apply(List<Token> spans, LinkAddresses addresses) {
        for (Token image : spans) {
            if (image.is(Token.Kind.IMAGE)) {
                image.with("alt", image.content);
                image.children = null; // what is written is written already
                if (lazy) {
                    image.with("loading", "lazy");
                }
                String src = image.attribute("src");
                if (moved && src != null) {
                    image.with("src", addresses.image(src));
                }
            }
        }
    }
}

package blogjar.site;

import blogjar.content.Document;
import blogjar.content.JsText;
import blogjar.content.Renderers;

/** The path of a page (hexo/plugins/processor/asset.js). */
final class PagePaths {
    private PagePaths() {}

    static String of(Document document) {
        Object own = document.frontMatter().values().get("permalink");
        if (own == null || own.equals("") || own.equals(Boolean.FALSE)) {
            return Renderers.withoutExtension(document.path()) + "." + document.output();
        }
        String path = JsText.of(own);
        if (path.endsWith("/")) {
            path += "index";
        }
        return Renderers.extension(path).isEmpty() ? path + "." + document.output() : path;
    }
}

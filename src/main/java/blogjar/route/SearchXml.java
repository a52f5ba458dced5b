package blogjar.route;

import blogjar.config.Config;
import blogjar.site.Article;
import blogjar.site.Page;
import blogjar.site.Post;
import blogjar.text.Addresses;
import blogjar.text.Xml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the search of a theme reads, as XML: hexo-generator-search 2.4.3 and the theme Fluid write the same elements with
 * other indents. Articles with {@code indexing: false} are left out.
 *
 * @param start the first line of the elements
 * @param loop indent of the loop over pages
 * @param entry of an entry
 * @param content of its content
 * @param categories of its categories
 * @param tags of its tags
 * @param pad what stands around a category's and a tag's name
 */
record SearchXml(String start, int loop, int entry, int content, int categories, int tags, String pad) {
    static final SearchXml PLUGIN = new SearchXml("<search> ", 4, 4, 8, 6, 8, " ");
    static final SearchXml FLUID = new SearchXml("<search>", 2, 2, 4, 4, 4, "");

    /** @param posts null where posts are not searched; as are pages */
    String of(Config config, @Nullable List<Post> posts, @Nullable List<Page> pages, boolean withContent) {
        IndentedText out = new IndentedText()
                .line(0, "<?xml version=\"1.0\" encoding=\"utf-8\"?>")
                .line(0, start);
        out.tag(2);
        if (posts != null) {
            out.tag(2);
            posts.forEach(post -> entry(out, config, post, withContent));
            out.tag(2);
        }
        out.tag(2);
        if (pages != null) {
            out.tag(loop);
            pages.forEach(page -> entry(out, config, page, withContent));
            out.tag(2);
        }
        return out.line(0, "</search>").toString();
    }

    private void entry(IndentedText out, Config config, Article article, boolean withContent) {
        out.tag(entry);
        if (SearchFiles.isSearched(article)) {
            String address = Xml.escape(Addresses.encode(config.links().root() + article.path()));
            int field = entry + 2;
            out.line(entry, "<entry>")
                    .line(field, "<title>" + Xml.escape(article.title()) + "</title>")
                    .line(field, "<link href=\"" + address + "\"/>")
                    .line(field, "<url>" + address + "</url>")
                    .tag(field);
            if (withContent) {
                String html = article.body().content().replaceAll("[\\x00-\\x1F\\x7F]", "");
                out.line(content, "<content type=\"html\">" + Xml.cdata(html) + "</content>")
                        .tag(field);
            }
            if (article instanceof Post post) {
                out.tag(field);
                names(
                        out,
                        field,
                        categories,
                        "categories",
                        "category",
                        post.categories().stream().map(c -> c.name()).toList());
                out.tag(field);
                names(
                        out,
                        field,
                        tags,
                        "tags",
                        "tag",
                        post.tags().stream().map(t -> t.name()).toList());
            }
            out.line(entry, "</entry>").tag(entry);
        }
        out.tag(entry);
    }

    private void names(IndentedText out, int field, int indent, String list, String item, List<String> names) {
        if (names.isEmpty()) {
            return;
        }
        int inner = indent + (pad.isEmpty() ? 2 : 4);
        out.line(indent, "<" + list + ">").tag(inner);
        names.forEach(name -> out.line(inner, "<" + item + ">" + pad + Xml.escape(name) + pad + "</" + item + ">")
                .tag(inner));
        out.line(indent, "</" + list + ">").tag(field);
    }
}

package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** A feed is a page for who opens it in a browser, and nothing else for programs. */
class FeedForReadersTest {
    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder).config("language: en\nfeed: {type: [atom, rss2], path: [atom.xml, deep/rss.xml]}\n");
        blog.post("a.md", "---\ntitle: 'A & B'\ndate: 2024-01-01\n---\ntext </feed> text\n");
    }

    private static Document parsed(String xml) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            return factory.newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
        } catch (SAXException | ParserConfigurationException broken) {
            throw new AssertionError(xml, broken);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"atom.xml", "deep/rss.xml"})
    void it_names_a_style_and_a_script_that_feed_readers_pass_over(String path) throws IOException {
        Blog.Built built = blog.build();
        String feed = built.page(path);
        String style = feed.replaceAll("(?s).*<\\?xml-stylesheet href=\"/([^\"]*)\" type=\"text/css\"\\?>.*", "$1");
        String script = feed.replaceAll("(?s).*<script xmlns=\"[^\"]*\" src=\"/([^\"]*)\".*", "$1");
        assertTrue(built.page(style).contains("entry"), style);
        assertTrue(built.page(script).contains("replaceWith"), script);
        assertTrue(feed.contains("data-intro=\"This is a feed:"), feed);
        assertEquals("xml-stylesheet", parsed(feed).getFirstChild().getNodeName());
    }

    @Test
    void without_both_it_is_what_it_would_be_as_the_plugin_writes_it() throws IOException {
        String styled = blog.build().page("atom.xml");
        blog.config("language: en\nfeed: {type: [atom, rss2], path: [atom.xml, deep/rss.xml], style: false}\n");
        Blog.Built built = blog.build();
        assertEquals(
                built.page("atom.xml"),
                styled.replaceAll("\n<\\?xml-stylesheet [^>]*\\?>", "").replaceAll("<script [^>]*></script>\n", ""));
        assertFalse(built.files().keySet().stream().anyMatch(path -> path.contains("/feed.")), "files of no use");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            the plugin's feed stays as it was      | url: https://blog.example   | false
            but where the author wants a page of it | feed: {style: true}         | true
            """)
    void a_feed_of_the_plugin_stays(String what, String config, boolean styled) throws IOException {
        blog.file("package.json", "{\"dependencies\": {\"hexo-generator-feed\": \"^3.0.0\"}}");
        blog.file("_config.yml", config + "\n");
        assertEquals(styled, blog.build().page("atom.xml").contains("<?xml-stylesheet"));
    }
}

package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An article with a password is published encrypted, and can be read with it. */
class EncryptionTest {
    private static final String SECRET =
            "# zebra heading\n\nzebra text, `zebra code`\n\n<!-- more -->\n\n![zebra](zebra.png) [zebra](https://zebra.example)\n";

    @TempDir
    Path folder;

    private Blog blog;

    @BeforeEach
    void make() throws IOException {
        blog = new Blog(folder);
        settings("");
    }

    private void settings(String lines) throws IOException {
        blog.config("permalink: :title/\n" + lines);
    }

    private Blog.Built withFront(String front) throws IOException {
        return blog.post("secret.md", "---\ntitle: Open title\ndate: 2024-01-02\n" + front + "\n---\n" + SECRET)
                .build();
    }

    @Test
    void the_clear_text_and_the_password_are_nowhere() throws IOException {
        settings("""
                feed: {type: [atom, rss2]}
                search: {path: search.xml, field: all}
                jsonContent: {}
                index_generator: {per_page: 1}
                marked: {headerIds: true}
                """);
        blog.file(
                "package.json",
                "{\"dependencies\": {\"hexo-blog-encrypt\": \"4\", \"hexo-generator-feed\": \"4\", \"hexo-generator-searchdb\": \"1\","
                        + " \"hexo-generator-sitemap\": \"3\", \"hexo-generator-json-content\": \"4\"}}");
        Blog.Built built = withFront("password: giraffe\ntags: [t]\ncategories: [c]");
        assertEquals(List.of(), built.problems());
        built.files().forEach((path, text) -> {
            assertFalse(text.contains("zebra"), "clear text in " + path);
            assertFalse(text.contains("giraffe"), "password in " + path);
        });
        assertTrue(built.page("index.html").contains("Open title"), "the title is shown");
        assertTrue(built.page("index.html").contains("Here's something encrypted"), "the abstract is shown");
    }

    @Test
    void the_password_opens_it() throws Exception {
        String page = withFront("password: 密码 hello").page("secret/index.html");
        String clear = decrypted(page, "密码 hello");
        assertTrue(clear.startsWith("<h1 id=\"zebra-heading\">"), clear);
        assertTrue(clear.contains("<span id=\"more\"></span>"), clear);
        assertEquals("none", decrypted(page, "hello"));
    }

    /** Its own photos are shown with the text; a cover is named by the author for the list. */
    @ParameterizedTest
    @ValueSource(strings = {"photos: [/img/zebra.jpg, 'https://zebra.example/2.png']", "photo: /img/zebra.jpg"})
    void photos_are_as_secret_as_the_text(String photos) throws Exception {
        settings(
                "sitemap: {rel: true}\njsonContent: {posts: {photos: true}}\nfeed: {type: [atom, rss2]}\ntheme: fluid\n");
        blog.file(
                "package.json",
                "{\"dependencies\": {\"hexo-generator-feed\": \"4\", \"hexo-generator-seo-friendly-sitemap\": \"0\","
                        + " \"hexo-generator-sitemap\": \"3\", \"hexo-generator-json-content\": \"4\"}}");
        blog.file("source/about/index.md", "---\ntitle: About\npassword: p\n" + photos + "\n---\n" + SECRET);
        Blog.Built built = withFront("password: p\nindex_img: /img/cover.jpg\n" + photos);
        built.files().forEach((path, text) -> assertFalse(text.contains("zebra"), "clear text in " + path));
        assertTrue(built.page("index.html").contains("/img/cover.jpg"), "the cover");
        for (String page : List.of("secret/index.html", "about/index.html")) {
            String clear = decrypted(built.page(page), "p");
            assertTrue(
                    clear.startsWith("<p class=\"pictures\"><img class=\"u-photo\" src=\"/img/zebra.jpg\" alt=\"\">"),
                    clear);
        }
    }

    @Test
    void two_builds_are_the_same_and_another_text_or_place_has_other_bytes() throws IOException {
        String page = withFront("password: hello").page("secret/index.html");
        assertEquals(page, blog.build().page("secret/index.html"));
        String twin = blog.post("twin.md", "---\ntitle: Open title\ndate: 2024-01-02\npassword: hello\n---\n" + SECRET)
                .build()
                .page("twin/index.html");
        assertNotEquals(attribute(page, "data-nonce"), attribute(twin, "data-nonce"));
        String changed = blog.post("secret.md", "---\ntitle: Open title\npassword: hello\n---\nother")
                .build()
                .page("secret/index.html");
        assertEquals(attribute(page, "data-salt"), attribute(changed, "data-salt"));
        assertNotEquals(attribute(page, "data-nonce"), attribute(changed, "data-nonce"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"title: x", "password: ''\ntags: [diary]", "password:"})
    void without_a_password_it_is_published_as_it_is(String front) throws IOException {
        settings("encrypt: {tags: [{name: diary, password: tiger}]}\n");
        String page = blog.post("secret.md", "---\n" + front + "\n---\n" + SECRET)
                .build()
                .page("secret/index.html");
        assertTrue(page.contains("zebra text"), page);
        assertFalse(page.contains("hexo-blog-encrypt"), page);
    }

    @Test
    void a_tag_gives_its_password() throws Exception {
        settings("encrypt: {tags: [{name: diary, password: 2020}, {name: note, password: b}]}\n");
        String page = withFront("tags: [other, diary]").page("secret/index.html");
        assertTrue(decrypted(page, "2020").contains("zebra"), "the tag's password");
        String own = withFront("tags: [diary]\npassword: mine").page("secret/index.html");
        assertTrue(decrypted(own, "mine").contains("zebra"), "the front matter wins");
    }

    @Test
    void a_page_can_have_a_password_too() throws Exception {
        String page = blog.file("source/about/index.md", "---\ntitle: About\npassword: p\n---\n" + SECRET)
                .build()
                .page("about/index.html");
        assertFalse(page.contains("zebra"), page);
        assertTrue(decrypted(page, "p").contains("zebra"), "the password opens it");
        String bare = blog.file("source/about/index.md", "---\nlayout: false\npassword: p\n---\n" + SECRET)
                .build()
                .page("about/index.html");
        assertFalse(bare.contains("zebra"), bare);
        assertTrue(decrypted(bare, "p").contains("zebra"), "nor is it lost without a layout");
    }

    @Test
    void texts_are_those_of_the_front_matter_then_of_the_settings() throws IOException {
        settings(
                "encrypt: {abstract: '<b>Closed</b>', message: 'Key?', wrong_pass_message: 'No \"way\"', theme: wave}\n");
        Blog.Built built = withFront("password: p\nmessage: <Say it>\nautoSave: true\ndecryptButton: {text: Go}");
        String page = built.page("secret/index.html");
        assertTrue(built.page("index.html").contains("<b>Closed</b>"), "abstract");
        assertTrue(page.contains(">&lt;Say it&gt;</span>"), page);
        assertEquals("No &quot;way&quot;", attribute(page, "data-wpm"));
        assertEquals("true", attribute(page, "data-auto-save"));
        assertTrue(page.contains("type=\"submit\">Go</button>"), page);
        assertTrue(page.contains("hbe-input-wave"), page);
    }

    @Test
    void the_page_loads_what_decrypts_and_what_the_clear_text_needs() throws IOException {
        Blog.Built built = blog.post(
                        "secret.md",
                        "---\ntitle: x\npassword: p\n---\n{% mermaid %}\ngraph TD; A-->zebra\n{% endmermaid %}\n")
                .post("open.md", "---\ntitle: y\n---\nopen\n")
                .build();
        String page = built.page("secret/index.html");
        assertTrue(page.contains("/decrypt.mjs\"></script>"), page);
        assertTrue(page.contains("/diagrams.mjs\"></script>"), page);
        assertFalse(page.contains("zebra"), page);
        assertFalse(built.page("open/index.html").contains("decrypt.mjs"), "only pages that are encrypted");
    }

    @Test
    void too_few_iterations_are_told_and_not_taken() throws IOException {
        settings("encrypt: {kdf: {iterations: 1000}}\n");
        Blog.Built built = withFront("password: p");
        assertEquals("250000", attribute(built.page("secret/index.html"), "data-kdf-iterations"));
        assertEquals(
                List.of("_config.yml:4:29: notice: encrypt.kdf.iterations is 1000; 250000 is used instead"),
                built.problems());
    }

    private static String attribute(String page, String name) {
        Matcher value = Pattern.compile(name + "=\"([^\"]*)\"").matcher(page);
        assertTrue(value.find(), () -> "no " + name + " in " + page);
        return value.group(1);
    }

    /** As a browser does it; {@code none} where the password is wrong. */
    private static String decrypted(String page, String password) throws GeneralSecurityException {
        Matcher data = Pattern.compile("<script id=\"hbeData\" type=\"hbeData\">(\\w+)</script>")
                .matcher(page);
        assertTrue(data.find(), page);
        HexFormat hex = HexFormat.of();
        PBEKeySpec spec = new PBEKeySpec(
                password.toCharArray(),
                hex.parseHex(attribute(page, "data-salt")),
                Integer.parseInt(attribute(page, "data-kdf-iterations")),
                256);
        byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(spec)
                .getEncoded();
        Cipher aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(
                Cipher.DECRYPT_MODE,
                new SecretKeySpec(key, "AES"),
                new GCMParameterSpec(128, hex.parseHex(attribute(page, "data-nonce"))));
        try {
            return new String(aes.doFinal(hex.parseHex(data.group(1))), StandardCharsets.UTF_8);
        } catch (javax.crypto.AEADBadTagException wrong) {
            return "none";
        }
    }
}

package blogjar.search;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a query finds, in which order, and what is shown of it. */
class SearchIndexTest {

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '|', textBlock = """
            并发        | 线程
            java 并发   | 线程
            Java并发    | 线程
            ＪＡＶＡ    | 线程
            并          | 线程
            程          | 线程
            好了        |
            JS          | script
            javascript  | script
            cafe        | café
            CAFÉ        | café
            ﾊﾞｲｸ        | バイク
            バイク      | バイク
            검색        | 한국어
            색          | 한국어
            strasse     | straße
            c++         | cpp
            c#          |
            ภาษา        | ไทย
            Привет      | русский
            привет мир  | русский
            𠮷野        | astral
            😀          | smile
            ❤️          | heart
            ❤           | heart
            ⭐          | smile
            """)
    void words_and_pairs_of_every_script_are_found(String query, String title) {
        TestIndex index = new TestIndex()
                .with("线程", "<p>Java 并发编程，好。了不起</p>")
                .with("script", "<p>JavaScript, short: js</p>")
                .with("café", "<p>Un CAFÉ noir</p>")
                .with("バイク", "<p>新しいバイク</p>")
                .with("한국어", "<p>블로그 검색</p>")
                .with("straße", "<p>Hauptstraße 5, Straße</p>")
                .with("cpp", "<p>Modern C++ only</p>")
                .with("ไทย", "<p>ภาษาไทย</p>")
                .with("русский", "<p>Привет, мир</p>")
                .with("astral", "<p>𠮷野家</p>")
                .with("smile", "<p>Well😀 and ⭐⭐</p>")
                .with("heart", "<p>with ❤️</p>");
        List<String> found = index.find(query);
        assertEquals(title == null ? List.of() : List.of(title), found.isEmpty() ? found : found.subList(0, 1));
    }

    @ParameterizedTest(name = "{0} finds {1}")
    @CsvSource(delimiter = '|', textBlock = """
            線程 | [线程]和头发
            綫程 | [线程]和头发
            頭髮 | 线程和[头发]
            發   | 线程和头[发]
            线程 | [线程]和头发
            台灣 | [臺灣]的颱風
            台湾 | [臺灣]的颱風
            台风 | 臺灣的[颱風]
            着火 | [著火]了
            著火 | [著火]了
            裡面 | [里面]
            裏面 | [里面]
            """)
    void chinese_is_found_in_the_script_that_is_not_typed(String query, String excerpt) {
        TestIndex index = new TestIndex()
                .with("a", "<p>线程和头发</p>")
                .with("b", "<p>臺灣的颱風</p>")
                .with("c", "<p>著火了</p>")
                .with("d", "<p>里面</p>");
        assertEquals(excerpt, index.excerpt(query));
    }

    @Test
    void a_title_is_found_in_the_script_that_is_not_typed_and_marked_there() {
        TestIndex index = new TestIndex().with("數據庫", "<p>x</p>").with("数据", "<p>x</p>");
        assertEquals(List.of("數據庫"), index.find("数据库"));
        assertEquals(new TreeSet<>(List.of("數據庫", "数据")), index.found("數據"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"run", "runs", "running", "runner", "runn", "ru"})
    void a_word_is_found_by_its_stem_and_its_beginning(String query) {
        TestIndex index = new TestIndex().with("A", "<p>it runs</p>").with("B", "<p>running fast</p>");
        assertTrue(index.found(query).containsAll(List.of("B")), query + ": " + index.found(query));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "settings, set",
        "studies, stud",
        "study, stud",
        "studied, stud",
        "configuration, configur",
        "configure, configur",
        "class, clas",
        "classes, clas",
        "test, test",
        "testing, test",
        "go, go",
        "häuser, haus"
    })
    void a_stem_is_a_words_beginning(String word, String stem) {
        assertEquals(
                stem.startsWith("haus") ? "haus" : stem,
                Stems.of(List.of("de")).of(Folded.of(word).text()));
    }

    @Test
    void the_word_itself_goes_before_its_stem_and_that_before_longer_words() {
        TestIndex index = new TestIndex()
                .with("a", "<p>tests</p>")
                .with("b", "<p>test</p>")
                .with("c", "<p>testament</p>");
        assertEquals(List.of("b", "a", "c"), index.find("test"));
    }

    @Test
    void titles_go_first_then_tags_and_headings_then_texts_and_of_equals_the_newest() {
        TestIndex index = new TestIndex()
                .with("缓存", "<p>x</p>")
                .with("old", "<h2>缓存</h2><p>x</p>")
                .with("tagged", "<p>x</p>", "缓存")
                .with("once", "<p>缓存</p>")
                .with("often", "<p>缓存 缓存 缓存 缓存 缓存 缓存</p>")
                .with("once more", "<p>缓存</p>");
        assertEquals(List.of("缓存", "tagged", "old", "often", "once more", "once"), index.find("缓存"));
    }

    @Test
    void what_has_all_of_a_query_is_found_else_what_has_most_of_it() {
        TestIndex index = new TestIndex()
                .with("both", "<p>alpha beta</p>")
                .with("one", "<p>alpha gamma delta</p>")
                .with("none", "<p>zeta</p>");
        assertEquals(List.of("both"), index.find("alpha beta"));
        assertEquals(new TreeSet<>(List.of("both", "one")), index.found("alpha omega"));
        assertEquals(List.of(), index.find("alpha omega psi"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            并发      | 说说 Java 的[并发]编程 & 锁。
            java 编程 | 说说 [Java] 的并发[编程] & 锁。
            并发编程  | 说说 Java 的[并发编程] & 锁。
            nothing 锁 | 说说 Java 的并发编程 & [锁]。
            """)
    void hits_are_marked(String query, String excerpt) {
        assertEquals(
                excerpt,
                new TestIndex()
                        .with("t", "<p>说说 <b>Java</b> 的并发编程 &amp; 锁。</p>")
                        .excerpt(query));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            教程      | [教程] · 说说 Java 的并发编程。
            java 教程 | [教程] · 说说 [Java] 的并发编程。
            java      | 说说 [Java] 的并发编程。
            """)
    void what_only_a_tag_or_a_category_has_is_shown_and_marked_there(String query, String excerpt) {
        assertEquals(
                excerpt,
                new TestIndex()
                        .with("t", "<p>说说 Java 的并发编程。</p>", "Java", "教程", "其他")
                        .excerpt(query));
    }

    @Test
    void an_excerpt_is_cut_around_what_was_looked_for() {
        TestIndex index = new TestIndex()
                .with("t", "<p>" + "lorem ipsum ".repeat(60) + "needle in hay " + "dolor sit ".repeat(60) + "</p>");
        String excerpt = index.excerpt("needle");
        assertTrue(excerpt.matches("…(ipsum|lorem) .{10,40} \\[needle] in hay dolor .* (dolor|sit) ?…"), excerpt);
        assertTrue(excerpt.length() < 220, excerpt);
    }

    @Test
    void no_hit_is_cut() {
        TestIndex index = new TestIndex()
                .with("t", "<p>" + "前面的文字".repeat(20) + "Dockerfile的编写以及实践一些基础实践之后对docker" + "的配置".repeat(60) + "</p>");
        String excerpt = index.excerpt("docker 配置");
        assertFalse(excerpt.contains("[le]"), excerpt);
        assertTrue(excerpt.contains("[docker]的[配置]"), excerpt);
        assertTrue(excerpt.matches("(?s).*\\[配置]的?…"), excerpt);
    }

    @Test
    void an_excerpt_is_of_the_passage_that_has_most() {
        TestIndex index =
                new TestIndex().with("t", "<p>" + "第一章的文字。".repeat(2000) + "只有这里有鲸鱼。" + "最后的文字。".repeat(2000) + "</p>");
        assertTrue(index.excerpt("鲸鱼").contains("[鲸鱼]"));
        assertTrue(index.excerpt("文字 鲸鱼").contains("[鲸鱼]"));
    }

    @Test
    void a_title_is_found_also_where_its_words_come_up_in_a_later_passage() {
        TestIndex index = new TestIndex()
                .with("鲸鱼", "<p>" + "第一章的文字。".repeat(3000) + "鲸鱼。</p>")
                .with("other", "<p>鲸鱼 鲸鱼 鲸鱼</p>");
        assertEquals(List.of("鲸鱼", "other"), index.find("鲸鱼"));
    }

    @Test
    void what_nobody_reads_is_not_found() {
        TestIndex index = new TestIndex().with("t", """
                <script>alpha()</script><style>.beta{}</style><!-- gamma -->
                <h2 id="x"><a class="headerlink" href="#x" title="delta"></a>words</h2>
                <figure class="highlight"><table><tr><td class="gutter"><pre><span>4711</span></pre></td>
                <td class="code"><pre><span>int answer = 42;</span></pre></td></tr></table></figure>
                <img alt="epsilon"><p data-x="zeta>">eta</p>
                """);
        for (String word : List.of("alpha", "beta", "gamma", "delta", "4711", "epsilon", "zeta")) {
            assertEquals(List.of(), index.find(word), word);
        }
        for (String word : List.of("words", "answer", "42", "eta")) {
            assertEquals(List.of("t"), index.find(word), word);
        }
    }

    @Test
    void the_same_articles_give_the_same_bytes_under_names_that_can_be_kept() {
        TestIndex index = new TestIndex().with("一", "<p>文字</p>").with("two", "<p>words</p>");
        List<IndexFile> first = index.files();
        List<IndexFile> second = index.files();
        for (int i = 0; i < first.size(); i++) {
            assertEquals(first.get(i).name(), second.get(i).name());
            assertArrayEquals(first.get(i).bytes(), second.get(i).bytes());
            assertTrue(first.get(i).name().matches("index\\.json|[cwht]\\.[0-9a-f]{8,}\\.(txt|json)"));
        }
    }

    @Test
    void an_empty_blog_and_an_empty_query_find_nothing() {
        assertEquals(List.of(), new TestIndex().find("x"));
        TestIndex index = new TestIndex().with("t", "<p>x</p>");
        for (String query : List.of("", " ", "。，!?", "\uD83D\uDE00")) {
            assertEquals(Results.NONE, index.read().find(query, 5), query);
        }
    }

    @Test
    void a_long_query_costs_no_more_than_its_beginning() {
        TestIndex index = new TestIndex().with("t", "<p>" + "alpha beta gamma ".repeat(10) + "</p>");
        assertEquals(List.of("t"), index.find("alpha ".repeat(100_000)));
        assertEquals(
                12,
                Query.of("a b c d e f g h i j k l m n o p q r s t u v w x y z")
                        .parts()
                        .size());
        assertEquals(
                List.of("并发", "编程", "模型"),
                Query.of("并发编程模型").parts().stream().map(Query.Part::text).toList());
    }

    @Test
    void what_is_no_index_is_none() {
        for (String text : List.of("", "{}", "[1", "{\"format\":\"other\"}")) {
            assertEquals(Optional.empty(), SearchIndex.read(name -> Optional.of(text)));
        }
        assertEquals(Optional.empty(), SearchIndex.read(name -> Optional.empty()));
    }

    @Test
    void hostile_texts_are_indexed_like_others() {
        TestIndex index = new TestIndex()
                .with("long word", "<p>" + "x".repeat(100_000) + "</p>")
                .with("marks", "<p>" + "a\u0301".repeat(20_000) + "\u0301".repeat(10_000) + "</p>")
                .with("open", "<p <a> <b &#xD800; &#99999999; \uD800> <script>never closed")
                .with("nested", "<div>".repeat(10_000) + "innermost");
        for (IndexFile file : index.files()) {
            assertFalse(new String(file.bytes(), StandardCharsets.UTF_8).contains("never"), file.name());
        }
        assertEquals(List.of("nested"), index.find("innermost"));
        assertEquals(List.of("long word"), index.find("x".repeat(90)));
    }
}

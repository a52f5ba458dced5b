package blogjar.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.qr.QrSquares;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where a post can be shared. */
class SharingTest {
    private static final String ADDRESS = "https://blog.example/2024/01/02/%E8%8C%B6/";

    @TempDir
    Path folder;

    private String page(String settings) throws IOException {
        return new Blog(folder)
                .config(settings)
                .post("茶.md", "---\ntitle: 茶\ndate: 2024-01-02\nlang: zh-CN\n---\n")
                .build()
                .page("2024/01/02/茶/index.html");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "theme_config: {share: [weibo, wechat]}",
                "theme: butterfly\ntheme_config: {share: {use: sharejs, sharejs: {sites: 'weibo,weixin'}}}",
                "theme: volantis\ntheme_config: {share: [{id: weibo}, {id: wechat}]}"
            })
    void wechat_is_a_code_of_the_address_and_others_are_links(String settings) throws IOException {
        String page = page(settings);
        String code = QrSquares.of(ADDRESS).orElseThrow().svg();
        assertTrue(page.contains("<details class=\"code\"><summary>微信</summary><figure>" + code), page);
        assertTrue(
                page.contains("<a rel=\"nofollow noopener\" target=\"_blank\" href=\"https://service.weibo.com/"),
                page);
        assertFalse(page.contains("target=\"_blank\" href=\"\""), page);
    }

    @Test
    void who_does_not_name_it_has_no_code() throws IOException {
        assertFalse(page("theme_config: {share: [weibo]}").contains("<details class=\"code\""));
    }

    @Test
    void a_code_has_its_three_corners_and_a_margin() {
        QrSquares code = QrSquares.of(ADDRESS).orElseThrow();
        int last = code.size() - 1;
        for (List<Integer> corner : List.of(List.of(4, 4), List.of(last - 10, 4), List.of(4, last - 10))) {
            for (int i = 0; i < 7; i++) {
                assertTrue(code.isDark(corner.get(0) + i, corner.get(1)));
                assertEquals(i == 0 || i == 6, code.isDark(corner.get(0) + i, corner.get(1) + 1));
            }
        }
        for (int i = 0; i <= last; i++) {
            assertFalse(code.isDark(i, 3) || code.isDark(3, i) || code.isDark(last, i) || code.isDark(i, last));
        }
        assertTrue(QrSquares.of("x".repeat(3000)).isEmpty());
    }
}

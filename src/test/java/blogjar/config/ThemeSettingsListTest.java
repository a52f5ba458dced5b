package blogjar.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import blogjar.config.themes.GivenSetting;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of each setting of a theme, with the place where it stands. */
class ThemeSettingsListTest {
    @TempDir
    Path blog;

    private String list() {
        List<GivenSetting> list = ConfigFiles.load(blog, List.of(), Map.of(), new Problems())
                .config()
                .themeSettings()
                .list();
        return String.join(
                "\n",
                list.stream()
                        .map(setting ->
                                setting.place().file() + ":" + setting.place().line() + " " + setting.path() + " "
                                        + setting.fate() + (setting.note().isEmpty() ? "" : " " + setting.note()))
                        .toList());
    }

    @Test
    void each_setting_is_mapped_built_in_off_aside_or_ignored() throws IOException {
        Files.writeString(blog.resolve("_config.yml"), """
                theme: fluid
                theme_config:
                  favicon: https://a.example/i.png
                """);
        Files.writeString(blog.resolve("_config.fluid.yml"), """
                navbar:
                  menu:
                    - {key: home, link: /}
                about:
                  avatar: /none.png
                  name:
                post:
                  math: {enable: true, engine: katex}
                footer:
                  beian: {enable: false, icp_text: x}
                color:
                  post_link_color: '#123456'
                  text_color: '#000'
                  post_link_color_dark: dark
                nonsense: 1
                gitalk: {clientID: , owner: , repo: ''}
                twikoo: {envId: https://t.example}
                """);
        assertEquals("""
                _config.fluid.yml:2 navbar.menu MAPPED menu
                _config.fluid.yml:5 about.avatar IGNORED there is no such file
                _config.fluid.yml:6 about.name OFF
                _config.fluid.yml:8 post.math BUILT_IN formulas, on every page that has some
                _config.fluid.yml:10 footer.beian.enable MAPPED beian.icp
                _config.fluid.yml:10 footer.beian.icp_text MAPPED beian.icp
                _config.fluid.yml:12 color.post_link_color MAPPED accent.light
                _config.fluid.yml:13 color.text_color ASIDE
                _config.fluid.yml:14 color.post_link_color_dark IGNORED not with this value
                _config.fluid.yml:15 nonsense IGNORED
                _config.fluid.yml:16 gitalk OFF
                _config.fluid.yml:17 twikoo MAPPED comments.twikoo
                _config.yml:3 favicon MAPPED favicon""", list());
    }

    @Test
    void some_themes_have_settings_among_those_of_the_blog() throws IOException {
        Files.writeString(blog.resolve("_config.yml"), """
                theme: volantis
                title: T
                import:
                  link: [<link>]
                  script: []
                avatar: https://a.example/a.png
                """);
        assertEquals("""
                _config.yml:4 import.link MAPPED inject.head
                _config.yml:5 import.script OFF""", list());
    }

    @Test
    void a_widget_in_a_list_is_known_by_its_type() throws IOException {
        Files.writeString(blog.resolve("_config.yml"), "theme: icarus\n");
        Files.writeString(blog.resolve("_config.icarus.yml"), """
                widgets:
                  - type: toc
                    depth: 2
                  - type: adsense
                    slot_id: 7
                """);
        assertEquals("""
                _config.icarus.yml:1 widgets[type=toc].type OFF
                _config.icarus.yml:1 widgets[type=toc].depth MAPPED toc.max_depth
                _config.icarus.yml:1 widgets[type=adsense].type OFF
                _config.icarus.yml:1 widgets[type=adsense].slot_id IGNORED""", list());
    }
}

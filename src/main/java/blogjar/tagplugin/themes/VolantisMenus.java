package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;

/** Menus that drop down, of Volantis 6.8 (scripts/tags/dropmenu.js). */
final class VolantisMenus {
    private VolantisMenus() {}

    static void register(Registry registry) {
        registry.block(VolantisMenus::menu, "menu");
        registry.block(VolantisMenus::submenu, "submenu");
        registry.inline(VolantisMenus::item, "menuitem");
    }

    /** What stands before the menu, its title, and what stands behind it. */
    private static String menu(TagCall call) {
        Words words = VolantisTags.words(call);
        if (words.size() > 3) {
            return "";
        }
        String before = words.size() > 1 ? word(words.get(0)) : "";
        String after = words.size() > 2 ? word(words.get(2)) : "";
        return "<div class='dropmenu-wrapper'>" + before + "\n              <div class='dropmenu'>"
                + "\n                <a>" + words.get(words.size() > 1 ? 1 : 0) + "</a>"
                + "\n                <ul class='list-v'>\n                  " + call.body()
                + "\n                </ul>\n              </div>" + after + "\n            </div>";
    }

    private static String word(String text) {
        return "\n              <span>" + text + "</span>";
    }

    private static String submenu(TagCall call) {
        Words words = VolantisTags.words(call);
        String title = words.raw(1).isEmpty()
                ? "<a class='menuitem'>" + words.raw(0) + "</a>"
                : "<a class='menuitem'>\n                <i class='" + words.raw(1) + " fa-fw'></i>\n                "
                        + words.raw(0) + "\n              </a>";
        return "<li>\n              " + title + "\n              <ul class='list-v'>\n                " + call.body()
                + "\n              </ul>\n            </li>";
    }

    private static String item(TagCall call) {
        Words words = VolantisTags.words(call);
        String text = words.get(0);
        if (words.get(1).isEmpty()) {
            return text.equals("hr") ? "<hr>" : "";
        }
        String icon = words.get(2).isEmpty() ? "" : "\n                  <i class='" + words.get(2) + " fa-fw'></i>";
        return "<li>\n                <a class='menuitem' href='" + words.get(1) + "' title='" + text + "'>" + icon
                + "\n                  " + text + "\n                </a>\n              </li>";
    }
}

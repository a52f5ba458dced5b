package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.ArrayList;
import java.util.List;

/** The tags of Icarus 6 (hexo-component-inferno 3, lib/hexo/tag). */
final class IcarusTags {
    private IcarusTags() {}

    static void register(Registry registry) {
        registry.block(IcarusTags::message, "message");
        registry.add(true, IcarusTags::hasOptions, IcarusTags::tabs, "tabs");
    }

    static boolean hasOptions(TagCall call) {
        return Forms.hasKey(call, "align", "size", "style") || call.body().contains("title:");
    }

    /** What stands between the first colon of an option and its second. */
    private static String value(List<String> options, String key) {
        String value = "";
        for (String option : options) {
            String[] parts = option.split(":", -1);
            value = parts.length > 1 && parts[0].equals(key) ? parts[1] : value;
        }
        return value;
    }

    private static String classes(List<String> options, String... keys) {
        StringBuilder classes = new StringBuilder();
        for (String option : options) {
            for (String key : keys) {
                if (option.startsWith(key + ":")) {
                    String value = value(List.of(option), key);
                    classes.append(value.equals("toggle-rounded") ? " is-toggle" : "")
                            .append(" is-")
                            .append(value);
                }
            }
        }
        return classes.toString();
    }

    private static String message(TagCall call) {
        String icon = value(call.arguments(), "icon");
        String head = (icon.isEmpty() ? "" : "<i class=\"" + icon + " mr-2\"></i>") + value(call.arguments(), "title");
        return "<article class=\"message" + classes(call.arguments(), "size", "color") + "\">\n        "
                + (head.isEmpty() ? "" : "<div class=\"message-header\">" + call.rendered(head) + "</div>")
                + "\n        <div class=\"message-body\">\n            " + call.rendered(call.body())
                + "\n        </div>\n    </article>";
    }

    /** A tab without an {@code id} gets one by chance in the theme; here by its text, so that a page stays the same. */
    private static String tabs(TagCall call) {
        StringBuilder titles = new StringBuilder();
        StringBuilder panes = new StringBuilder();
        for (CommentBlocks.Part part : CommentBlocks.within(call.body(), "tab", "endtab")) {
            List<String> options = options(part.title());
            boolean active = options.contains("active");
            String id = Forms.orElse(
                    value(options, "id"), "tab-" + Integer.toHexString((part.title() + part.body()).hashCode()));
            String icon = value(options, "icon");
            String title = (icon.isEmpty()
                            ? ""
                            : "<span class=\"icon is-small ml-0\">\n                <i class=\"" + icon
                                    + "\" aria-hidden=\"true\"></i>\n            </span>")
                    + value(options, "title");
            titles.append("<li")
                    .append(active ? " class=\"is-active\"" : "")
                    .append(">\n          <a href=\"#")
                    .append(id)
                    .append("\">\n              ")
                    .append(call.rendered(title))
                    .append("\n          </a>\n      </li>");
            panes.append("<div id=\"")
                    .append(id)
                    .append("\" class=\"tab-content")
                    .append(active ? "" : " is-hidden")
                    .append("\">\n          ")
                    .append(call.rendered(part.body()))
                    .append("\n      </div>");
        }
        return "<div class=\"tabs my-3" + classes(call.arguments(), "align", "size", "style")
                + "\">\n        <ul class=\"mx-0 my-0\">\n            " + titles + "\n        </ul>\n    </div>\n    "
                + panes;
    }

    /** Words, and what stands between quotes. */
    private static List<String> options(String text) {
        List<String> options = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            char first = text.charAt(at);
            if (first == ' ') {
                at++;
            } else {
                boolean quoted = first == '"' || first == '\'';
                int start = quoted ? at + 1 : at;
                int end = text.indexOf(quoted ? first : ' ', start);
                end = end < 0 ? text.length() : end;
                options.add(text.substring(start, end));
                at = end + 1;
            }
        }
        return options;
    }
}

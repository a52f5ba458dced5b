package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.function.BinaryOperator;

/**
 * Tabs in the markup that NexT began and Volantis took over: {@code {% tabs name, active %}}, with a comment before and after
 * each pane.
 *
 * @param idStart before the name in the id of the whole
 * @param addressKey the attribute of a tab that names its pane
 */
record NavTabs(String idStart, String addressKey) {

    /**
     * @param words the tag's arguments
     * @param caption of a tab, by what its comment says and by its number under the name of all
     */
    String html(TagCall call, Words words, BinaryOperator<String> caption) {
        String name = words.raw(0);
        int active = Forms.whole(words.raw(1));
        int number = 0;
        StringBuilder titles = new StringBuilder();
        StringBuilder panes = new StringBuilder();
        for (CommentBlocks.Part part : CommentBlocks.between(call.body(), "tab", "endtab")) {
            number++;
            String numbered = name + " " + number;
            String id = Forms.id(numbered);
            String shown = number == (active == 0 ? 1 : active) ? " active" : "";
            titles.append("<li class=\"tab")
                    .append(shown)
                    .append("\"><a ")
                    .append(addressKey)
                    .append("=\"#")
                    .append(id)
                    .append("\">")
                    .append(caption.apply(part.title(), numbered))
                    .append("</a></li>");
            panes.append("<div class=\"tab-pane")
                    .append(shown)
                    .append("\" id=\"")
                    .append(id)
                    .append("\">")
                    .append(call.rendered(part.body()).strip())
                    .append("</div>");
        }
        return "<div class=\"tabs\" id=\"" + idStart + Forms.id(name) + "\"><ul class=\"nav-tabs\">" + titles
                + "</ul><div class=\"tab-content\">" + panes + "</div></div>";
    }
}

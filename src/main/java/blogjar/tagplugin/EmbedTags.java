package blogjar.tagplugin;

import blogjar.text.Addresses;

/** Frames and scripts of other sites. */
final class EmbedTags {
    private EmbedTags() {}

    static String iframe(TagCall call) {
        return new HtmlElement("iframe")
                .with("src", call.argument(0))
                .with("width", call.argument(1, "100%"))
                .with("height", call.argument(2, "300"))
                .with("frameborder", "0")
                .with("loading", "lazy")
                .bare("allowfullscreen")
                .html("");
    }

    static String gist(TagCall call) {
        String file = call.argument(1);
        return "<script src=\"//gist.github.com/" + call.argument(0) + ".js" + (file == null ? "" : "?file=" + file)
                + "\"></script>";
    }

    static String jsfiddle(TagCall call) {
        String src = "https://jsfiddle.net/" + call.argument(0) + "/embedded/"
                + call.argument(1, "js,resources,html,css,result") + "/" + call.argument(2, "light");
        return new HtmlElement("iframe")
                .with("scrolling", "no")
                .with("width", call.argument(3, "100%"))
                .with("height", call.argument(4, "300"))
                .withRaw("src", Addresses.encodeInMarkdown(src))
                .with("frameborder", "0")
                .with("loading", "lazy")
                .bare("allowfullscreen")
                .html("");
    }

    static String vimeo(TagCall call) {
        return video("https://player.vimeo.com/video/" + String.join(",", call.arguments()));
    }

    static String youtube(TagCall call) {
        String type = call.argument(1);
        boolean single = type == null || type.equals("video");
        return video("https://www.youtube.com/embed/" + (single ? "" : "videoseries?list=") + call.argument(0));
    }

    private static String video(String src) {
        return new HtmlElement("div")
                .with("class", "video-container")
                .html(new HtmlElement("iframe")
                        .withRaw("src", Addresses.encodeInMarkdown(src))
                        .with("frameborder", "0")
                        .with("loading", "lazy")
                        .bare("allowfullscreen")
                        .html(""));
    }
}

package blogjar.tagplugin;

import blogjar.config.Config;
import blogjar.text.JsSpace;
import blogjar.text.TitleCase;

/** {@code blockquote}, {@code quote} and {@code pullquote}. */
final class QuoteTags {
    private final boolean titleCase;

    QuoteTags(Config config) {
        this.titleCase = config.flag("titlecase", false);
    }

    String blockquote(TagCall call) {
        String footer = footer(call.joined(0));
        return "<blockquote>"
                + call.markdown().apply(call.body())
                + (footer.isEmpty() ? "" : "<footer>" + footer + "</footer>")
                + "</blockquote>";
    }

    String pullquote(TagCall call) {
        String classes = call.arguments().isEmpty() ? "" : " " + call.joined(0);
        return "<blockquote class=\"pullquote" + classes + "\">"
                + call.markdown().apply(call.body()) + "</blockquote>";
    }

    /** Author and source; nothing is escaped. */
    private String footer(String text) {
        if (text.isEmpty()) {
            return "";
        }
        CitedUrl cited = CitedUrl.find(text);
        if (cited != null) {
            String title = cited.title().isEmpty() ? shortened(cited.url()) : cased(cited.title());
            return author(cited.before()) + "<cite><a href=\"" + cited.url() + "\">" + title + "</a></cite>";
        }
        String[] parts = text.split(",", -1);
        for (int i = 0; i + 1 < parts.length; i++) {
            if (!parts[i].isEmpty() && !parts[i + 1].isEmpty()) {
                String source = JsSpace.trim(parts[i + 1]).isEmpty() ? parts[i + 1] : withoutBlanks(parts[i + 1]);
                return author(parts[i]) + "<cite>" + cased(source) + "</cite>";
            }
        }
        return author(text);
    }

    private static String author(String author) {
        return "<strong>" + author + "</strong>";
    }

    private String cased(String title) {
        return titleCase ? TitleCase.of(title) : title;
    }

    private static String withoutBlanks(String text) {
        int start = 0;
        while (JsSpace.is(text.charAt(start))) {
            start++;
        }
        return text.substring(start);
    }

    /** The address without its scheme and without a slash or an index page at the end. */
    private static String shortened(String url) {
        int start = url.startsWith("https://") ? 8 : url.startsWith("http://") ? 7 : 0;
        String rest = url.substring(start);
        for (String end : new String[] {"/", "/index.htm", "/index.html"}) {
            if (rest.endsWith(end)) {
                return rest.substring(0, rest.length() - end.length());
            }
        }
        return rest;
    }
}

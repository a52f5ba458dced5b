package blogjar.theme;

import blogjar.route.View;
import java.util.Objects;

/** Hexo's row of page numbers. */
final class Paginator {
    private final Call call;
    private final Options options;
    private final String base;
    private final String format;
    private final int current;
    private final int total;
    private final StringBuilder out = new StringBuilder();

    private Paginator(Call call) {
        View.Listing list = call.here().list();
        this.call = call;
        this.options = call.options();
        this.base = given("base", list == null ? "" : list.base());
        this.format = given("format", call.config().text("pagination_dir", "page") + "/%d/");
        this.current = options.whole("current", list == null ? 0 : list.current());
        this.total = options.whole("total", list == null ? 1 : list.total());
    }

    static String of(Call call) {
        Paginator paginator = new Paginator(call);
        return paginator.current == 0 ? "" : paginator.html();
    }

    private String given(String name, String otherwise) {
        return options.has(name) ? Objects.toString(options.get(name), "") : otherwise;
    }

    private int count(String name, int otherwise) {
        return options.has(name) ? Math.max(0, options.whole(name, 0)) : otherwise;
    }

    private String html() {
        turn("prev", current > 1, current - 1, "Prev");
        if (options.isOn("show_all", false)) {
            numbers(1, total);
        } else {
            some();
        }
        turn("next", current < total, current + 1, "Next");
        return out.toString();
    }

    /** The numbers at both ends and those around the current one, with a space where some are left out. */
    private void some() {
        int leftEnd = Math.min(count("end_size", 1), current - 1);
        int rightEnd = Math.max(total - count("end_size", 1) + 1, current + 1);
        int leftMiddle = Math.max(leftEnd + 1, current - count("mid_size", 2));
        int rightMiddle = Math.min(rightEnd - 1, current + count("mid_size", 2));
        numbers(1, leftEnd);
        space(leftMiddle - leftEnd > 1);
        numbers(leftMiddle, current - 1);
        number(current);
        numbers(current + 1, rightMiddle);
        space(rightEnd - rightMiddle > 1);
        numbers(rightEnd, total);
    }

    private void numbers(int from, int to) {
        for (int number = from; number <= to; number++) {
            number(number);
        }
    }

    private void number(int number) {
        String css = options.text("page_class", "page-number");
        boolean here = number == current;
        HtmlTag tag = here
                ? new HtmlTag("span").with("class", css + " " + options.text("current_class", "current"))
                : new HtmlTag("a").with("class", css).with("href", link(number));
        out.append(tag.aroundHtml(call.shown(number)));
    }

    private void space(boolean needed) {
        String space = given("space", "&hellip;");
        if (needed && !space.isEmpty()) {
            out.append(new HtmlTag("span")
                    .with("class", options.text("space_class", "space"))
                    .aroundHtml(space));
        }
    }

    private void turn(String rel, boolean possible, int number, String usual) {
        boolean link = possible && options.isOn("prev_next", true);
        if (!link && !options.isOn("force_prev_next", false)) {
            return;
        }
        String text = given(rel + "_text", usual);
        HtmlTag tag = new HtmlTag(link ? "a" : "span")
                .with("class", options.text(rel + "_class", "extend " + rel))
                .with("rel", rel)
                .with("href", link ? link(number) : null);
        out.append(options.isOn("escape", true) ? tag.around(text) : tag.aroundHtml(text));
    }

    private String link(int number) {
        return call.urlFor(number == 1 ? base : base + format.replace("%d", Integer.toString(number)));
    }
}

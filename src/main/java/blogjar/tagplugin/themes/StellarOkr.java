package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.TagCall;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Objectives and key results, of Stellar 1.44 (scripts/tags/lib/okr.js). */
final class StellarOkr {
    private static final List<String> KEYS = List.of("percent", "status", "color");

    private final Config config;

    private StellarOkr(Config config) {
        this.config = config;
    }

    static void register(Registry registry, Config config) {
        registry.block(new StellarOkr(config)::okr, "okr");
    }

    /** One line is the title, the others are a note. */
    private record Item(String index, String text, double percent, String status) {
        String title() {
            return text.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        }

        String note() {
            return String.join(
                    "\n", text.lines().filter(line -> !line.isBlank()).skip(1).toList());
        }
    }

    private String okr(TagCall call) {
        NamedArguments named = NamedArguments.of(call, KEYS, List.of("index"));
        String body = call.body();
        List<CommentBlocks.Part> parts = CommentBlocks.from(body, "okr");
        if (parts.isEmpty()) {
            return "";
        }
        double sum = 0;
        StringBuilder results = new StringBuilder();
        for (CommentBlocks.Part part : parts) {
            NamedArguments result = NamedArguments.of(
                    new TagCall(
                            "okr",
                            List.of(part.title().split("\\s+")),
                            "",
                            call.article(),
                            call.markdown(),
                            call.problems()),
                    KEYS,
                    List.of("index"));
            double percent = number(result.get("percent"));
            sum += percent;
            results.append(item(call, "kr", new Item(result.get("index"), part.body(), percent, result.get("status"))));
        }
        double own = number(named.get("percent"));
        double all = own != 0 ? own : sum / parts.size();
        String objective = body.substring(0, body.indexOf("<!--"));
        return "<div class=\"tag-plugin colorful okr\" " + named.attributes("color") + ">"
                + item(call, "o", new Item(named.get("index"), objective, all, named.get("status"))) + results
                + "</div>";
    }

    private static double number(String text) {
        try {
            return text.isEmpty() ? 0 : new BigDecimal(text).doubleValue();
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String item(TagCall call, String kind, Item item) {
        String reached = item.percent >= 100 ? "finished" : "in_track";
        String status = status(item.status, "color").isEmpty() ? reached : item.status;
        String percent =
                new BigDecimal(item.percent).setScale(0, RoundingMode.DOWN).toPlainString();
        return "\n  <div class=\"okr-item " + kind + "\" id=\"okr-" + item.index.toLowerCase(Locale.ROOT)
                + "\">\n    <div class=\"okr-left\">\n      <span class=\"title\">"
                + item.index.toUpperCase(Locale.ROOT)
                + "</span>\n    </div>\n    <div class=\"okr-center\">\n      <span class=\"title\">" + item.title()
                + "</span>\n      <div class=\"note\">" + Forms.oneLine(call.rendered(item.note()))
                + "</div>\n    </div>\n    <div class=\"okr-right colorful\" color=\"" + status(status, "color")
                + "\">\n      <div class=\"labels\">\n        <span class=\"status label\">" + status(status, "label")
                + "</span>\n        <span class=\"status percent\">" + percent + "%</span>\n      </div>"
                + "\n      <div class=\"progress\">\n        <div class=\"fill\" style=\"width:" + percent
                + "%;\"></div>\n      </div>\n    </div>\n  </div>\n  ";
    }

    private String status(String name, String key) {
        String otherwise = switch (name + " " + key) {
            case "in_track color" -> "blue";
            case "in_track label" -> "正常";
            case "at_risk color" -> "yellow";
            case "at_risk label" -> "风险";
            case "off_track color" -> "orange";
            case "off_track label" -> "延期";
            case "finished color" -> "green";
            case "finished label" -> "已完成";
            case "unfinished color" -> "red";
            case "unfinished label" -> "未完成";
            default -> "";
        };
        return ThemeOption.text(config, "tag_plugins.okr.status." + name + "." + key, otherwise);
    }
}

package blogjar.cli;

import blogjar.text.TextWidth;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a server says of itself, for a person at a terminal. */
final class StatusText {
    private static final int LABEL = 14;
    private static final int MOST_MISSING = 10;
    private static final String[] UNITS = {"B", "KB", "MB", "GB", "TB"};

    private final Map<?, ?> status;
    private final int width;
    private final boolean colours;
    private final StringBuilder out = new StringBuilder();

    /** @param width columns of the terminal, which no line exceeds */
    StatusText(Map<?, ?> status, int width, boolean colours) {
        this.status = status;
        this.width = width;
        this.colours = colours;
    }

    @Override
    public String toString() {
        out.setLength(0);
        String word = text(status.get("status"));
        String site = text(status.get("site"));
        line("Status", word + (site.isEmpty() ? "" : ", " + site) + ", up " + age(status.get("uptime_seconds")));
        colour(word);
        for (Object reason : list(status.get("reasons"))) {
            line("", text(reason));
        }
        Map<?, ?> release = map(status.get("release"));
        line(
                "Site",
                number(release.get("files")) + " files, " + size(release.get("bytes")) + ", published "
                        + age(release.get("age_seconds")) + " ago");
        Map<?, ?> build = map(status.get("build"));
        if (!build.isEmpty()) {
            boolean good = Boolean.TRUE.equals(build.get("good"));
            line(
                    "Last build",
                    (good ? "" : "FAILED, ") + decimal(build.get("seconds")) + " s, " + number(build.get("problems"))
                            + " problems, " + text(build.get("ended")).replaceAll("\\.\\d+Z$", "Z"));
        }
        for (Object one : list(status.get("certificates"))) {
            String names =
                    list(map(one).get("names")).stream().map(StatusText::text).collect(Collectors.joining(", "));
            line("Certificate", number(map(one).get("days_left")) + " days left, " + names);
        }
        renewals(map(status.get("renewals")));
        traffic();
        missing();
        return out.toString().stripTrailing();
    }

    private void renewals(Map<?, ?> renewals) {
        for (Object one : list(renewals.get("planned"))) {
            String names =
                    list(map(one).get("names")).stream().map(StatusText::text).collect(Collectors.joining(", "));
            line("Renewal", text(map(one).get("at")).replaceAll("\\.\\d+Z$", "Z") + ", " + names);
        }
        if (whole(renewals.get("failures")) > 0) {
            line("Orders", number(renewals.get("orders")) + ", failed: " + number(renewals.get("failures")));
        }
    }

    private void traffic() {
        Map<?, ?> requests = map(status.get("requests"));
        String codes = map(requests.get("by_status")).entrySet().stream()
                .map(code -> text(code.getKey()) + ": " + number(code.getValue()))
                .collect(Collectors.joining(", "));
        line("Requests", number(requests.get("total")) + ", " + size(requests.get("bytes")));
        if (!codes.isEmpty()) {
            line("", codes);
        }
        Map<?, ?> connections = map(status.get("connections"));
        line(
                "Connections",
                number(connections.get("open")) + " open, " + number(connections.get("accepted")) + " taken, "
                        + number(connections.get("refused")) + " refused");
        String versions = map(connections.get("tls_handshakes")).entrySet().stream()
                .map(version -> text(version.getKey()) + ": " + number(version.getValue()))
                .collect(Collectors.joining(", "));
        if (!versions.isEmpty()) {
            line("Handshakes", versions + ", failed: " + number(connections.get("tls_handshakes_failed")));
        }
        if (whole(status.get("log_lines_lost")) > 0) {
            line("Access log", number(status.get("log_lines_lost")) + " lines lost");
        }
    }

    private void missing() {
        String label = "Not found";
        List<?> all = list(status.get("not_found"));
        for (Object one : all.subList(0, Math.min(all.size(), MOST_MISSING))) {
            Map<?, ?> missing = map(one);
            line(
                    label,
                    String.format(Locale.ROOT, "%6s  ", number(missing.get("count"))) + text(missing.get("target")));
            label = "";
            for (Object referrer : list(missing.get("referrers"))) {
                line("", "        from " + text(referrer));
            }
        }
    }

    private void line(String label, String rest) {
        String line = label + " ".repeat(LABEL - label.length()) + rest;
        out.append(TextWidth.of(line) <= width ? line : cut(line)).append('\n');
    }

    private String cut(String line) {
        StringBuilder kept = new StringBuilder();
        int columns = 1;
        for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
            String next = Character.toString(line.codePointAt(i));
            columns += TextWidth.of(next);
            if (columns > width) {
                break;
            }
            kept.append(next);
        }
        return kept.append('…').toString();
    }

    private void colour(String word) {
        int at = out.indexOf(word, LABEL);
        if (!colours || at < 0) {
            return;
        }
        String code = switch (word) {
            case "ok" -> "32";
            case "degraded" -> "33";
            default -> "31";
        };
        out.insert(at + word.length(), "\u001b[0m").insert(at, "\u001b[" + code + "m");
    }

    private static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static List<?> list(@Nullable Object value) {
        return value instanceof List<?> list ? list : new ArrayList<>();
    }

    /** What a client once sent can't move the cursor. */
    private static String text(@Nullable Object value) {
        StringBuilder text = new StringBuilder();
        String given = value == null ? "" : value.toString();
        given.codePoints().forEach(c -> text.appendCodePoint(Character.isISOControl(c) ? 0xFFFD : c));
        return text.toString();
    }

    private static long whole(@Nullable Object value) {
        return value instanceof Number number ? number.longValue() : 0;
    }

    private static String number(@Nullable Object value) {
        return String.format(Locale.ROOT, "%,d", whole(value));
    }

    private static String decimal(@Nullable Object value) {
        double decimal = value instanceof Number number ? number.doubleValue() : 0;
        return String.format(Locale.ROOT, "%.1f", decimal);
    }

    private static String size(@Nullable Object value) {
        double size = whole(value);
        int unit = 0;
        while (size >= 1000 && unit < UNITS.length - 1) {
            size /= 1000;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", size, UNITS[unit]);
    }

    /** The two largest parts: {@code 3 d 4 h}. */
    private static String age(@Nullable Object seconds) {
        Duration age = Duration.ofSeconds(whole(seconds));
        if (age.toDays() > 0) {
            return age.toDays() + " d " + age.toHoursPart() + " h";
        }
        if (age.toHours() > 0) {
            return age.toHours() + " h " + age.toMinutesPart() + " min";
        }
        return age.toMinutes() > 0 ? age.toMinutes() + " min" : age.toSeconds() + " s";
    }
}

package blogjar.server;

import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a request becomes a line of the access log: a name, or the text of Apache's {@code LogFormat}.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html#formats">mod_log_config</a>
 */
public final class LogFormat {
    private static final String COMMON = "%h %l %u %t \"%r\" %>s %b";

    /** The names that there are besides {@code json}; the one for virtual hosts is Debian's. */
    private static final Map<String, String> NAMED = Map.of(
            "common",
            COMMON,
            "combined",
            COMMON + " \"%{Referer}i\" \"%{User-agent}i\"",
            "vhost_combined",
            "%v:%p %h %l %u %t \"%r\" %>s %O \"%{Referer}i\" \"%{User-agent}i\"");

    /** Lines of nothing. */
    static final LogFormat NONE = new LogFormat(List.of());

    private final List<Part> parts;

    /** Something of a line. */
    @FunctionalInterface
    interface Part {
        void append(Visit visit, StringBuilder line);
    }

    private LogFormat(List<Part> parts) {
        this.parts = List.copyOf(parts);
    }

    /**
     * A format in Apache's words.
     *
     * @param text {@code common}, {@code combined}, {@code vhost_combined}, {@code json}, or directives such as
     *     {@code %h %t "%r" %>s}
     * @param zone of the times
     * @param masked whether of addresses the network alone is written
     * @throws IllegalArgumentException with the directive that is not known
     */
    public static LogFormat of(String text, ZoneId zone, boolean masked) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.equals("json")) {
            return new LogFormat(List.of(new JsonLine(zone, masked)));
        }
        if (text.indexOf('%') < 0 && !NAMED.containsKey(name)) {
            throw new IllegalArgumentException("there is no log format '" + text + "'");
        }
        return new LogFormat(new LogDirectives(NAMED.getOrDefault(name, text), zone, masked).parts());
    }

    /** Without a line break at its end. */
    String line(Visit visit) {
        StringBuilder line = new StringBuilder(200);
        for (Part part : parts) {
            part.append(visit, line);
        }
        return line.toString();
    }
}

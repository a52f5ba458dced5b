package blogjar.server;

import io.undertow.server.HttpServerExchange;
import java.net.InetAddress;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A request in Apache's combined log format: {@code %h %l %u %t "%r" %>s %b "%{Referer}i" "%{User-agent}i"}.
 *
 * @see <a href="https://httpd.apache.org/docs/2.4/mod/mod_log_config.html">mod_log_config</a>
 */
final class LogLine {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("'['dd/MMM/yyyy:HH:mm:ss Z']'", Locale.ENGLISH);
    private static final String HEX = "0123456789abcdef";

    private LogLine() {}

    /** The time as the log writes it, brackets included. */
    static String time(Instant now, ZoneId zone) {
        return TIME.format(now.atZone(zone));
    }

    /** Without a line break at its end. */
    static String of(HttpServerExchange exchange, String time) {
        StringBuilder line = new StringBuilder(200);
        InetAddress address = exchange.getSourceAddress().getAddress();
        line.append(address == null ? "-" : address.getHostAddress())
                .append(" - - ")
                .append(time)
                .append(" \"");
        escape(exchange.getRequestMethod().toString(), line);
        line.append(' ');
        escape(exchange.getRequestURI(), line);
        if (!exchange.getQueryString().isEmpty() && exchange.getRequestURI().indexOf('?') < 0) {
            line.append('?');
            escape(exchange.getQueryString(), line);
        }
        line.append(' ')
                .append(exchange.getProtocol())
                .append("\" ")
                .append(exchange.getStatusCode())
                .append(' ');
        long sent = exchange.getResponseBytesSent();
        if (sent > 0) {
            line.append(sent);
        } else {
            line.append('-');
        }
        quote(exchange.getRequestHeaders().getFirst(Fields.REFERER), line);
        quote(exchange.getRequestHeaders().getFirst(Fields.USER_AGENT), line);
        return line.toString();
    }

    private static void quote(@Nullable String value, StringBuilder line) {
        line.append(" \"");
        escape(value == null ? "-" : value, line);
        line.append('"');
    }

    /** As Apache does, so that no request can forge a line: quotes, backslashes, control bytes and bytes above ASCII. */
    static void escape(String value, StringBuilder line) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"', '\\' -> line.append('\\').append(c);
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                case '\t' -> line.append("\\t");
                default -> {
                    if (c >= ' ' && c < 0x7f) {
                        line.append(c);
                    } else {
                        line.append("\\x").append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
                    }
                }
            }
        }
    }
}

package blogjar.server;

import io.undertow.util.HeaderMap;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as one JSON object (RFC 8259), for programs that gather logs. */
final class JsonLine implements LogFormat.Part {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final long NANOS_OF_MICRO = 1_000;

    private final ZoneId zone;
    private final boolean masked;

    JsonLine(ZoneId zone, boolean masked) {
        this.zone = zone;
        this.masked = masked;
    }

    @Override
    public void append(Visit visit, StringBuilder line) {
        HeaderMap asked = visit.asked();
        line.append("{\"time\":\"");
        TIME.formatTo(ZonedDateTime.ofInstant(visit.begun().truncatedTo(ChronoUnit.MILLIS), zone), line);
        line.append('"');
        text("client", RequestFacts.address(visit.client(), masked), line);
        text("user", visit.user(), line);
        text("host", asked.getFirst(Fields.HOST), line);
        text("method", visit.method(), line);
        text("target", visit.target(), line);
        text("protocol", visit.protocol(), line);
        if (visit.method() == null) {
            text("line", visit.requestLine(), line);
        }
        line.append(",\"secure\":")
                .append(visit.session() != null)
                .append(",\"status\":")
                .append(visit.status())
                .append(",\"bytes\":")
                .append(visit.bytes())
                .append(",\"micros\":")
                .append(visit.nanos() / NANOS_OF_MICRO);
        text("referer", asked.getFirst(Fields.REFERER), line);
        text("user_agent", asked.getFirst(Fields.USER_AGENT), line);
        text("id", visit.id(), line);
        line.append('}');
    }

    private static void text(String name, @Nullable String value, StringBuilder line) {
        line.append(",\"").append(name).append("\":");
        LogText.appendJson(value, line);
    }
}

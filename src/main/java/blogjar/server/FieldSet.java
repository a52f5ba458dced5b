package blogjar.server;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Fields made ready to be sent: those that each response has, and over them those of a resource. */
final class FieldSet {
    private static final Form EMPTY = new Form(List.of(), List.of(), new byte[0], null);
    static final FieldSet NONE = new FieldSet(EMPTY, EMPTY);

    private static final String LINE_END = "\r\n";

    private final Form plain;
    private final Form secure;

    /** @param value null for none, where each response has one */
    record Field(HttpString name, @Nullable String value) {
        void put(HeaderMap response) {
            if (value == null) {
                response.remove(name);
            } else {
                response.put(name, value);
            }
        }
    }

    /**
     * As they go to one kind of clients.
     *
     * @param over those of the resource
     * @param all those that have a value, but for {@code cache}
     * @param lines of these, as HTTP/1 writes them
     * @param cache what is said to caches in place of what is usual; null for nothing
     */
    private record Form(
            List<Field> over,
            List<Field> all,
            byte[] lines,
            @Nullable Field cache) {
        Form with(List<Field> more) {
            List<Field> together = new ArrayList<>();
            Field said = null;
            for (Field field : all) {
                if (more.stream().noneMatch(other -> other.name().equals(field.name()))) {
                    together.add(field);
                }
            }
            for (Field field : more) {
                if (field.name().equals(Fields.CACHE_CONTROL)) {
                    said = field;
                } else if (field.value() != null) {
                    together.add(field);
                }
            }
            return new Form(more, List.copyOf(together), FieldSet.lines(together), said);
        }
    }

    private FieldSet(Form plain, Form secure) {
        this.plain = plain;
        this.secure = secure;
    }

    /**
     * What goes over these, as a set of both.
     *
     * @param forPlain for plain HTTP
     * @param forSecure for HTTPS
     */
    FieldSet with(List<Field> forPlain, List<Field> forSecure) {
        return new FieldSet(plain.with(forPlain), secure.with(forSecure));
    }

    static List<Field> fields(Map<HttpString, @Nullable String> values) {
        return values.entrySet().stream()
                .map(e -> new Field(e.getKey(), e.getValue()))
                .toList();
    }

    /** Fields as HTTP/1 writes them (RFC 9112, 5). */
    static byte[] lines(List<Field> fields) {
        StringBuilder lines = new StringBuilder();
        fields.forEach(field ->
                lines.append(field.name()).append(": ").append(field.value()).append(LINE_END));
        return lines.toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    private Form form(boolean tls) {
        return tls ? secure : plain;
    }

    /** Says them of a response, in place of another set. */
    void put(HttpServerExchange response, boolean tls) {
        Form form = form(tls);
        FieldLines lines = FieldLines.of(response);
        if (lines == null) {
            List<Field> fields = form.over;
            for (int i = 0; i < fields.size(); i++) { // no iterator: this is done for each request
                fields.get(i).put(response.getResponseHeaders());
            }
            return;
        }
        lines.put(this, tls);
        if (form.cache != null) {
            lines.put(ResponseField.CACHE_CONTROL, form.cache.value());
        }
    }

    /** What is said to caches in place of what is usual. */
    Optional<String> cache(boolean tls) {
        Field said = form(tls).cache;
        return said == null ? Optional.empty() : Optional.ofNullable(said.value());
    }

    /** All of them but what is said to caches. */
    List<Field> all(boolean tls) {
        return form(tls).all;
    }

    /** The lines of {@link #all}. */
    byte[] lines(boolean tls) {
        return form(tls).lines;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FieldSet set
                && plain.over.equals(set.plain.over)
                && plain.all.equals(set.plain.all)
                && secure.over.equals(set.secure.over)
                && secure.all.equals(set.secure.all);
    }

    @Override
    public int hashCode() {
        return 31 * plain.over.hashCode() + secure.over.hashCode();
    }
}

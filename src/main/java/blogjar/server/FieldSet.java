package blogjar.server;

import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Fields made ready to be sent, over those that each response has.
 *
 * @param plain for plain HTTP
 * @param secure for HTTPS
 */
record FieldSet(List<Field> plain, List<Field> secure) {
    static final FieldSet NONE = new FieldSet(List.of(), List.of());

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

    static List<Field> fields(Map<HttpString, @Nullable String> values) {
        return values.entrySet().stream()
                .map(e -> new Field(e.getKey(), e.getValue()))
                .toList();
    }

    void put(HeaderMap response, boolean tls) {
        List<Field> fields = tls ? secure : plain;
        for (int i = 0; i < fields.size(); i++) { // no iterator: this is done for each request
            fields.get(i).put(response);
        }
    }
}

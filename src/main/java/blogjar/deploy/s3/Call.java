package blogjar.deploy.s3;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A request, as often as it is sent.
 *
 * @param path with a slash before it, not encoded
 * @param query likewise
 * @param fields by lower-case names
 */
record Call(String method, String path, SortedMap<String, String> query, SortedMap<String, String> fields, Body body) {
    static Call of(String method, String path) {
        return new Call(method, path, new TreeMap<>(), new TreeMap<>(), Body.NONE);
    }

    Call with(Map<String, String> more, Body sent) {
        SortedMap<String, String> all = new TreeMap<>(fields);
        all.putAll(more);
        return new Call(method, path, query, all, sent);
    }

    Call asking(Map<String, String> more) {
        SortedMap<String, String> all = new TreeMap<>(query);
        all.putAll(more);
        return new Call(method, path, all, fields, body);
    }
}

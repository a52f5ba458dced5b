package blogjar.server;

import blogjar.output.Release;
import blogjar.output.Resource;
import io.undertow.util.HttpString;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Works out, once for each release, which fields are sent with what: the usual ones, over them those of
 * {@code server.headers}.
 */
final class ResponseFields {
    private static final HttpString OPENER = new HttpString("Cross-Origin-Opener-Policy");

    /** What a blog has no use for; it would be asked for by a foreign script only. */
    private static final String PERMISSIONS = "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(),"
            + " midi=(), payment=(), serial=(), usb=()";

    private static final Map<HttpString, @Nullable String> EVERYWHERE =
            ordered(Fields.NOSNIFF, "nosniff", new HttpString("Referrer-Policy"), "strict-origin-when-cross-origin");

    /** Of what a browser shows as a page of its own, in which others may not frame it. */
    private static final Map<HttpString, @Nullable String> DOCUMENT = ordered(
            new HttpString("X-Frame-Options"),
            "SAMEORIGIN",
            new HttpString("Content-Security-Policy"),
            "frame-ancestors 'self'");

    /** Popups stay reachable, in which comment services let readers log in. */
    private static final Map<HttpString, @Nullable String> PAGE =
            ordered(new HttpString("Permissions-Policy"), PERMISSIONS, OPENER, "same-origin-allow-popups");

    private static final List<String> PAGES = List.of("text/html", "application/xhtml+xml");
    private static final List<String> DOCUMENTS = List.of("image/svg+xml", "application/xml");

    private final Headers headers;
    private final Map<HttpString, @Nullable String> everywhere = new LinkedHashMap<>(EVERYWHERE);

    ResponseFields(Headers headers) {
        this.headers = headers;
        rules("", everywhere);
    }

    /** The fields of a response that tells of no resource, an error or a redirect. */
    FieldSet always() {
        return set(everywhere);
    }

    Site site(Release release) {
        Map<FieldSet, FieldSet> shared = new ConcurrentHashMap<>();
        Map<Resource, FieldSet> all = new IdentityHashMap<>(release.resources().size() * 2);
        for (Resource resource : release.resources()) {
            FieldSet fields = of(resource);
            all.put(resource, shared.computeIfAbsent(fields, same -> same));
        }
        return new Site(release, all, RulesOfRelease.read(release));
    }

    private FieldSet of(Resource resource) {
        Map<HttpString, @Nullable String> fields = new LinkedHashMap<>();
        String type = resource.mediaType();
        boolean page = PAGES.stream().anyMatch(type::startsWith);
        if (page || DOCUMENTS.stream().anyMatch(type::startsWith)) {
            fields.putAll(DOCUMENT);
        }
        if (page) {
            fields.putAll(PAGE);
        }
        rules(resource.path(), fields);
        everywhere.forEach(fields::remove); // said already
        return set(fields);
    }

    private void rules(String path, Map<HttpString, @Nullable String> fields) {
        for (FieldRule rule : headers.rules()) {
            if (rule.path().matches(path)) {
                fields.put(new HttpString(rule.name()), rule.value());
            }
        }
    }

    /** Who came over plain HTTP gets no policy that browsers heed over HTTPS only, and complain of otherwise. */
    private static FieldSet set(Map<HttpString, @Nullable String> fields) {
        List<FieldSet.Field> secure = FieldSet.fields(fields);
        List<FieldSet.Field> plain =
                secure.stream().filter(field -> !field.name().equals(OPENER)).toList();
        return new FieldSet(plain, secure);
    }

    private static Map<HttpString, @Nullable String> ordered(
            HttpString first, String value, HttpString second, String other) {
        Map<HttpString, @Nullable String> fields = new LinkedHashMap<>();
        fields.put(first, value);
        fields.put(second, other);
        return fields;
    }
}

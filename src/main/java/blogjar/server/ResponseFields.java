package blogjar.server;

import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.server.policy.ContentPolicies;
import blogjar.server.policy.Policy;
import io.undertow.util.HttpString;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Works out, once for each resource, which fields are sent with what: the usual ones, over them those of
 * {@code server.headers}.
 */
final class ResponseFields {
    private static final HttpString POLICY = new HttpString("Content-Security-Policy");
    private static final HttpString REPORTED_POLICY = new HttpString("Content-Security-Policy-Report-Only");
    private static final HttpString OPEN_TO_ORIGINS = new HttpString("Access-Control-Allow-Origin");
    private static final HttpString OPENER = new HttpString("Cross-Origin-Opener-Policy");

    /** What a blog has no use for; it would be asked for by a foreign script only. */
    private static final String PERMISSIONS = "camera=(), display-capture=(), geolocation=(), hid=(), microphone=(),"
            + " midi=(), payment=(), serial=(), usb=()";

    private static final Map<HttpString, @Nullable String> EVERYWHERE =
            ordered(Fields.NOSNIFF, "nosniff", new HttpString("Referrer-Policy"), "strict-origin-when-cross-origin");

    /** Of what a browser shows as a page of its own, in which others may not frame it. */
    private static final Map<HttpString, @Nullable String> DOCUMENT =
            ordered(new HttpString("X-Frame-Options"), "SAMEORIGIN", POLICY, "frame-ancestors 'self'");

    /** Popups stay reachable, in which comment services let readers log in. */
    private static final Map<HttpString, @Nullable String> PAGE =
            ordered(new HttpString("Permissions-Policy"), PERMISSIONS, OPENER, "same-origin-allow-popups");

    private static final List<String> PAGES = List.of("text/html", "application/xhtml+xml");
    private static final List<String> DOCUMENTS = List.of("image/svg+xml", "application/xml");

    private final Headers headers;
    private final Access access;
    private final FieldSet always;
    private @Nullable ContentPolicies known;
    private @Nullable SiteSearch search;
    private final Map<HttpString, @Nullable String> everywhere = new LinkedHashMap<>(EVERYWHERE);

    ResponseFields(Headers headers, Access access) {
        this.headers = headers;
        this.access = access;
        rules("", everywhere);
        this.always = set(FieldSet.NONE, everywhere, Policy.NONE);
    }

    /** The fields of a response that tells of no resource, an error or a redirect. */
    FieldSet always() {
        return always;
    }

    /** Takes what an earlier release had already; not to be called from two threads at once. */
    Site site(Release release) {
        ContentPolicies policies = new ContentPolicies(release, headers.csp().added(), known);
        known = release.isUnrendered() && known != null ? known : policies; // it knows few pages
        search = release.isUnrendered() ? search : SiteSearch.in(release); // whose index is made with the last page
        return new Site(
                release,
                new SiteFields(resource -> of(resource, policy(resource, policies))),
                RulesOfRelease.read(release),
                access,
                search);
    }

    /** The fields of a file that is in no release, so that nothing is known of what it contains. */
    FieldSet ofFile(Resource file) {
        return of(file, Policy.NONE);
    }

    /** One policy for all of these together; empty where pages have none that is worked out. */
    String together(Release release, List<Resource> resources) {
        Csp csp = headers.csp();
        return csp.mode() == Csp.Mode.OFF || !csp.text().isEmpty()
                ? ""
                : new ContentPolicies(release, csp.added(), known)
                        .together(resources)
                        .secure();
    }

    private FieldSet of(Resource resource, Policy policy) {
        Map<HttpString, @Nullable String> fields = new LinkedHashMap<>();
        String type = resource.mediaType();
        boolean page = PAGES.stream().anyMatch(type::startsWith);
        if (page || DOCUMENTS.stream().anyMatch(type::startsWith)) {
            fields.putAll(DOCUMENT);
        }
        if (page) {
            fields.putAll(PAGE);
        }
        if (!policy.secure().isEmpty()) {
            boolean reported = headers.csp().mode() == Csp.Mode.REPORT_ONLY;
            fields.put(reported ? REPORTED_POLICY : POLICY, policy.secure());
        }
        rules(resource.path(), fields);
        if (!access.of(resource.path()).isEmpty()) {
            keepPrivate(resource, fields);
        }
        everywhere.forEach((name, value) -> {
            if (!name.equals(Fields.CACHE_CONTROL)) { // what is usual for the resource went over it
                fields.remove(name, value); // said already
            }
        });
        return set(always, fields, policy);
    }

    /** What not everybody may see is kept by no cache but the reader's own, and read by no other site's script. */
    private static void keepPrivate(Resource resource, Map<HttpString, @Nullable String> fields) {
        String cache = fields.get(Fields.CACHE_CONTROL);
        fields.put(Fields.CACHE_CONTROL, inPrivate(cache == null ? resource.cacheControl() : cache));
        fields.remove(OPEN_TO_ORIGINS);
    }

    /** What is said to caches of something that not everybody may see; empty for nothing so far. */
    static String inPrivate(String cacheControl) {
        if (cacheControl.isEmpty()) {
            return "private";
        }
        boolean already = cacheControl.contains("no-store") || cacheControl.contains("private");
        return already ? cacheControl : "private, " + cacheControl.replace("public, ", "");
    }

    private Policy policy(Resource page, ContentPolicies policies) {
        Csp csp = headers.csp();
        if (csp.mode() == Csp.Mode.OFF || !page.mediaType().startsWith("text/html")) {
            return Policy.NONE;
        }
        Policy policy = csp.text().isEmpty() ? policies.of(page) : Policy.said(csp.text());
        return Csp.isPolicy(policy.secure()) ? policy : Policy.NONE;
    }

    private void rules(String path, Map<HttpString, @Nullable String> fields) {
        for (FieldRule rule : headers.rules()) {
            if (rule.path().matches(path)) {
                fields.put(new HttpString(rule.name()), rule.value());
            }
        }
    }

    /** Who came over plain HTTP gets no policy that browsers heed over HTTPS only, and complain of otherwise. */
    private static FieldSet set(FieldSet below, Map<HttpString, @Nullable String> fields, Policy policy) {
        Map<HttpString, @Nullable String> plain = new LinkedHashMap<>(fields);
        plain.remove(OPENER);
        plain.replaceAll((name, value) -> policy.secure().equals(value) ? policy.plain() : value);
        return below.with(FieldSet.fields(plain), FieldSet.fields(fields));
    }

    private static Map<HttpString, @Nullable String> ordered(
            HttpString first, String value, HttpString second, String other) {
        Map<HttpString, @Nullable String> fields = new LinkedHashMap<>();
        fields.put(first, value);
        fields.put(second, other);
        return fields;
    }
}

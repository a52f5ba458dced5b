package blogjar.server;

import blogjar.config.Config;
import blogjar.output.Release;
import blogjar.output.Resource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What this server would say of a site over HTTPS besides what its files are, for another server to say it. */
public final class SentFields {
    /** What is said to caches. */
    public static final String CACHE = "Cache-Control";

    /** What a page may load and run. */
    public static final String POLICY = "Content-Security-Policy";

    private final Release release;
    private final ResponseFields fields;
    private final SiteFields ofFiles;
    private final Headers headers;

    private SentFields(Release release, ResponseFields fields, Headers headers) {
        this.release = release;
        this.fields = fields;
        this.ofFiles = fields.site(release).fields();
        this.headers = headers;
    }

    /** @throws blogjar.diagnostic.ProblemException where the settings hold what can't be sent */
    public static SentFields of(Config config, Release release) {
        Headers headers = Headers.of(config);
        return new SentFields(release, new ResponseFields(headers, Access.of(config)), headers);
    }

    /** Fields of a response that tells of no file, such as a redirect. */
    public Map<String, String> always() {
        return byName(fields.always());
    }

    /** Fields of a file of the release. */
    public Map<String, String> of(Resource resource) {
        Map<String, String> all = byName(ofFiles.of(resource));
        all.putIfAbsent(CACHE, resource.cacheControl());
        return all;
    }

    private static Map<String, String> byName(FieldSet set) {
        Map<String, String> all = new TreeMap<>();
        for (FieldSet.Field field : set.all(true)) {
            if (field.value() != null) {
                all.put(field.name().toString(), field.value());
            }
        }
        set.cache(true).ifPresent(said -> all.put(CACHE, said));
        return all;
    }

    /** One policy under which each of these pages works; empty where none is worked out. */
    public String together(List<Resource> pages) {
        return fields.together(release, pages);
    }

    /** The value of Strict-Transport-Security where HTTPS is new; empty for none. */
    public String hsts() {
        return headers.hsts().field(Hsts.Promise.FIRST);
    }
}

package blogjar.server;

import blogjar.output.Release;
import blogjar.redirect.Redirects;
import org.jspecify.annotations.Nullable;

/**
 * A release, ready to be served.
 *
 * @param fields what is said of each resource besides what it is
 * @param redirects what its {@code _redirects} says, for paths without a page unless a rule is forced
 * @param access who may see what
 * @param search null where it has none
 */
record Site(
        Release release,
        SiteFields fields,
        Redirects redirects,
        Access access,
        @Nullable SiteSearch search) {

    /** Does what requests would have to do. */
    void prepare() {
        fields.prepare(release.resources());
        release.prepare();
    }
}

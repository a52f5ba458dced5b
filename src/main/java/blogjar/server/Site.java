package blogjar.server;

import blogjar.output.Release;
import blogjar.redirect.Redirects;

/**
 * A release, ready to be served.
 *
 * @param fields what is said of each resource besides what it is
 * @param redirects what its {@code _redirects} says, for paths without a page unless a rule is forced
 * @param access who may see what
 */
record Site(Release release, SiteFields fields, Redirects redirects, Access access) {

    /** Does what requests would have to do. */
    void prepare() {
        fields.prepare(release.resources());
        release.prepare();
    }
}

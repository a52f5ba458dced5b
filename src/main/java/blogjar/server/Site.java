package blogjar.server;

import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.redirect.Redirects;
import java.util.Map;

/**
 * A release, ready to be served.
 *
 * @param fields what is said of each resource besides what it is
 * @param redirects what its {@code _redirects} says, for paths without a page unless a rule is forced
 */
record Site(Release release, Map<Resource, FieldSet> fields, Redirects redirects) {
    FieldSet fields(Resource resource) {
        return fields.getOrDefault(resource, FieldSet.NONE);
    }
}

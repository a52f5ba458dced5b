package blogjar.server;

import blogjar.output.Release;
import blogjar.output.Resource;
import java.util.Map;

/**
 * A release, ready to be served.
 *
 * @param fields what is said of each resource besides what it is
 */
record Site(Release release, Map<Resource, FieldSet> fields) {
    FieldSet fields(Resource resource) {
        return fields.getOrDefault(resource, FieldSet.NONE);
    }
}

package blogjar.server;

import blogjar.output.Resource;
import blogjar.server.RequestFields.Name;
import java.time.Instant;

/**
 * Conditional requests in the order of precedence that the RFC prescribes.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2">RFC 9110, 13.2.2</a>
 */
final class Conditions {
    static final int GO_ON = 200;
    static final int NOT_MODIFIED = 304;
    static final int PRECONDITION_FAILED = 412;

    private Conditions() {}

    /**
     * Tells whether to answer a GET or HEAD in full, with 304, or with 412.
     *
     * @param etag of the representation that would be sent
     */
    static int evaluate(Resource resource, String etag, RequestFields asked) {
        String ifMatch = asked.get(Name.IF_MATCH);
        String ifUnmodifiedSince = asked.get(Name.IF_UNMODIFIED_SINCE);
        String ifNoneMatch = asked.get(Name.IF_NONE_MATCH);
        String ifModifiedSince = asked.get(Name.IF_MODIFIED_SINCE);
        if (ifMatch != null) {
            if (!EntityTags.matchStrongly(ifMatch, etag)) {
                return PRECONDITION_FAILED;
            }
        } else if (ifUnmodifiedSince != null && isModifiedSince(resource, ifUnmodifiedSince, false)) {
            return PRECONDITION_FAILED;
        }
        if (ifNoneMatch != null) {
            return EntityTags.matchWeakly(ifNoneMatch, etag) ? NOT_MODIFIED : GO_ON;
        }
        if (ifModifiedSince != null && !isModifiedSince(resource, ifModifiedSince, true)) {
            return NOT_MODIFIED;
        }
        return GO_ON;
    }

    /** @param otherwise the answer to what is no date, so that the field is ignored */
    private static boolean isModifiedSince(Resource resource, String date, boolean otherwise) {
        if (date.equals(resource.lastModifiedDate())) {
            return false;
        }
        Instant modified = resource.lastModified();
        return HttpDate.parse(date).map(modified::isAfter).orElse(otherwise);
    }

    /**
     * Whether a Range still means the representation that the client has a part of: a strong entity tag, or the very date.
     *
     * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-13.1.5">RFC 9110, 13.1.5</a>
     */
    static boolean isSame(Resource resource, String etag, String ifRange) {
        String validator = ifRange.strip();
        return validator.startsWith("\"")
                ? validator.equals(etag)
                : HttpDate.parse(validator).map(resource.lastModified()::equals).orElse(false);
    }
}

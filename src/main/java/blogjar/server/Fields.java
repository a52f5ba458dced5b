package blogjar.server;

import io.undertow.util.HttpString;

/** Names of fields, parsed once. */
final class Fields {
    static final HttpString ACCEPT_RANGES = new HttpString("Accept-Ranges");
    static final HttpString ALLOW = new HttpString("Allow");
    static final HttpString CACHE_CONTROL = new HttpString("Cache-Control");
    static final HttpString CONNECTION = new HttpString("Connection");
    static final HttpString CONTENT_ENCODING = new HttpString("Content-Encoding");
    static final HttpString CONTENT_LENGTH = new HttpString("Content-Length");
    static final HttpString CONTENT_RANGE = new HttpString("Content-Range");
    static final HttpString CONTENT_TYPE = new HttpString("Content-Type");
    static final HttpString DATE = new HttpString("Date");
    static final HttpString ETAG = new HttpString("ETag");
    static final HttpString HOST = new HttpString("Host");
    static final HttpString LAST_MODIFIED = new HttpString("Last-Modified");
    static final HttpString LOCATION = new HttpString("Location");
    static final HttpString NOSNIFF = new HttpString("X-Content-Type-Options");
    static final HttpString REFERER = new HttpString("Referer");
    static final HttpString STRICT_TRANSPORT_SECURITY = new HttpString("Strict-Transport-Security");
    static final HttpString USER_AGENT = new HttpString("User-Agent");
    static final HttpString VARY = new HttpString("Vary");

    private Fields() {}
}

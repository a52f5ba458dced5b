package blogjar.deploy.s3;

import java.time.Instant;

/**
 * An object as a bucket lists it.
 *
 * @param etag the content's mark, without quotes: its MD5 nearly always, where it was put at once
 * @param modified by the store's clock
 */
public record Listed(String key, String etag, long size, Instant modified) {}

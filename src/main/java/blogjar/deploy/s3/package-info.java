/**
 * Object stores that speak S3's protocol: signed requests, objects put, listed and removed. In: where a bucket is, and a key to it. Out:
 * what the store says. It knows nothing of sites.
 */
@NullMarked
package blogjar.deploy.s3;

import org.jspecify.annotations.NullMarked;

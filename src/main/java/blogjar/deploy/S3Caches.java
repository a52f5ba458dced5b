package blogjar.deploy;

import blogjar.deploy.s3.AccessKey;
import blogjar.deploy.s3.CloudFront;
import blogjar.deploy.s3.Refused;
import blogjar.deploy.s3.Unreached;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A distribution of CloudFront before a bucket.
 *
 * @param endpoint of its API
 * @param root the path of the blog at its host, with a slash at its end
 * @param key looked up when it is needed
 */
record S3Caches(URI endpoint, String distribution, String root, Supplier<AccessKey> key) {
    /** A thousand paths a month are free; a star is one. */
    private static final int MOST = 32;

    private static final String INDEX = "index.html";

    /** @param paths of files that changed, came or went; at least one */
    void forget(Collection<String> paths) throws IOException {
        try {
            new CloudFront(endpoint, distribution, key.get()).invalidate(addresses(paths));
        } catch (Refused refused) {
            throw failed(refused.told(), "cloudfront:CreateInvalidation of distribution " + distribution);
        } catch (Unreached silent) {
            throw failed(silent.getMessage(), "a network that leads to " + endpoint.getRawAuthority());
        }
    }

    private ProblemException failed(@Nullable String why, String expected) {
        return new ProblemException(Problem.error("all is in the bucket, but CloudFront was not told of it: " + why)
                .expected(expected)
                .fix("see to it, and deploy again: it is told then"));
    }

    private Collection<String> addresses(Collection<String> paths) {
        Set<String> all = new TreeSet<>();
        for (String path : paths) {
            all.add(root + path);
            if (path.equals(INDEX) || path.endsWith("/" + INDEX)) {
                all.add(root + path.substring(0, path.length() - INDEX.length()));
            }
        }
        return all.size() > MOST ? List.of(root + "*") : all;
    }
}

package blogjar.deploy;

import blogjar.deploy.s3.AccessKey;
import blogjar.deploy.s3.Bucket;
import blogjar.deploy.s3.Refused;
import blogjar.deploy.s3.Unreached;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.net.URI;
import java.util.function.Supplier;

/**
 * Where in a store.
 *
 * @param byPath whether the bucket is named in the path, and not before the endpoint's name
 * @param prefix before each key: empty, or with a slash at its end
 * @param key looked up when it is needed
 */
record S3Place(URI endpoint, String bucket, boolean byPath, String region, String prefix, Supplier<AccessKey> key) {
    Bucket open() {
        return Bucket.of(endpoint, bucket, byPath, region, key.get());
    }

    @Override
    public String toString() {
        return bucket + (prefix.isEmpty() ? "" : "/" + prefix.substring(0, prefix.length() - 1)) + " at "
                + endpoint.getRawAuthority();
    }

    ProblemException unreached(Unreached failed) {
        return new ProblemException(
                Problem.error(endpoint.getRawAuthority() + " can't be reached: " + failed.getMessage())
                        .fix(
                                "see to deploy.endpoint, deploy.region and the network, and deploy again; what is there is not sent again"));
    }

    /** @param what was to be done */
    ProblemException refused(String what, Refused refused) {
        String region = refused.region();
        Problem problem = Problem.error(this + " refused " + what + ": " + refused.told());
        return new ProblemException(
                switch (refused.code()) {
                    case "InvalidAccessKeyId", "InvalidSecurity", "NotSignedUp" ->
                        problem.expected("a key that this store knows")
                                .fix("see to accessKeyId of deploy, to AWS_ACCESS_KEY_ID, or to the profile");
                    case "SignatureDoesNotMatch" ->
                        problem.expected("the secret that belongs to the key")
                                .fix("see to secretAccessKey of deploy, to AWS_SECRET_ACCESS_KEY, or to the profile");
                    case "ExpiredToken", "InvalidToken", "TokenRefreshRequired" ->
                        problem.expected("a key whose time is not over").fix("get a new one, and deploy again");
                    case "NoSuchBucket" -> problem.fix("make the bucket, or correct deploy.bucket and deploy.region");
                    case "RequestTimeTooSkewed" -> problem.fix("set the clock of this machine, and deploy again");
                    case "PermanentRedirect",
                            "TemporaryRedirect",
                            "AuthorizationHeaderMalformed",
                            "IllegalLocationConstraintException" ->
                        region.isEmpty()
                                ? problem.fix("see to deploy.region and deploy.endpoint")
                                : problem.expected("the region of the bucket, which is " + region)
                                        .fix("deploy.region: " + region);
                    case "AccessControlListNotSupported", "NotImplemented" ->
                        problem.fix(
                                "leave out deploy.acl and what stands in deploy.headers, which not every store knows");
                    case "AccessDenied" ->
                        problem.expected("the rights to list the bucket, and to read, write and remove its objects")
                                .fix(
                                        "give the key s3:ListBucket of the bucket, and s3:GetObject, s3:PutObject and s3:DeleteObject of "
                                                + bucket + "/" + prefix + "*");
                    default ->
                        problem.fix(
                                "see to the rights, the region and the space there, and deploy again; what is there is not sent again");
                });
    }
}

package blogjar.deploy.s3;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** A store that answers, and will not do it. */
public final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private static final int LONGEST = 300;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int OUT_OF_ORDER = 500;
    private static final int NO_SPACE = 507;
    private static final int NOT_IMPLEMENTED = 501;
    private static final Set<String> PASSING =
            Set.of("SlowDown", "RequestTimeout", "InternalError", "OperationAborted");
    private static final Set<String> LASTING = Set.of("XMinioStorageFull", "InsufficientCapacity");

    private final int status;
    private final String code;
    private final String region;
    private final transient Optional<Instant> clock;

    private Refused(int status, String code, String message, String region, Optional<Instant> clock) {
        super(message);
        this.status = status;
        this.code = code;
        this.region = region;
        this.clock = clock;
    }

    static Refused of(Reply reply, AccessKey key) {
        String code = "";
        String message = "";
        String region = reply.field("x-amz-bucket-region");
        Optional<Instant> clock = reply.date();
        try {
            XmlElement error = reply.xml();
            XmlElement inner = error.all("Error").findFirst().orElse(error); // CloudFront has one around it
            code = inner.text("Code");
            message = inner.text("Message");
            region = region.isEmpty() ? inner.text("Region") : region;
            clock = time(inner.text("ServerTime")).or(reply::date);
        } catch (IOException none) {
            message = reply.text(); // of a proxy perhaps; that of HEAD has none
        }
        return new Refused(reply.status(), code, onOneLine(key.hiddenIn(message)), region, clock);
    }

    static Refused of(String code, String message) {
        return new Refused(0, code, onOneLine(message), "", Optional.empty());
    }

    private static String onOneLine(String message) {
        String text = message.strip().replaceAll("\\s+", " ");
        return text.length() > LONGEST ? text.substring(0, LONGEST) + " …" : text;
    }

    public int status() {
        return status;
    }

    /** The store's word for it, such as {@code NoSuchBucket}; empty where there is none. */
    public String code() {
        return code;
    }

    /** Where the bucket is; empty where the store does not say. */
    public String region() {
        return region;
    }

    /** What it said. */
    public String told() {
        String named = code.isEmpty() ? Integer.toString(status) : code;
        return String.valueOf(getMessage()).isEmpty() ? named : named + ": " + getMessage();
    }

    /** Whether it may do it in a moment. */
    boolean isPassing() {
        return status == TOO_MANY_REQUESTS
                || PASSING.contains(code)
                || status >= OUT_OF_ORDER && status != NOT_IMPLEMENTED && status != NO_SPACE && !LASTING.contains(code);
    }

    /** What time it is there, where that is why. */
    Optional<Instant> clock() {
        return code.equals("RequestTimeTooSkewed") ? clock : Optional.empty();
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(Instant.parse(text));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

package blogjar.deploy.s3;

import java.io.IOException;

/** An endpoint that did not answer, or not to the end. */
public final class Unreached extends IOException {
    private static final long serialVersionUID = 1;

    Unreached(String message, Throwable cause) {
        super(message, cause);
    }
}

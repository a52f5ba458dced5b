package blogjar.picture;

import java.io.IOException;

/** That a picture is whole, as far as is known, but of a kind that is left as it is. */
final class OtherKind extends IOException {
    private static final long serialVersionUID = 1L;

    OtherKind(String which) {
        super(which);
    }
}

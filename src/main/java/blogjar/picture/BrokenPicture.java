package blogjar.picture;

import java.io.IOException;

/** That a file is not the picture that it says it is; the message says why, as the end of a sentence. */
public final class BrokenPicture extends IOException {
    private static final long serialVersionUID = 1L;

    BrokenPicture(String why) {
        super(why);
    }
}

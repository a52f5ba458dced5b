package blogjar.picture;

import java.io.IOException;

/** That a file is not the picture that it says it is, or is more than can be read; the message says why, as the end of a sentence. */
public final class BrokenPicture extends IOException {
    private static final long serialVersionUID = 1L;

    public BrokenPicture(String why) {
        super(why);
    }
}

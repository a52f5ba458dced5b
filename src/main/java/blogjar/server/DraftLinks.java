package blogjar.server;

import java.util.Optional;

/** Which drafts are shown to who knows their link; any thread may ask. */
public interface DraftLinks {
    /** The part of a path that all of them begin with, below the blog's root. */
    String FOLDER = "-/draft/";

    /** Whether who comes with a token is shown the draft now. */
    boolean isOpen(String token);

    /** The path of the post that a draft has become meanwhile; empty where it has not. */
    Optional<String> published(String token);
}

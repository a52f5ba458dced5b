package blogjar.check;

import java.util.Comparator;
import java.util.Locale;

/**
 * One thing that is wrong.
 *
 * @param file path from the blog's root; of what no file says, the address of a page
 * @param line from 1, or 0 where the whole file is meant
 * @param target what it is about: an address, a tag, a key; may be empty
 * @param message what is wrong, in one sentence
 * @param fix how to mend it
 */
public record Finding(Kind kind, String file, int line, String target, String message, String fix) {
    /** By file, line, and what is wrong. */
    public static final Comparator<Finding> BY_PLACE =
            Comparator.comparing(Finding::file).thenComparingInt(Finding::line).thenComparing(Finding::message);

    /** What is wrong, by the name that {@code check.ignore} has for it. */
    public enum Kind {
        /** The build itself could not do something. */
        BUILD(true),
        /** The build has something to tell. */
        NOTICE(false),
        /** A link to a page or a file that is not there. */
        LINK(true),
        /** A link to a place in a page that is not there. */
        ANCHOR(true),
        /** A picture, a sound, a film, a style or a script that is not there. */
        IMAGE(true),
        /** A link to another host where the page is gone. */
        EXTERNAL(true),
        /** A picture without words for those who can't see it. */
        ALT(false),
        /** Two posts of one title. */
        TITLE(false),
        /** Two names that differ in small and capital letters. */
        CASE(false),
        /** A file that nothing shows. */
        ORPHAN(false),
        /** Something that is fetched without encryption by a page that is encrypted. */
        MIXED(false),
        /** A key of front matter that is nearly another one. */
        KEY(false),
        /** A post without a picture among posts that have one. */
        COVER(false);

        private final boolean error;

        Kind(boolean error) {
            this.error = error;
        }

        /** Whether readers meet it as something broken. */
        public boolean isError() {
            return error;
        }

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}

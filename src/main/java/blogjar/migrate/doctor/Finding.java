package blogjar.migrate.doctor;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.SourcePosition;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is found out of a blog before it is moved.
 *
 * @param subject what it is about, such as a plugin or a setting; empty where the message says all
 * @param file path from the blog's root, or null where no file is concerned
 * @param line from 1, or 0 where the whole file is meant
 * @param message what becomes of it, in one sentence without a full stop
 * @param fix what the user can do, or null
 */
public record Finding(
        Fate fate,
        String subject,
        @Nullable String file,
        int line,
        String message,
        @Nullable String fix) {

    /** What becomes of a part of a blog, the most important first. */
    public enum Fate {
        /** A document, or a part of its text, that readers would miss. */
        LOST,
        /** Something that readers may see otherwise, or not at all. */
        LOOK,
        /** It does here what it does in Hexo. */
        BUILT_IN,
        /** Something of ours does its work. */
        MAPPED,
        /** Nothing is missing without it. */
        IGNORED
    }

    static Finding of(Fate fate, String subject, SourcePosition place, String message) {
        return new Finding(fate, subject, place.file(), place.line(), message, null);
    }

    static Finding of(Fate fate, Problem problem) {
        return new Finding(fate, "", problem.file(), problem.line(), problem.message(), problem.fix());
    }

    /** {@code _config.yml:12}; empty where no file is concerned. */
    String place() {
        return file == null ? "" : line == 0 ? file : file + ":" + line;
    }
}

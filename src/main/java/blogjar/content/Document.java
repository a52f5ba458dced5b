package blogjar.content;

import org.jspecify.annotations.Nullable;

/**
 * A file with front matter and a body; not rendered yet.
 *
 * @param text the whole file: UTF-8, no byte order mark, line ends as LF
 * @param output the extension of what it is rendered to: {@code html}, {@code css}, {@code js}, {@code json}
 */
public record Document(SourceFile file, Kind kind, FrontMatter frontMatter, String text, String output) {
    /** Where a document came from. */
    public enum Kind {
        POST,
        DRAFT,
        PAGE
    }

    /** The same document with other data. */
    Document with(FrontMatter other) {
        return new Document(file, kind, other, text, output);
    }

    /** Path under the source folder. */
    public String path() {
        return file.path();
    }

    /** The name in messages: the path from the blog's root, or nearly, as Hexo prints it. */
    public String name() {
        return "source/" + file.path();
    }

    public String body() {
        return text.substring(frontMatter.bodyOffset());
    }

    /** The value of a key that is there and is a text, or null. */
    public @Nullable String string(String key) {
        return frontMatter.values().get(key) instanceof String s ? s : null;
    }
}

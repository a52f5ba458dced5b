package blogjar.markdown;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A block of a text, as marked's lexer hands it to its parser. */
interface Block {
    /**
     * What stands between blocks.
     *
     * @param wide whether it holds an empty line, which makes a list loose
     */
    record Space(boolean wide) implements Block {}

    record Rule() implements Block {}

    /** @param info behind the fence, trimmed; empty where there is none */
    record Code(String info, String text) implements Block {}

    record Heading(int level, Prose text) implements Block {}

    /** @param text with the line ends behind it */
    record Html(String text) implements Block {}

    /** @param raw the lines as they stand in the text, marks and all */
    record Quote(List<Block> blocks, String raw) implements Block {}

    /**
     * A list.
     *
     * @param start its first number; -1 where it has bullets
     * @param raw the lines as they stand in the text
     */
    record ItemList(int start, boolean loose, List<Item> items, String raw) implements Block {}

    /** @param done of a task; null where it is none */
    record Item(@Nullable Boolean done, List<Block> blocks) {}

    /** @param aligns {@code left}, {@code center}, {@code right} or empty, one for each column */
    record Table(List<String> aligns, List<Prose> header, List<List<Prose>> rows) implements Block {}

    /**
     * Lines of text.
     *
     * @param paragraph false in a list's item, where only a loose list makes it one
     */
    record Text(Prose text, boolean paragraph) implements Block {}
}

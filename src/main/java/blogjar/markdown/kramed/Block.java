package blogjar.markdown.kramed;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text is made of, its inline text not yet read. */
sealed interface Block {
    /** An empty line, which divides texts. */
    record Space() implements Block {}

    record Rule() implements Block {}

    record Heading(int depth, String text) implements Block {}

    record Code(@Nullable String language, String text) implements Block {}

    record Formula(String text) implements Block {}

    record Footnote(String name, String text) implements Block {}

    /** @param align per column; null for none */
    record Table(List<String> header, List<@Nullable String> align, List<List<String>> rows) implements Block {}

    record Quote(List<Block> blocks) implements Block {}

    record ItemList(boolean ordered, List<Item> items) implements Block {}

    /** @param loose its texts are paragraphs */
    record Item(boolean loose, List<Block> blocks) {}

    record Html(String text) implements Block {}

    record Paragraph(String text) implements Block {}

    /** A line of text in an item. */
    record Text(String text) implements Block {}
}

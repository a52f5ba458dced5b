package blogjar.markdown.pandoc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a text is made of, its inline text not yet read. */
sealed interface Block {
    record Paragraph(String text) implements Block {}

    /** A text that is no paragraph: in a tight list, in a cell, before a tag. */
    record Plain(String text) implements Block {}

    record Heading(int level, String text, Attributes attributes) implements Block {}

    record Code(String text, Attributes attributes) implements Block {}

    record Quote(List<Block> blocks) implements Block {}

    record Bullets(List<List<Block>> items) implements Block {}

    /** @param type as of HTML's {@code ol}, or {@code example} */
    record Numbers(int start, String type, List<List<Block>> items) implements Block {}

    record Definitions(List<Definition> entries) implements Block {}

    record Definition(String term, List<List<Block>> descriptions) {}

    record Lines(List<String> lines) implements Block {}

    record Div(Attributes attributes, List<Block> blocks) implements Block {}

    record Html(String text) implements Block {}

    /** LaTeX that makes a formula of its own. */
    record Formula(String text) implements Block {}

    record Rule() implements Block {}

    /**
     * @param caption inline text; empty for none
     * @param align per column; null for none
     * @param widths per column in percent; empty where the cells make the columns
     * @param header empty for none
     */
    record Table(
            String caption,
            List<@Nullable String> align,
            List<Integer> widths,
            List<List<Block>> header,
            List<List<List<Block>>> rows)
            implements Block {}
}

package blogjar.tagplugin;

import java.util.List;

/** What a plugin of Hexo changes in an article before it is rendered, code being put aside (filter before_post_render). */
public interface TextFilter {
    /**
     * A part of the text, and what stands in its place.
     *
     * @param start UTF-16 index in the text
     * @param end the same; equal to the start where something is added
     */
    record Change(int start, int end, String text) {}

    /** The changes in the order of the text; none overlaps another. */
    List<Change> changes(String text);
}

package blogjar.tagplugin;

import blogjar.diagnostic.Problem;

/**
 * A block of code as it is shown.
 *
 * @param whole false where all or a part of it has no colours, as they would have taken unreasonably long
 */
record CodeBlock(String html, boolean whole) {
    static final Problem WITHOUT_COLOURS = Problem.notice(
                    "this code would take too long to be coloured; it is shown without colours, or with a part of them")
            .fix("name another language for it, or 'text'");
}

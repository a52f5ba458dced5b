package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A tag as one theme has it.
 *
 * @param block whether it has a body and an end
 * @param fits whether a call has the arguments and the body that this theme's form of the tag takes
 * @param html what it makes of a call
 */
public record ThemeTag(boolean block, Predicate<TagCall> fits, Function<TagCall, String> html) {}

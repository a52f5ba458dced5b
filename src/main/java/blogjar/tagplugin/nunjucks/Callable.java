package blogjar.tagplugin.nunjucks;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that can be called: a macro, a global function, a method of a text or list. */
interface Callable {
    @Nullable
    Object call(List<@Nullable Object> arguments, Map<String, @Nullable Object> named);
}

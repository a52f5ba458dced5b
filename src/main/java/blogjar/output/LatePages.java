package blogjar.output;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Outputs of which only the paths are known: what they are is worked out when it is asked for, path by path. Never changes; any thread may ask. */
public final class LatePages {
    private final String folder;
    private final Set<String> names;
    private final Predicate<String> left;
    private final Function<String, Output> making;

    private LatePages(String folder, Set<String> names, Predicate<String> left, Function<String, Output> making) {
        this.folder = folder;
        this.names = names;
        this.left = left;
        this.making = making;
    }

    /**
     * @param paths never changed
     * @param making the output of a path, which may be asked for more than once
     */
    public static LatePages of(Set<String> paths, Function<String, Output> making) {
        return new LatePages("", paths, none -> false, making);
    }

    public boolean has(String path) {
        if (!path.startsWith(folder)) {
            return false;
        }
        String name = path.substring(folder.length());
        return names.contains(name) && !left.test(name);
    }

    /** In no order. */
    public List<String> paths() {
        return names.stream().filter(left.negate()).map(folder::concat).toList();
    }

    /** @param path that it has */
    public Output output(String path) {
        return making.apply(path.substring(folder.length()));
    }

    /** The same below another folder. */
    public LatePages below(String outer) {
        return new LatePages(outer + folder, names, left, name -> {
            Output output = making.apply(name);
            return output.as(outer + output.path(), output.content());
        });
    }

    /** The same but for some paths, as they are before it is put below another folder. */
    public LatePages without(Predicate<String> others) {
        return new LatePages(folder, names, left.or(name -> others.test(folder + name)), making);
    }

    /** The same with something done to each. */
    public LatePages with(UnaryOperator<Output> change) {
        return new LatePages(folder, names, left, name -> change.apply(making.apply(name)));
    }
}

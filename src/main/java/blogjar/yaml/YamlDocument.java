package blogjar.yaml;

import blogjar.diagnostic.SourcePosition;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** What a YAML text says, and where. */
public final class YamlDocument {
    private final String file;
    private final int firstLine;
    private final @Nullable Object value;
    private final @Nullable Node root;

    YamlDocument(String file, int firstLine, @Nullable Object value, @Nullable Node root) {
        this.file = file;
        this.firstLine = firstLine;
        this.value = value;
        this.root = root;
    }

    /** Map, list, string, {@code Long}, {@code Double}, {@code Boolean}, {@code Instant}, {@code byte[]} or null. */
    public @Nullable Object value() {
        return value;
    }

    /** The value where it is a mapping, else null. */
    @SuppressWarnings("unchecked") // the loader makes maps with strings for keys, and no others
    public @Nullable Map<String, @Nullable Object> mapping() {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : null;
    }

    /**
     * Where the value of a key stands; the key's own place where the value is empty; the first line where there is no
     * such key.
     *
     * @param path keys separated by dots
     */
    public SourcePosition place(String path) {
        Node at = root;
        for (String key : path.split("\\.")) {
            NodeTuple found = at instanceof MappingNode mapping ? find(mapping, key) : null;
            if (found == null) {
                break;
            }
            boolean empty =
                    found.getValueNode() instanceof ScalarNode s && s.getValue().isEmpty();
            at = empty ? found.getKeyNode() : found.getValueNode();
        }
        return place(at);
    }

    /**
     * Where a key itself stands; the first line where there is no such key.
     *
     * @param path keys separated by dots
     */
    public SourcePosition keyPlace(String path) {
        Node at = root;
        Node key = null;
        for (String name : path.split("\\.")) {
            NodeTuple found = at instanceof MappingNode mapping ? find(mapping, name) : null;
            if (found == null) {
                return new SourcePosition(file, firstLine, 1);
            }
            key = found.getKeyNode();
            at = found.getValueNode();
        }
        return place(key);
    }

    /** The text of a scalar as it was written, without its quotes; empty where the key has none. */
    public String written(String key) {
        NodeTuple found = root instanceof MappingNode mapping ? find(mapping, key) : null;
        return found != null && found.getValueNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
    }

    private SourcePosition place(@Nullable Node at) {
        if (at == null || at == root) {
            return new SourcePosition(file, firstLine, 1);
        }
        Mark mark = at.getStartMark();
        return new SourcePosition(file, mark.getLine() + firstLine, mark.getColumn() + 1);
    }

    private static @Nullable NodeTuple find(MappingNode mapping, String key) {
        for (NodeTuple tuple : mapping.getValue()) {
            if (tuple.getKeyNode() instanceof ScalarNode scalar
                    && scalar.getValue().equals(key)) {
                return tuple;
            }
        }
        return null;
    }
}

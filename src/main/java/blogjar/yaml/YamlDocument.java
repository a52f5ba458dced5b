package blogjar.yaml;

import blogjar.diagnostic.SourcePosition;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

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
     * Where the value of a key stands; the key's own place where the value is empty; that of the last value on the way
     * where there is no such key.
     *
     * @param path keys separated by dots, and numbers from 0 for the items of lists; the last key may have dots itself
     */
    public SourcePosition place(String path) {
        Node at = root;
        String rest = path;
        while (at != null && !rest.isEmpty()) {
            int dot = rest.indexOf('.');
            String first = dot < 0 ? rest : rest.substring(0, dot);
            String others = dot < 0 ? "" : rest.substring(dot + 1);
            if (at instanceof SequenceNode list) {
                at = item(list, first);
            } else {
                NodeTuple whole = at instanceof MappingNode mapping ? find(mapping, rest) : null;
                NodeTuple found = whole == null && at instanceof MappingNode mapping ? find(mapping, first) : whole;
                others = whole == null ? others : "";
                if (found == null) {
                    break;
                }
                at = shown(found);
            }
            rest = others;
        }
        return place(at);
    }

    private static Node shown(NodeTuple found) {
        boolean empty =
                found.getValueNode() instanceof ScalarNode s && s.getValue().isEmpty();
        return empty ? found.getKeyNode() : found.getValueNode();
    }

    private static Node item(SequenceNode list, String number) {
        int index = number.length() < 7 && number.chars().allMatch(c -> c >= '0' && c <= '9') && !number.isEmpty()
                ? Integer.parseInt(number)
                : list.getValue().size();
        return index < list.getValue().size() ? list.getValue().get(index) : list;
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

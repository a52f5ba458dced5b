package blogjar.yaml;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Nodes to plain values, by the rules of js-yaml. */
final class Values {
    private static final String MERGE = "<<";

    private final String file;
    private final int firstLine;
    private final Map<Node, @Nullable Object> made = new IdentityHashMap<>();
    private final Map<Node, Boolean> open = new IdentityHashMap<>();

    Values(String file, int firstLine) {
        this.file = file;
        this.firstLine = firstLine;
    }

    @Nullable
    Object of(Node node) {
        if (node instanceof ScalarNode scalar) {
            return scalar(scalar);
        }
        if (made.containsKey(node)) {
            return made.get(node);
        }
        if (open.put(node, true) != null) {
            throw problem(node, "this value contains itself", "remove the alias");
        }
        Object value = node instanceof MappingNode mapping ? mapping(mapping) : sequence((SequenceNode) node);
        open.remove(node);
        made.put(node, value);
        return value;
    }

    private List<@Nullable Object> sequence(SequenceNode node) {
        List<@Nullable Object> list = new ArrayList<>(node.getValue().size());
        for (Node item : node.getValue()) {
            list.add(of(item));
        }
        return Collections.unmodifiableList(list);
    }

    private Map<String, @Nullable Object> mapping(MappingNode node) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        Map<String, @Nullable Object> merged = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (isMerge(tuple.getKeyNode())) {
                merge(tuple.getValueNode(), merged);
                continue;
            }
            String key = key(tuple.getKeyNode());
            if (map.containsKey(key)) {
                throw problem(tuple.getKeyNode(), "the key '" + key + "' is here twice", "keep one of the two lines");
            }
            map.put(key, of(tuple.getValueNode()));
        }
        merged.forEach(map::putIfAbsent);
        return Collections.unmodifiableMap(map);
    }

    private static boolean isMerge(Node key) {
        return key instanceof ScalarNode scalar
                && scalar.getTag().equals(Yaml.PLAIN)
                && scalar.getValue().equals(MERGE);
    }

    private void merge(Node from, Map<String, @Nullable Object> into) {
        Object value = of(from);
        List<?> sources = value instanceof List<?> list ? list : value == null ? List.of() : List.of(value);
        for (Object source : sources) {
            if (!(source instanceof Map<?, ?> map)) {
                throw problem(from, "'<<' takes a mapping", "name the anchor of a mapping");
            }
            map.forEach((k, v) -> into.putIfAbsent(String.valueOf(k), v));
        }
    }

    private String key(Node node) {
        Object key = of(node);
        if (key instanceof String text) {
            return text;
        }
        if (node instanceof ScalarNode scalar && !(key instanceof Double)) {
            return key instanceof Long || key instanceof Boolean ? key.toString() : scalar.getValue();
        }
        return Scalars.print(key);
    }

    private @Nullable Object scalar(ScalarNode node) {
        Tag tag = node.getTag();
        String text = node.getValue().replace(Yaml.INNER_QUESTION_MARK, '?');
        if (tag.equals(Yaml.PLAIN)) {
            return Scalars.plain(text);
        }
        if (tag.equals(Tag.STR)) {
            return text;
        }
        Object value = Scalars.plain(text);
        if (tag.equals(Tag.NULL)) {
            return null;
        }
        if (tag.equals(Tag.INT) && value instanceof Long
                || tag.equals(Tag.BOOL) && value instanceof Boolean
                || tag.equals(Tag.TIMESTAMP) && value instanceof java.time.Instant) {
            return value;
        }
        if (tag.equals(Tag.FLOAT) && value instanceof Number number) {
            return number.doubleValue();
        }
        if (tag.equals(Tag.BINARY)) {
            return binary(node, text);
        }
        // Regular expressions and functions of js-yaml 3 are texts to us: nothing in a YAML file is ever run.
        if (tag.getValue().startsWith("tag:yaml.org,2002:js/")) {
            return text;
        }
        throw problem(node, "the tag '" + tag.getValue() + "' is not known", "remove it, or put the value in quotes");
    }

    private byte[] binary(Node node, String text) {
        try {
            return Base64.getMimeDecoder().decode(text);
        } catch (IllegalArgumentException malformed) {
            throw problem(node, "this is no Base64", "write the bytes in Base64, or remove '!!binary'");
        }
    }

    private ProblemException problem(Node node, String message, String fix) {
        return new ProblemException(Problem.error(message)
                .at(new SourcePosition(
                        file,
                        node.getStartMark().getLine() + firstLine,
                        node.getStartMark().getColumn() + 1))
                .fix(fix));
    }
}

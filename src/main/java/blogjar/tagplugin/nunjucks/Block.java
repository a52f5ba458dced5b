package blogjar.tagplugin.nunjucks;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A statement with a body while its end is looked for. */
final class Block {
    private final String end;
    private final boolean broken;
    private final List<Branch> branches = new ArrayList<>(2);

    /** A part of the block: the opening tag or one like {@code else}, and what follows it. */
    private record Branch(Head head, int start, int tagEnd, List<Node> nodes) {
        Node body() {
            return nodes.size() == 1 ? nodes.get(0) : new Node.Sequence(nodes);
        }
    }

    /**
     * @param end the word of the tag that ends it
     * @param broken whether the opening tag was told about and is only text
     */
    Block(String end, boolean broken, Head head, int start, int tagEnd) {
        this.end = end;
        this.broken = broken;
        branch(head, start, tagEnd);
    }

    void branch(Head head, int start, int tagEnd) {
        branches.add(new Branch(head, start, tagEnd, new ArrayList<>()));
    }

    String end() {
        return end;
    }

    boolean isBroken() {
        return broken;
    }

    int start() {
        return branches.get(0).start;
    }

    String word() {
        return branches.get(0).head.word();
    }

    /** Where nodes are added at the moment. */
    List<Node> nodes() {
        return branches.get(branches.size() - 1).nodes;
    }

    /** Whether a tag like {@code else} has its place here. */
    boolean takes(String word) {
        String last = branches.get(branches.size() - 1).head.word();
        return switch (word) {
            case "else" -> (end.equals("endif") || isLoop()) && !last.equals("else");
            case "elif", "elseif" -> end.equals("endif") && !last.equals("else");
            case "case", "default" -> end.equals("endswitch") && !last.equals("default");
            default -> false;
        };
    }

    private boolean isLoop() {
        return end.equals("endfor") || end.equals("endeach") || end.equals("endall");
    }

    /** Tags as text, with what is between them: what becomes of a block without an end. */
    List<Node> asText(Host host) {
        List<Node> nodes = new ArrayList<>();
        for (Branch branch : branches) {
            nodes.add(new Node.Text(host.literal(branch.start, branch.tagEnd)));
            nodes.addAll(branch.nodes);
        }
        return nodes;
    }

    /** @param host of a tag that is no statement of templates */
    Node node(Host host) {
        Branch first = branches.get(0);
        Head head = first.head;
        Node body = first.body();
        return switch (end) {
            case "endif" -> choice(0);
            case "endfor", "endeach", "endall" -> new Node.For(head.names(), head.expression(), body, otherwise());
            case "endset" -> new Node.SetText(head.names(), body);
            case "endmacro" -> macro(head, head.expressions(), body);
            case "endcall" ->
                new Node.CallBlock(
                        macro(
                                head,
                                head.expressions().subList(1, head.expressions().size()),
                                body),
                        (Expression.Call) head.expression());
            case "endfilter" -> new Node.FilterBlock(head.names().get(0), head.arguments(), body);
            case "endswitch" -> cases(head);
            case "endblock" -> body;
            default ->
                host.isTag(head.word())
                        ? new Node.Tag(start(), head.word(), head.names(), body, host)
                        : new Node.UnknownBlock(body, host);
        };
    }

    private static Node.Macro macro(Head head, List<@Nullable Expression> defaults, Node body) {
        return new Node.Macro(
                head.names().get(0), head.names().subList(1, head.names().size()), defaults, body);
    }

    private Node choice(int index) {
        if (index == branches.size()) {
            return new Node.Text("");
        }
        Branch branch = branches.get(index);
        return branch.head.word().equals("else")
                ? branch.body()
                : new Node.If(branch.head.expression(), branch.body(), choice(index + 1));
    }

    private Node otherwise() {
        return branches.size() > 1 ? branches.get(1).body() : new Node.Text("");
    }

    private Node cases(Head head) {
        LinkedHashMap<Expression, Node> cases = new LinkedHashMap<>();
        Node otherwise = new Node.Text("");
        for (Branch branch : branches.subList(1, branches.size())) {
            if (branch.head.word().equals("case")) {
                cases.put(branch.head.expression(), branch.body());
            } else {
                otherwise = branch.body();
            }
        }
        return new Node.Switch(head.expression(), cases, otherwise);
    }
}

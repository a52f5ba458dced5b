package blogjar.acme.order;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.shredzone.acme4j.Identifier;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.exception.AcmeProtocolException;

/** What a CA says of a problem (RFC 7807, RFC 8555, 6.7), as it can be quoted. */
final class CaWords {
    private static final String PREFIX = "urn:ietf:params:acme:error:";
    private static final int LONGEST = 600;
    private static final int MOST_PARTS = 5;

    private CaWords() {}

    /** {@code rateLimited}; another address whole, and empty where there is none. */
    static String kind(Problem problem) {
        try {
            String type = problem.getType().toString();
            return type.startsWith(PREFIX) ? type.substring(PREFIX.length()) : type;
        } catch (AcmeProtocolException | IllegalArgumentException none) {
            return "";
        }
    }

    /** Detail, and that of its parts with the name that each is about. */
    static String text(Problem problem) {
        List<String> said = new ArrayList<>();
        said.add(detail(problem));
        List<Problem> parts = problem.getSubProblems();
        for (Problem part : parts.subList(0, Math.min(parts.size(), MOST_PARTS))) {
            String name = part.getIdentifier().map(Identifier::getValue).orElse("");
            said.add((name.isEmpty() ? "" : name + ": ") + detail(part));
        }
        return clean(String.join("; ", said));
    }

    private static String detail(Problem problem) {
        return problem.getDetail().or(problem::getTitle).orElseGet(() -> kind(problem));
    }

    /** On one line, and no longer than a reader has patience. */
    static String clean(String text) {
        StringBuilder line = new StringBuilder();
        text.codePoints().limit(LONGEST).forEach(c -> line.appendCodePoint(Character.isISOControl(c) ? ' ' : c));
        return text.codePointCount(0, text.length()) > LONGEST ? line + "…" : line.toString();
    }

    /** The names that it is about; none where it is about all of them. */
    static Set<String> names(Problem problem) {
        Set<String> names = new LinkedHashSet<>();
        name(problem).ifPresent(names::add);
        problem.getSubProblems().forEach(part -> name(part).ifPresent(names::add));
        return names;
    }

    private static Optional<String> name(Problem problem) {
        return problem.getIdentifier().map(Identifier::getValue);
    }
}

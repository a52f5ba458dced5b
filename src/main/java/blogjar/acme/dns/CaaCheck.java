package blogjar.acme.dns;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the CAA records of a name let a CA issue for it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8659">RFC 8659</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8657">RFC 8657, for {@code validationmethods}</a>
 */
final class CaaCheck {
    private static final int CRITICAL = 128;
    private static final Set<String> KNOWN =
            Set.of("issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone");

    private final Resolver resolver;

    CaaCheck(Resolver resolver) {
        this.resolver = resolver;
    }

    /** @param value after {@code flags tag} */
    private record Policy(int flags, String tag, String value) {
        static Policy of(String data) {
            String[] parts = data.split(" ", 3);
            return new Policy(Integer.parseInt(parts[0]), parts[1].toLowerCase(Locale.ROOT), parts[2]);
        }

        /** The CA that is named; empty for nobody. */
        String issuer() {
            return value.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        }

        /** Whether one of the ways to show that a name is ours is allowed. */
        boolean allows(Set<String> ways) {
            for (String parameter : value.split(";")) {
                String[] pair = parameter.split("=", 2);
                if (pair.length == 2 && pair[0].strip().equalsIgnoreCase("validationmethods")) {
                    return List.of(pair[1].strip().split("\\s*,\\s*")).stream().anyMatch(ways::contains);
                }
            }
            return true;
        }
    }

    /**
     * @param name perhaps with {@code *.}
     * @param ways the kinds of challenge that will be used
     * @param cas the names by which the CA is known in such records
     */
    Optional<Problem> check(String name, Set<String> ways, Set<String> cas) {
        boolean wildcard = name.startsWith("*.");
        for (String at : ZoneNames.upwards(wildcard ? name.substring(2) : name)) {
            try {
                List<String> found = resolver.ask(at, RecordType.CAA).data(RecordType.CAA);
                if (!found.isEmpty()) {
                    return objection(at, found.stream().map(Policy::of).toList(), wildcard, ways, cas);
                }
            } catch (IOException silent) {
                return Optional.of(Problem.notice("whether another CA alone may issue for " + name + " can't be seen: "
                                + silent.getMessage())
                        .fix("where the name servers of " + at + " do not answer for CAA, no CA issues: mend them"));
            }
        }
        return Optional.empty();
    }

    private static Optional<Problem> objection(
            String at, List<Policy> all, boolean wildcard, Set<String> ways, Set<String> cas) {
        for (Policy policy : all) {
            if (policy.flags() >= CRITICAL && !KNOWN.contains(policy.tag())) {
                return Optional.of(refused(at, "has a critical tag that CAs do not know, '" + policy.tag() + "'", cas));
            }
        }
        List<Policy> rules = new ArrayList<>();
        for (String tag : wildcard ? List.of("issuewild", "issue") : List.of("issue")) {
            if (rules.isEmpty()) {
                all.stream().filter(policy -> policy.tag().equals(tag)).forEach(rules::add);
            }
        }
        List<Policy> ours =
                rules.stream().filter(rule -> cas.contains(rule.issuer())).toList();
        if (rules.isEmpty() || ours.stream().anyMatch(rule -> rule.allows(ways))) {
            return Optional.empty();
        }
        if (!ours.isEmpty()) {
            return Optional.of(refused(at, "allows other ways than " + String.join(", ", ways) + " only", cas));
        }
        List<String> others = rules.stream()
                .map(Policy::issuer)
                .filter(issuer -> !issuer.isEmpty())
                .distinct()
                .toList();
        return Optional.of(refused(
                at, others.isEmpty() ? "allows no CA at all" : "allows " + String.join(", ", others) + " only", cas));
    }

    private static Problem refused(String at, String what, Set<String> cas) {
        String ca = cas.stream().sorted().findFirst().orElse("");
        return Problem.error("the CAA record of " + at + " " + what)
                .fix("add a CAA record for " + ca + " (0 issue \"" + ca + "\"), or take a CA that is allowed");
    }
}

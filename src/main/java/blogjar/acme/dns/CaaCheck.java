package blogjar.acme.dns;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the CAA records of a name let a CA issue for it.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8659">RFC 8659</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8657">RFC 8657, for {@code validationmethods} and {@code accounturi}</a>
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

        Optional<String> parameter(String name) {
            for (String parameter : value.split(";")) {
                String[] pair = parameter.split("=", 2);
                if (pair.length == 2 && pair[0].strip().equalsIgnoreCase(name)) {
                    return Optional.of(pair[1].strip());
                }
            }
            return Optional.empty();
        }

        /** Whether one of the ways to show that a name is ours is allowed. */
        boolean allows(Set<String> ways) {
            return parameter("validationmethods")
                    .map(methods -> List.of(methods.split("\\s*,\\s*")).stream().anyMatch(ways::contains))
                    .orElse(true);
        }

        /** Whether our account is allowed, as far as there is one. */
        boolean allows(Optional<URI> account) {
            return parameter("accounturi")
                    .map(uri -> account.map(URI::toString).filter(uri::equals).isPresent())
                    .orElse(true);
        }
    }

    /**
     * @param name perhaps with {@code *.}
     * @param ways the kinds of challenge that will be used
     * @param ca that will look
     */
    Optional<Problem> check(String name, Set<String> ways, CaIdentity ca) {
        boolean wildcard = name.startsWith("*.");
        for (String at : ZoneNames.upwards(wildcard ? name.substring(2) : name)) {
            try {
                List<String> found = resolver.ask(at, RecordType.CAA).data(RecordType.CAA);
                if (!found.isEmpty()) {
                    return objection(at, found.stream().map(Policy::of).toList(), wildcard, ways, ca);
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
            String at, List<Policy> all, boolean wildcard, Set<String> ways, CaIdentity ca) {
        for (Policy policy : all) {
            if (policy.flags() >= CRITICAL && !KNOWN.contains(policy.tag())) {
                return Optional.of(refused(at, "has a critical tag that CAs do not know, '" + policy.tag() + "'", ca));
            }
        }
        List<Policy> rules = new ArrayList<>();
        for (String tag : wildcard ? List.of("issuewild", "issue") : List.of("issue")) {
            if (rules.isEmpty()) {
                all.stream().filter(policy -> policy.tag().equals(tag)).forEach(rules::add);
            }
        }
        List<Policy> ours = rules.stream()
                .filter(rule -> ca.names().contains(rule.issuer()))
                .toList();
        if (rules.isEmpty() || ours.stream().anyMatch(rule -> rule.allows(ways) && rule.allows(ca.account()))) {
            return Optional.empty();
        }
        if (ours.stream().anyMatch(rule -> rule.allows(ways))) {
            return Optional.of(otherAccount(at, ca));
        }
        if (!ours.isEmpty()) {
            return Optional.of(refused(at, "allows other ways than " + String.join(", ", ways) + " only", ca));
        }
        List<String> others = rules.stream()
                .map(Policy::issuer)
                .filter(issuer -> !issuer.isEmpty())
                .distinct()
                .toList();
        return Optional.of(refused(
                at, others.isEmpty() ? "allows no CA at all" : "allows " + String.join(", ", others) + " only", ca));
    }

    private static Problem otherAccount(String at, CaIdentity ca) {
        Problem problem = Problem.error("the CAA record of " + at + " allows another account than ours only");
        return ca.account().isEmpty()
                ? problem.fix("take its accounturi away until there is an account (cert account then shows it)")
                : problem.fix("let it say accounturi=" + ca.account().get() + ", or take that away");
    }

    private static Problem refused(String at, String what, CaIdentity ca) {
        String name = ca.names().stream().sorted().findFirst().orElse("");
        return Problem.error("the CAA record of " + at + " " + what)
                .fix("add a CAA record for " + name + " (0 issue \"" + name + "\"), or take a CA that is allowed");
    }
}

package blogjar.acme;

import blogjar.text.DnsName;
import blogjar.text.IpAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names and addresses for which a CA that the public trusts may issue (CA/Browser Forum's Baseline Requirements, 4.2.2). */
final class PublicName {
    /** What is set aside for examples, for tests and for a network of one's own (RFC 2606, 6761, 6762, 7686, 8375). */
    private static final List<String> PRIVATE =
            List.of("local", "localhost", "internal", "home.arpa", "lan", "test", "invalid", "example", "onion", "alt");

    private static final List<String> EXAMPLES = List.of("example.com", "example.net", "example.org");

    private static final Pattern NUMBER_AT_END = Pattern.compile("(.*\\.)?\\d+");

    private PublicName() {}

    static boolean isWildcard(String name) {
        return name.startsWith("*.");
    }

    /** As certificates have it: a name as in the DNS, an address in its usual form; empty for what is neither. */
    static Optional<String> of(String given) {
        String bare = given.strip().replaceFirst("^\\[(.*)]$", "$1");
        InetAddress address = IpAddress.parse(bare);
        return address == null
                ? DnsName.of(bare).filter(name -> !NUMBER_AT_END.matcher(name).matches())
                : Optional.of(IpAddress.text(address));
    }

    /**
     * Why no CA issues for a name; empty where one may.
     *
     * @param addresses whether the profile is for addresses, too
     */
    static Optional<String> objection(String name, boolean addresses) {
        InetAddress address = IpAddress.parse(name);
        if (address != null) {
            return objection(address, addresses);
        }
        String bare = isWildcard(name) ? name.substring(2) : name;
        if (bare.indexOf('.') < 0) {
            return Optional.of("is a name of this machine or network only");
        }
        if (EXAMPLES.stream().anyMatch(example -> isWithin(bare, example))) {
            return Optional.of("is an example, and nobody's own");
        }
        if (PRIVATE.stream().anyMatch(top -> isWithin(bare, top))) {
            return Optional.of("is a name of this network only");
        }
        return bare.indexOf('_') < 0 ? Optional.empty() : Optional.of("has an underscore, for which no CA issues");
    }

    private static boolean isWithin(String name, String top) {
        return name.equals(top) || name.endsWith("." + top);
    }

    private static Optional<String> objection(InetAddress address, boolean addresses) {
        if (IpAddress.isPrivate(address)) {
            return Optional.of("is an address of this machine or network only");
        }
        return addresses
                ? Optional.empty()
                : Optional.of("is an address, for which Let's Encrypt issues with 'profile: shortlived' only");
    }
}

package blogjar.acme;

import blogjar.text.DnsName;
import blogjar.text.IpAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Names and addresses for which a CA that the public trusts may issue (CA/Browser Forum's Baseline Requirements, 4.2.2). */
final class PublicName {
    /** What is set aside for examples, for tests and for a network of one's own (RFC 2606, 6761, 6762, 7686, 8375). */
    private static final List<String> PRIVATE =
            List.of("local", "localhost", "internal", "home.arpa", "lan", "test", "invalid", "example", "onion", "alt");

    private static final List<String> EXAMPLES = List.of("example.com", "example.net", "example.org");

    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:]{2,39}|[0-9a-fA-F:]{2,30}:[0-9.]{7,15}");

    private PublicName() {}

    /** An IP address, without the brackets of a URL. */
    static boolean isAddress(String name) {
        return IPV4.matcher(name).matches()
                || name.indexOf(':') >= 0 && IPV6.matcher(name).matches();
    }

    static boolean isWildcard(String name) {
        return name.startsWith("*.");
    }

    /** As certificates have it: a name as in the DNS, an address in its usual form; empty for what is neither. */
    static Optional<String> of(String given) {
        String bare = given.strip().replaceFirst("^\\[(.*)]$", "$1");
        if (!isAddress(bare)) {
            return DnsName.of(bare);
        }
        return address(bare).map(InetAddress::getHostAddress);
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.getByName(text)); // the text of an address, so nothing is looked up
        } catch (UnknownHostException malformed) {
            return Optional.empty();
        }
    }

    /**
     * Why no CA issues for a name; empty where one may.
     *
     * @param addresses whether the profile is for addresses, too
     */
    static Optional<String> objection(String name, boolean addresses) {
        if (isAddress(name)) {
            return addressObjection(name, addresses);
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

    private static Optional<String> addressObjection(String text, boolean addresses) {
        if (address(text).map(IpAddress::isPrivate).orElse(true)) {
            return Optional.of("is an address of this machine or network only");
        }
        return addresses
                ? Optional.empty()
                : Optional.of("is an address, for which Let's Encrypt issues with 'profile: shortlived' only");
    }
}

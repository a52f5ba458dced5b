package blogjar.text;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Host names as the DNS has them: lower case, {@code 例子.com} as {@code xn--fsqu00a.com}, no dot at the end. */
public final class DnsName {
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_-]{0,62})(\\.[a-z0-9_]([a-z0-9_-]{0,62}))*");

    private static final int LONGEST = 253;

    private DnsName() {}

    /** A name as the DNS has it, perhaps with {@code *.} before it; empty where it is none. */
    public static Optional<String> of(String given) {
        return Optional.of(ascii(given.strip()))
                .filter(name -> name.length() <= LONGEST && NAME.matcher(name).matches());
    }

    /** The same for what may be no name, which stays as it is. */
    public static String ascii(String name) {
        try {
            String plain = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
            return IDN.toASCII(plain, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException malformed) {
            return name;
        }
    }
}

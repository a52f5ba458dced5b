package blogjar.text;

import java.security.MessageDigest;
import java.util.HexFormat;

/** What stands in the name of a file that is kept for ever, as it changes with what is in it. */
public final class NameHash {
    private static final int SHORTEST = 8;

    private NameHash() {}

    /** Of the bytes of some files, one after the other: 8 or more hexadecimal digits. */
    public static String of(Iterable<byte[]> files) {
        MessageDigest digest = Sha256.begin();
        files.forEach(digest::update);
        String all = HexFormat.of().formatHex(digest.digest());
        int length = SHORTEST;
        while (length < all.length() && !isMixed(all.substring(0, length))) {
            length++;
        }
        return all.substring(0, length);
    }

    /** Whether there are a letter and a digit, so that nobody takes it for a date or a word. */
    private static boolean isMixed(String hash) {
        return hash.chars().anyMatch(c -> c <= '9') && hash.chars().anyMatch(c -> c > '9');
    }
}

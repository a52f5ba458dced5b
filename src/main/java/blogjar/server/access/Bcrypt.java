package blogjar.server.access;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * The bcrypt hash of a password (Provos and Mazières, "A Future-Adaptable Password Scheme", 1999), as {@code htpasswd -B}
 * writes it: {@code $2y$10$} with 22 characters of salt and 31 of hash.
 */
final class Bcrypt {
    private static final String ALPHABET = "./ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private static final String MAGIC = "OrpheanBeholderScryDoubt";
    private static final int LONGEST_PASSWORD = 72;
    private static final int SALT = 16;
    private static final int HASH = 23;
    private static final int ROUNDS = 16;
    private static final int BOX = 256;

    /** The first bits of what follows the point in pi: 18 subkeys, then four boxes of 256 words. */
    private static final int[] PI = pi();

    private final int[] keys = Arrays.copyOf(PI, ROUNDS + 2);
    private final int[] boxes = Arrays.copyOfRange(PI, ROUNDS + 2, PI.length);

    private Bcrypt() {}

    /** @param hash whose form has been checked */
    static boolean verify(String password, String hash) {
        int cost = Integer.parseInt(hash.substring(4, 6));
        byte[] salt = decode(hash.substring(7, 29), SALT);
        byte[] expected = decode(hash.substring(29), HASH);
        return MessageDigest.isEqual(expected, hash(password, salt, cost));
    }

    private static byte[] hash(String password, byte[] salt, int cost) {
        byte[] bytes = password.getBytes(StandardCharsets.UTF_8);
        byte[] key = Arrays.copyOf(bytes, Math.min(bytes.length + 1, LONGEST_PASSWORD)); // with a zero at its end
        Bcrypt state = new Bcrypt();
        state.expand(key, salt);
        for (long i = 0; i < 1L << cost; i++) {
            state.expand(key, new byte[SALT]);
            state.expand(salt, new byte[SALT]);
        }
        return state.magic();
    }

    private byte[] magic() {
        byte[] text = MAGIC.getBytes(StandardCharsets.US_ASCII);
        byte[] out = new byte[text.length];
        for (int at = 0; at < text.length; at += 8) {
            long block = (long) word(text, at) << 32 | word(text, at + 4) & 0xffff_ffffL;
            for (int i = 0; i < 64; i++) {
                block = encipher(block);
            }
            for (int i = 0; i < 8; i++) {
                out[at + i] = (byte) (block >> 56 - 8 * i);
            }
        }
        return Arrays.copyOf(out, HASH);
    }

    private void expand(byte[] key, byte[] salt) {
        for (int i = 0, at = 0; i < keys.length; i++, at += 4) {
            keys[i] ^= word(key, at);
        }
        long block = 0;
        int at = 0;
        for (int i = 0; i < keys.length; i += 2, at += 8) {
            block = encipher(block ^ salted(salt, at));
            keys[i] = (int) (block >> 32);
            keys[i + 1] = (int) block;
        }
        for (int i = 0; i < boxes.length; i += 2, at += 8) {
            block = encipher(block ^ salted(salt, at));
            boxes[i] = (int) (block >> 32);
            boxes[i + 1] = (int) block;
        }
    }

    private static long salted(byte[] salt, int at) {
        return (long) word(salt, at) << 32 | word(salt, at + 4) & 0xffff_ffffL;
    }

    /** Four bytes; after the last comes the first. */
    private static int word(byte[] bytes, int at) {
        int word = 0;
        for (int i = 0; i < 4; i++) {
            word = word << 8 | bytes[(at + i) % bytes.length] & 0xff;
        }
        return word;
    }

    private long encipher(long block) {
        int left = (int) (block >> 32) ^ keys[0];
        int right = (int) block;
        for (int i = 1; i <= ROUNDS; i += 2) {
            right ^= feistel(left) ^ keys[i];
            left ^= feistel(right) ^ keys[i + 1];
        }
        return (long) (right ^ keys[ROUNDS + 1]) << 32 | left & 0xffff_ffffL;
    }

    private int feistel(int x) {
        int sum = boxes[x >>> 24] + boxes[BOX + (x >>> 16 & 0xff)];
        return (sum ^ boxes[2 * BOX + (x >>> 8 & 0xff)]) + boxes[3 * BOX + (x & 0xff)];
    }

    private static byte[] decode(String text, int length) {
        byte[] out = new byte[length];
        int bits = 0;
        int held = 0;
        int at = 0;
        for (int i = 0; i < text.length() && at < length; i++) {
            bits = bits << 6 | ALPHABET.indexOf(text.charAt(i));
            held += 6;
            if (held >= 8) {
                held -= 8;
                out[at++] = (byte) (bits >> held);
            }
        }
        return out;
    }

    /** By Machin's formula: pi is 16 arctan(1/5) - 4 arctan(1/239). */
    private static int[] pi() {
        int words = ROUNDS + 2 + 4 * BOX;
        int spare = 64;
        BigInteger one = BigInteger.ONE.shiftLeft(words * 32 + spare);
        BigInteger pi = arctan(one, 5).shiftLeft(4).subtract(arctan(one, 239).shiftLeft(2));
        BigInteger fraction = pi.mod(one).shiftRight(spare);
        int[] out = new int[words];
        for (int i = 0; i < words; i++) {
            out[i] = fraction.shiftRight(32 * (words - 1 - i)).intValue();
        }
        return out;
    }

    private static BigInteger arctan(BigInteger one, int inverse) {
        BigInteger square = BigInteger.valueOf((long) inverse * inverse);
        BigInteger power = one.divide(BigInteger.valueOf(inverse));
        BigInteger sum = power;
        for (int n = 3; power.signum() != 0; n += 2) {
            power = power.divide(square);
            BigInteger term = power.divide(BigInteger.valueOf(n));
            sum = n % 4 == 3 ? sum.subtract(term) : sum.add(term);
        }
        return sum;
    }
}

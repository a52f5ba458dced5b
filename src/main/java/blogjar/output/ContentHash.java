package blogjar.output;

import blogjar.text.Sha256;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/** Names content so that other content has another name. */
final class ContentHash {
    /** 96 bits: two of a billion files share a name with a chance of 1 in 10^11. */
    private static final int KEPT = 12;

    private ContentHash() {}

    static String of(byte[] bytes) {
        return text(Sha256.of(bytes));
    }

    /** Of what is left of the buffer, which is left as it is. */
    static String of(ByteBuffer bytes) {
        MessageDigest digest = Sha256.begin();
        digest.update(bytes.duplicate());
        return text(digest.digest());
    }

    /** Of length and time, for a file that is too long to be read; the {@code f} keeps both kinds apart. */
    static String of(FileState file) {
        ByteBuffer state = ByteBuffer.allocate(20)
                .putLong(file.length())
                .putLong(file.modified().getEpochSecond())
                .putInt(file.modified().getNano());
        return "f" + text(Sha256.of(state.array()));
    }

    private static String text(byte[] digest) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, KEPT));
    }
}

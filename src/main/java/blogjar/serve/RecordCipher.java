package blogjar.serve;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Encrypts records of nothing, in the way and of the length that TLS does it (RFC 8446, 5.2), so that Java becomes fast at it. */
final class RecordCipher {
    private static final int LONGEST = 1 << 14;
    private static final int HEADER = 5;
    private static final int NONCE = 12;
    private static final int TAG = 16;

    private final Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    private final SecretKeySpec key = new SecretKeySpec(new byte[TAG], "AES");
    private final ByteBuffer record = ByteBuffer.allocateDirect(LONGEST + TAG);
    private final ByteBuffer nonce = ByteBuffer.allocate(NONCE);
    private long sent;

    RecordCipher() throws GeneralSecurityException {}

    void encrypt(int records) throws GeneralSecurityException {
        for (int i = 0; i < records; i++) {
            nonce.putLong(NONCE - Long.BYTES, sent++);
            cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG * Byte.SIZE, nonce.array()));
            cipher.updateAAD(new byte[HEADER]);
            cipher.doFinal(record.clear().duplicate().limit(LONGEST), record); // in place, as TLS does
        }
    }
}

package blogjar.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A digest of values, one after the other, so that other values, or the same ones otherwise divided, have another digest. For one thread. */
public final class Fingerprint {
    private final MessageDigest digest = Sha256.begin();
    private final ByteBuffer number = ByteBuffer.allocate(Long.BYTES);

    public Fingerprint add(long value) {
        number.clear();
        digest.update(number.putLong(value).array());
        return this;
    }

    public Fingerprint add(byte[] bytes) {
        add(bytes.length);
        digest.update(bytes);
        return this;
    }

    public Fingerprint add(String text) {
        return add(text.getBytes(StandardCharsets.UTF_8));
    }

    /** A value of YAML or JSON: maps and lists in their order, scalars by their kind and what they print as. */
    public Fingerprint addValue(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            add("{").add(map.size());
            map.forEach((key, one) -> addValue(key).addValue(one));
        } else if (value instanceof Collection<?> list) {
            add("[").add(list.size());
            list.forEach(this::addValue);
        } else if (value == null) {
            add("null");
        } else {
            add(value.getClass().getName()).add(value.toString());
        }
        return this;
    }

    /** Of all that was added; to be called once. */
    public byte[] digest() {
        return digest.digest();
    }
}

package blogjar.server.access;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What somebody claims in an {@code Authorization} field (RFC 7617). */
public record Credentials(String user, String password) {
    private static final String SCHEME = "Basic ";
    private static final int LONGEST = 1_024;

    /** Empty for no field, and for what is no name with a password in UTF-8. */
    public static Optional<Credentials> parse(@Nullable String field) {
        if (field == null || field.length() > LONGEST || !field.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] bytes =
                    Base64.getDecoder().decode(field.substring(SCHEME.length()).strip());
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            int colon = text.indexOf(':');
            boolean plain = text.chars().noneMatch(Character::isISOControl);
            return colon < 0 || !plain
                    ? Optional.empty()
                    : Optional.of(new Credentials(text.substring(0, colon), text.substring(colon + 1)));
        } catch (IllegalArgumentException | CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return user;
    }
}

package blogjar.server;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** What came from a client, written so that it can't forge a line, nor move the cursor of who reads it. */
final class LogText {
    private static final String HEX = "0123456789abcdef";

    private LogText() {}

    /** As Apache does: quotes, backslashes, control bytes and bytes above ASCII; a hyphen where there is nothing. */
    static void append(@Nullable String value, StringBuilder line) {
        if (value == null || value.isEmpty()) {
            line.append('-');
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c >= ' ' && c < 0x7f && c != '"' && c != '\\') {
                line.append(c);
            } else {
                escape(c, line);
            }
        }
    }

    private static void escape(char c, StringBuilder line) {
        switch (c) {
            case '"', '\\' -> line.append('\\').append(c);
            case '\n' -> line.append("\\n");
            case '\r' -> line.append("\\r");
            case '\t' -> line.append("\\t");
            default -> line.append("\\x").append(HEX.charAt(c >> 4 & 15)).append(HEX.charAt(c & 15));
        }
    }

    /** A string of JSON, in ASCII; null where there is no value. */
    static void appendJson(@Nullable String value, StringBuilder line) {
        if (value == null) {
            line.append("null");
            return;
        }
        line.append('"');
        String text = decoded(value);
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                line.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                line.append(c);
            } else {
                line.append("\\u");
                for (int shift = 12; shift >= 0; shift -= 4) {
                    line.append(HEX.charAt(c >> shift & 15));
                }
            }
        }
        line.append('"');
    }

    /** A field's bytes as UTF-8 where they are that, else each byte as a character. */
    private static String decoded(String bytes) {
        if (bytes.chars().allMatch(c -> c < 0x80) || bytes.chars().anyMatch(c -> c > 0xff)) {
            return bytes;
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException latin1) {
            return bytes;
        }
    }
}

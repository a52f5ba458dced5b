package blogjar.diagnostic;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** The text of a file that somebody wrote: UTF-8, without byte order mark, line ends as LF (hexo-fs 5, readFile). */
public final class SourceText {
    private static final char REPLACEMENT = '\uFFFD';
    private static final int SAMPLE = 1024;
    private static final int RAREST_NUL = 16;

    private SourceText() {}

    /**
     * @param name of the file, for messages
     * @param problems told what is no UTF-8; it stands in the text as U+FFFD, as in Hexo
     * @throws ProblemException where the file is UTF-16, of which nothing can be read as UTF-8
     */
    public static String of(String name, byte[] bytes, Problems problems) {
        if (isUtf16(bytes)) {
            throw new ProblemException(Problem.error("this file is UTF-16")
                    .at(new SourcePosition(name, 1, 1))
                    .expected("UTF-8")
                    .fix("save it as UTF-8"));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException malformed) {
            text = new String(bytes, StandardCharsets.UTF_8);
            problems.add(Problem.notice("this file is not UTF-8; what can't be read is shown as " + REPLACEMENT)
                    .at(name, text, text.indexOf(REPLACEMENT))
                    .fix("save it as UTF-8"));
        }
        if (text.startsWith("\uFEFF")) {
            text = text.substring(1);
        }
        return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n");
    }

    /** With a mark of UTF-16, or with every NUL at an even place, or every one at an odd place, and not just a few. */
    private static boolean isUtf16(byte[] bytes) {
        int length = Math.min(bytes.length, SAMPLE);
        if (length < 2) {
            return false;
        }
        int mark = (bytes[0] & 0xFF) << 8 | bytes[1] & 0xFF;
        if (mark == 0xFEFF || mark == 0xFFFE) {
            return true;
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i < length; i++) {
            if (bytes[i] == 0) {
                even += 1 - i % 2;
                odd += i % 2;
            }
        }
        return (even == 0) != (odd == 0) && (even + odd) * RAREST_NUL > length && even + odd > 1;
    }
}

package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * The blocks of a PEM file; text around them is allowed and means nothing.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7468">RFC 7468</a>
 */
final class Pem {
    private static final String BEGIN = "-----BEGIN ";
    private static final String END = "-----END ";
    private static final String DASHES = "-----";

    private Pem() {}

    /**
     * @param label what stands after BEGIN: {@code CERTIFICATE}
     * @param encrypted whether the content is encrypted in the old way of OpenSSL, by fields at its head
     */
    record Block(String label, byte[] der, boolean encrypted) {}

    /**
     * @param file for messages
     * @throws ProblemException where a block has no end or is no Base64
     */
    static List<Block> parse(String file, String text) {
        List<Block> blocks = new ArrayList<>();
        int at = text.indexOf(BEGIN);
        while (at >= 0) {
            int labelEnd = text.indexOf(DASHES, at + BEGIN.length());
            String label = labelEnd < 0 ? "" : text.substring(at + BEGIN.length(), labelEnd);
            String footer = END + label + DASHES;
            int end = labelEnd < 0 ? -1 : text.indexOf(footer, labelEnd);
            if (end < 0) {
                throw new ProblemException(Problem.error("the block begins here but does not end")
                        .at(file, text, at)
                        .expected("a line " + (label.isEmpty() ? END + "…" : footer))
                        .fix("the file was cut off: copy it again, whole"));
            }
            blocks.add(block(file, text, label, labelEnd + DASHES.length(), end));
            at = text.indexOf(BEGIN, end);
        }
        return blocks;
    }

    private static Block block(String file, String text, String label, int from, int to) {
        String body = text.substring(from, to).strip();
        boolean fields = body.startsWith("Proc-Type:");
        if (fields) {
            int blank = body.replace("\r", "").indexOf("\n\n");
            body = blank < 0 ? "" : body.replace("\r", "").substring(blank).strip();
        }
        try {
            return new Block(label, Base64.getMimeDecoder().decode(body), fields);
        } catch (IllegalArgumentException notBase64) {
            throw new ProblemException(Problem.error("the block '" + label + "' is damaged: " + notBase64.getMessage())
                    .at(file, text, from)
                    .fix("copy the file again, as text"));
        }
    }
}

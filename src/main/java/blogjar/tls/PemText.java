package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** The text of a PEM file; one in another form is told by how to change it. */
final class PemText {
    private static final int MOST_BYTES = 1 << 20;

    private PemText() {}

    /** @throws ProblemException where the file can't be read or is no text */
    static String read(Path file) {
        byte[] bytes = bytes(file);
        if (bytes.length == 0) {
            throw new ProblemException(Problem.error("the file is empty")
                    .in(file.toString())
                    .fix("copy it again; where a disk was full, make room first"));
        }
        if (bytes.length > 1 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
            throw new ProblemException(Problem.error("the file is written in UTF-16")
                    .in(file.toString())
                    .expected("plain text, as OpenSSL and certbot write it")
                    .fix("save it as UTF-8 or ASCII"));
        }
        if (bytes[0] == Der.SEQUENCE) {
            throw new ProblemException(binary(file, bytes));
        }
        return new String(bytes, StandardCharsets.ISO_8859_1); // only ASCII matters
    }

    private static byte[] bytes(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ProblemException(Problem.error("the file is too long for certificates and a key")
                        .in(file.toString()));
            }
            return Files.readAllBytes(file);
        } catch (AccessDeniedException denied) {
            throw new ProblemException(FileProblem.denied(file));
        } catch (NoSuchFileException missing) {
            throw new ProblemException(FileProblem.missing(file));
        } catch (IOException reason) {
            throw new ProblemException(Problem.error("the file can't be read: " + reason.getMessage())
                    .in(file.toString()));
        }
    }

    private static Problem binary(Path file, byte[] der) {
        Problem problem =
                Problem.error("the file is binary (DER)").in(file.toString()).expected("PEM");
        String from = " -in '" + file + "' -out ";
        List<Der.Element> inside;
        try {
            inside = Der.read(der).get(0).elements();
        } catch (IllegalArgumentException noDer) {
            return problem.fix("give the PEM files that the certificate authority issued");
        }
        if (inside.isEmpty() || !inside.get(0).is(Der.INTEGER)) {
            return problem.fix(
                    "openssl x509 -inform der" + from + "cert.pem, and put the issuer's certificate behind it");
        }
        return inside.get(0).hex().equals("03") // RFC 7292, 4
                ? problem.fix("it is PKCS#12; take it apart: openssl pkcs12 -nodes" + from
                        + "both.pem, and name both.pem as certificate and as key")
                : problem.fix("openssl pkey -inform der" + from + "privkey.pem");
    }
}

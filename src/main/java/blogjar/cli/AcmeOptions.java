package blogjar.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Certificates from a CA, as the options ask for them; all else stands below {@code server.acme}. */
final class AcmeOptions {
    @Option(
            names = "--acme",
            paramLabel = "EMAIL",
            description = "Have certificates issued and renewed; the address is the one that the CA may write to.")
    @Nullable
    String email;

    @Option(names = "--agree", description = "Agree to the terms of the certificate authority.")
    boolean agree;

    /** By dotted path; they win over the configuration's files. */
    Map<String, Object> settings() {
        Map<String, Object> given = new LinkedHashMap<>();
        if (email != null) {
            given.put("server.acme.email", email);
        }
        if (agree) {
            given.put("server.acme.agree", true);
        }
        return given;
    }
}

package blogjar.acme.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** What certbot puts into its folders for whoever looks at them. */
final class Readme {
    static final String NAME = "README";
    private static final String TEXT = """
            Keys and certificates, as certbot lays them out. What is here are links into ../%1$sarchive.

            %2$sprivkey.pem    the private key; nobody else should read it
            %2$sfullchain.pem  the certificate and its issuers', for nginx, Apache and most others
            %2$scert.pem       the certificate alone
            %2$schain.pem      its issuers' alone

            Read them from here, and let them stay here: each renewal changes where the links lead.
            """;

    private Readme() {}

    static void put(Disk disk, Path folder, boolean lineage) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            String text = TEXT.formatted(lineage ? "../" : "", lineage ? "" : "NAME/");
            disk.replace(file, text.getBytes(StandardCharsets.UTF_8), "rw-r--r--");
        }
    }
}

package blogjar.acme;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.regex.Pattern;

/**
 * Gives proofs over plain HTTP on port 80 ({@code http-01}; RFC 8555, 8.3), as files in a folder that servers of ours look into: this
 * one, one that runs beside a command, or one of several behind a balancer that share the folder.
 */
public final class HttpAnswer implements Answer {
    private static final String PLACE = ".well-known/acme-challenge";

    /** What a CA calls a token becomes the name of a file. */
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,200}");

    private final Path folder;

    /** @param webroot made where it is not there */
    public HttpAnswer(Path webroot) {
        this.folder = webroot.resolve(PLACE);
    }

    @Override
    public String type() {
        return "http-01";
    }

    @Override
    public boolean suits(String name) {
        return !name.startsWith("*.");
    }

    @Override
    public Proof give(Ask ask) throws Refusal {
        if (!TOKEN.matcher(ask.token()).matches()) {
            throw new Refusal(
                    Refusal.Kind.REJECTED,
                    Problem.error("the CA asks for a proof under a name that is none by RFC 8555, 8.3")
                            .fix("name another CA in server.acme.authority"));
        }
        Path file = folder.resolve(ask.token());
        try {
            Files.createDirectories(folder);
            Path draft = folder.resolve(ask.token() + ".part");
            Files.write(draft, ask.authorization().getBytes(StandardCharsets.US_ASCII));
            Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new Refusal(
                    Refusal.Kind.OURS,
                    Problem.error("a proof for a certificate can't be written: " + failed)
                            .in(file.toString())
                            .fix("let user " + System.getProperty("user.name")
                                    + " write there, and look whether the disk is full"));
        }
        return () -> remove(file);
    }

    /** One that stays proves nothing any more, as each order has tokens of its own. */
    private static void remove(Path file) {
        if (!file.toFile().delete()) {
            file.toFile().deleteOnExit();
        }
    }
}

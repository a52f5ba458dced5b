package blogjar.tls;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Where certificates are looked for: certbot's folder with {@code live/NAME/}, or that {@code live} itself, or a folder
 * that holds the two files. Their names are certbot's, {@code fullchain.pem} and {@code privkey.pem}, or those of a
 * Kubernetes secret, {@code tls.crt} and {@code tls.key}.
 */
final class CertificateFolder {
    private static final String[][] NAMES = {{"fullchain.pem", "privkey.pem"}, {"tls.crt", "tls.key"}};

    private CertificateFolder() {}

    /**
     * All pairs of files, by name; none where the folder is not there yet.
     *
     * @throws ProblemException where a folder may not be read
     */
    static List<CertificateFiles> find(Path folder) {
        List<CertificateFiles> found = new ArrayList<>();
        files(folder).ifPresent(found::add);
        Path live = folder.resolve("live");
        Path parent = Files.isDirectory(live) ? live : folder;
        for (Path child : children(parent)) {
            // versions of a mounted secret, of which the folder itself shows the one in force
            if (Files.isDirectory(child) && !child.getFileName().toString().startsWith("..")) {
                files(child).ifPresent(found::add);
            }
        }
        found.sort(Comparator.comparing(CertificateFiles::name));
        return found;
    }

    private static Optional<CertificateFiles> files(Path folder) {
        for (String[] names : NAMES) {
            Path chain = folder.resolve(names[0]);
            Path key = folder.resolve(names[1]);
            if (isThere(chain) || isThere(key)) {
                return Optional.of(new CertificateFiles(String.valueOf(folder.getFileName()), chain, key));
            }
        }
        return Optional.empty();
    }

    /** A link that leads nowhere is there too: it has to be told of. */
    private static boolean isThere(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    private static List<Path> children(Path folder) {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            stream.forEach(children::add);
        } catch (NoSuchFileException | NotDirectoryException none) {
            return List.of();
        } catch (AccessDeniedException denied) {
            throw new ProblemException(FileProblem.deniedFolder(folder));
        } catch (IOException reason) {
            throw new ProblemException(Problem.error("the folder can't be read: " + reason.getMessage())
                    .in(folder.toString()));
        }
        return children;
    }
}

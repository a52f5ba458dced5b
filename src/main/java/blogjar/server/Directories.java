package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.output.Resource;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Serves folders beside the site below paths of their own, as Apache's {@code Alias} does: files as they are at the moment
 * of the request. Dot files, what a link reaches outside of the folder, and lists of folders are not served.
 */
final class Directories implements Step {
    private static final String INDEX = "index.html";

    private final List<Directory> directories;
    private final ResponseFields fields;
    private final Consumer<Problem> problems;

    Directories(List<Directory> directories, ResponseFields fields, Consumer<Problem> problems) {
        this.directories = directories;
        this.fields = fields;
        this.problems = problems;
    }

    @Override
    public @Nullable Body answer(Request request) {
        String path = request.target().path();
        if (path == null || request.target().isChallenge()) {
            return null;
        }
        for (Directory directory : directories) {
            if (directory.has(path)) {
                return request.waiting(() -> file(request, directory, path));
            }
        }
        return null;
    }

    private Body file(Request request, Directory directory, String path) {
        try {
            Path root = directory.folder().toRealPath();
            String rest =
                    path.substring(Math.min(path.length(), directory.prefix().length() + 1));
            Optional<Path> found = inside(root, rest).filter(file -> Files.isDirectory(file) || !path.endsWith("/"));
            if (found.isPresent() && Files.isDirectory(found.get())) {
                if (!path.endsWith("/")) {
                    String target =
                            request.target().rawPath() + "/" + request.target().rawQuery();
                    return Responses.redirect(request.exchange(), target.replaceFirst("^/+", "/"));
                }
                found = inside(root, rest + INDEX);
            }
            Path file = found.filter(Files::isRegularFile).orElse(null);
            if (file == null) {
                return Lookup.missing(request, StatusCodes.NOT_FOUND);
            }
            Resource resource = Resource.ofFile(path.endsWith("/") ? path + INDEX : path, file);
            return ResourceAnswer.of(request, resource, StatusCodes.OK, fields.ofFile(resource));
        } catch (IOException unreadable) {
            problems.accept(Problem.error(
                            "'/" + path + "' can't be read from " + directory.folder() + ": " + unreadable)
                    .fix("let user " + System.getProperty("user.name") + " read the files of server.directories"));
            return Responses.status(request.exchange(), StatusCodes.INTERNAL_SERVER_ERROR);
        }
    }

    /** The file of a path; empty where there is none, or not one that is to be seen. */
    private static Optional<Path> inside(Path root, String path) throws IOException {
        try {
            Path file = root.resolve(path).toRealPath();
            boolean open = file.startsWith(root) && !path.startsWith("/");
            for (Path name : open ? root.relativize(file) : file) {
                open &= !name.toString().startsWith(".");
            }
            return open ? Optional.of(file) : Optional.empty();
        } catch (AccessDeniedException refused) {
            throw refused;
        } catch (FileSystemException | InvalidPathException none) {
            return Optional
                    .empty(); // no such file, or a name that none can have: through a file, too long, a circle of links
        }
    }
}

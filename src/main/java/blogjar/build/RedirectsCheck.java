package blogjar.build;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourceText;
import blogjar.redirect.RedirectsFile;
import blogjar.route.Route;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Tells what is wrong with the rules of a {@code _redirects}, which is published as it is. */
final class RedirectsCheck {
    private static final String INDEX = "index.html";
    private static final String HTML = ".html";

    private RedirectsCheck() {}

    /**
     * @param root the blog's folder
     * @param source its source folder
     */
    static void tell(Path root, Path source, List<Route> routes, Problems problems) {
        if (routes.stream().noneMatch(route -> route.path().equals(RedirectsFile.NAME))) {
            return;
        }
        Path file = source.resolve(RedirectsFile.NAME);
        String name = root.relativize(file).toString().replace('\\', '/');
        Set<String> pages = pages(routes);
        try {
            String text = SourceText.of(name, Files.readAllBytes(file), problems);
            RedirectsFile.read(name, text, pages::contains, problems);
        } catch (IOException unreadable) {
            problems.add(Problem.notice("the rules can't be read: " + unreadable.getMessage())
                    .in(name)
                    .fix("check its permissions"));
        } catch (ProblemException unreadable) {
            problems.addAll(unreadable.problems());
        }
    }

    /** The paths under which a page is served. */
    private static Set<String> pages(List<Route> routes) {
        Set<String> pages = new HashSet<>();
        for (Route route : routes) {
            String path = route.path();
            pages.add(path);
            if (path.equals(INDEX) || path.endsWith("/" + INDEX)) {
                String folder = path.substring(0, path.length() - INDEX.length());
                pages.add(folder);
                pages.add(folder.replaceFirst("/$", ""));
            } else if (path.endsWith(HTML)) {
                pages.add(path.substring(0, path.length() - HTML.length()));
            }
        }
        return pages;
    }
}

package blogjar.front;

import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.redirect.Redirection;
import blogjar.redirect.Redirects;
import blogjar.redirect.RulePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which paths are answered with anything but the file of that name.
 *
 * @param single one path each, in order; they go before files and patterns
 * @param patterns rules for many paths, in their order
 */
record Moves(List<Single> single, List<RulePattern> patterns) {
    private static final String INDEX = "index.html";
    private static final int MOVED = 301;

    Moves {
        single = List.copyOf(single);
        patterns = List.copyOf(patterns);
    }

    /**
     * What a path is answered with.
     *
     * @param path decoded, no leading slash
     * @param family whether the same with a slash after it, and the index of that folder, are answered so, too
     */
    record Single(String path, boolean family, Redirection to) {
        /** All the paths, decoded, no leading slash. */
        List<String> paths() {
            return family ? variants(path) : List.of(path);
        }
    }

    /** What the server is asked for a path, in its order. */
    private record Chain(Redirects settings, Redirects rules, Release release, Redirects remembered) {
        Optional<Redirection> answer(String path) {
            return settings.find(path, "", page -> false)
                    .or(() -> rules.find(path, "", release::hasPage))
                    .or(() -> fromFiles(path));
        }

        private Optional<Redirection> fromFiles(String path) {
            Optional<Resource> file = release.find(path);
            if (file.isEmpty() && !path.endsWith("/")) {
                file = release.find(path + "/").or(() -> release.find(path + ".html"));
            }
            return file.isPresent()
                    ? file.get().target().map(target -> new Redirection(MOVED, target))
                    : remembered.find(path, "", page -> false);
        }
    }

    /**
     * @param settings what holds whether or not there is a page
     * @param rules those of the site's own file
     * @param remembered what is known of former times
     */
    static Moves of(Release release, Redirects settings, Redirects rules, Redirects remembered) {
        Chain chain = new Chain(settings, rules, release, remembered);
        TreeSet<String> keys = new TreeSet<>(settings.paths());
        keys.addAll(rules.paths());
        keys.addAll(remembered.paths());
        release.resources().stream()
                .filter(resource -> resource.target().isPresent())
                .forEach(alias -> {
                    keys.add(key(alias.path()));
                    if (alias.path().endsWith(".html") && key(alias.path()).equals(alias.path())) {
                        keys.add(alias.path().substring(0, alias.path().length() - ".html".length()));
                    }
                });
        List<Single> single = new ArrayList<>();
        for (String key : keys) {
            List<String> variants = variants(key);
            List<Optional<Redirection>> answers =
                    variants.stream().map(chain::answer).toList();
            if (answers.get(0).isPresent() && answers.stream().allMatch(answers.get(0)::equals)) {
                single.add(new Single(key, true, answers.get(0).get()));
                continue;
            }
            for (int i = 0; i < variants.size(); i++) {
                String path = variants.get(i);
                answers.get(i).ifPresent(answer -> single.add(new Single(path, false, answer)));
            }
        }
        return new Moves(
                single,
                Stream.concat(settings.patterns().stream(), rules.patterns().stream())
                        .toList());
    }

    private static String key(String path) {
        boolean index = path.equals(INDEX) || path.endsWith("/" + INDEX);
        String folder = index ? path.substring(0, path.length() - INDEX.length()) : path;
        return folder.endsWith("/") ? folder.substring(0, folder.length() - 1) : folder;
    }

    private static List<String> variants(String key) {
        return key.isEmpty() ? List.of("", INDEX) : List.of(key, key + "/", key + "/" + INDEX);
    }
}

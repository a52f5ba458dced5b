package blogjar.front;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.diagnostic.Problems;
import blogjar.output.Output;
import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.redirect.RedirectSettings;
import blogjar.redirect.Redirects;
import blogjar.redirect.RedirectsFile;
import blogjar.server.SentFields;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A server other than this one, in front of which or by which a site is served. */
public enum Front {
    NGINX("nginx", Set.of(), NginxFile::of),
    APACHE("Apache", Set.of(HtaccessFile.NAME), HtaccessFile::of),
    CADDY("Caddy", Set.of(), CaddyFile::of),
    NETLIFY("Netlify", Set.of(HostFiles.REDIRECTS, HostFiles.HEADERS), HostFiles::netlify),
    CLOUDFLARE("Cloudflare Pages", Set.of(HostFiles.REDIRECTS, HostFiles.HEADERS), HostFiles::cloudflare),
    GITHUB_PAGES("GitHub Pages", Set.of(), GithubPages::of),
    VERCEL("Vercel", Set.of(VercelFile.NAME), VercelFile::of);

    /** The setting that names them. */
    public static final String KEY = "generate.target";

    /** What this server does besides files, and another one has to be told by hand. */
    private static final List<String> BY_HAND =
            List.of("server.access", "server.directories", "server.proxy", "server.sites");

    private final String title;
    private final Set<String> files;
    private final Format format;

    @FunctionalInterface
    private interface Format {
        Written of(Facts facts, Unsaid unsaid);
    }

    Front(String title, Set<String> files, Format format) {
        this.title = title;
        this.files = files;
        this.format = format;
    }

    /** Its name in a call and in settings. */
    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** All names, with commas between them. */
    public static String words() {
        return Arrays.stream(values()).map(Front::word).collect(Collectors.joining(", "));
    }

    /**
     * Those that a call or the settings name.
     *
     * @param given in the call; none for what the settings say
     * @throws ProblemException where one isn't known, or two write the same file
     */
    public static List<Front> named(List<String> given, Config config) {
        List<String> words = new ArrayList<>();
        for (String text : given.isEmpty() ? config.texts(KEY) : given) {
            words.addAll(List.of(text.strip().split("[,\\s]+")));
        }
        Set<Front> fronts = new LinkedHashSet<>();
        Map<String, Front> writing = new HashMap<>();
        for (String word : words) {
            Front front = Arrays.stream(values())
                    .filter(one -> one.word().equals(word.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new ProblemException(placed(
                                    Problem.error("'" + word + "' is no server that can be told of the site"),
                                    given,
                                    config)
                            .expected(words())
                            .fix("name one of them, or several with commas between them")));
            if (!fronts.add(front)) {
                continue;
            }
            if (front != GITHUB_PAGES && !Place.prefix(config).isEmpty()) {
                throw new ProblemException(
                        Problem.error("what is written for " + front.word() + " is for a site at the root of its host")
                                .at(config.place("root"))
                                .expected("root: /")
                                .fix("give the blog a host of its own, or leave the target out"));
            }
            for (String file : front.files) {
                Front other = writing.put(file, front);
                if (other != null) {
                    throw new ProblemException(placed(
                                    Problem.error(other.word() + " and " + front.word() + " both want " + file
                                            + " otherwise"),
                                    given,
                                    config)
                            .fix("name one of them; build a second folder for the other with --output"));
                }
            }
        }
        return List.copyOf(fronts);
    }

    private static Problem placed(Problem problem, List<String> given, Config config) {
        return given.isEmpty() ? problem.at(config.place(KEY)) : problem;
    }

    /** Whether a file that the blog has is written anew. */
    public static boolean replaces(List<Front> fronts, String path) {
        return path.equals(HostFiles.REDIRECTS) && fronts.stream().anyMatch(front -> front.files.contains(path));
    }

    /** Where a file of the site is on its host, as servers are told: what {@code root} says stands before it. */
    public static String onHost(Config config, String path) {
        return path.equals(RedirectsFile.NAME) ? path : Place.prefix(config) + path;
    }

    /**
     * What these servers are to be told.
     *
     * @param folder that the site is built into
     * @param release with its paths on the host
     * @param remembered what becomes of addresses of former times
     * @param problems told all that one can't do
     */
    public static Written of(
            List<Front> fronts, Config config, Path folder, Release release, Redirects remembered, Problems problems) {
        String source = config.text("source_dir") + "/" + RedirectsFile.NAME;
        Redirects rules = release.find(RedirectsFile.NAME)
                .map(file -> RedirectsFile.read(source, text(file), release::hasPage, new Problems()))
                .orElse(Redirects.NONE);
        Moves moves = Moves.of(release, RedirectSettings.of(config), rules, remembered);
        Place place = Place.of(config, folder);
        Facts facts =
                Facts.of(place, release, moves, SentFields.of(config, release), config.get("server.hsts") != null);
        List<Output> inside = new ArrayList<>();
        Map<Path, byte[]> beside = new HashMap<>();
        for (Front front : fronts) {
            Unsaid unsaid = new Unsaid(front.title, problems);
            BY_HAND.stream()
                    .filter(key -> config.get(key) != null && !config.isOff(key))
                    .forEach(key ->
                            unsaid.say(key + " is not in what is written", "set it up at " + front.title + " by hand"));
            Written written = front.format.of(facts, unsaid);
            for (Output file : written.inside()) {
                if (release.find(onHost(config, file.path())).isPresent() && !replaces(fronts, file.path())) {
                    unsaid.say(
                            "the blog has a file " + file.path() + " of its own, which stays as it is",
                            "remove it to have one written");
                } else {
                    inside.add(file);
                }
            }
            beside.putAll(written.beside());
        }
        return new Written(inside, beside);
    }

    private static String text(Resource file) {
        Path from = file.file().orElse(null);
        try {
            return from != null
                    ? Files.readString(from)
                    : StandardCharsets.UTF_8
                            .decode(file.identity().orElseThrow().bytes().duplicate())
                            .toString();
        } catch (IOException unreadable) {
            throw new ProblemException(Problem.unreadable(file.path(), unreadable));
        }
    }
}

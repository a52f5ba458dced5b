package blogjar.output;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.redirect.Redirects;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The published site, whole: every path with its {@link Resource}. It never changes; the next build makes another one,
 * and what stayed the same is shared by both.
 */
public final class Release {
    /** What a folder shows. */
    private static final String INDEX = "index.html";

    private static final Release EMPTY = new Release(List.of());

    /** By path, and for each folder with an index by the folder's path with its slash, so that one look-up is enough. */
    private final Map<String, Resource> byPath;

    /** Null where all is rendered. */
    private final @Nullable Unrendered unrendered;

    private final Collection<Resource> resources;

    /** Paths of what was put and is not served. */
    private final List<String> withheld;

    private final List<Former> formers;
    private final Map<String, String> sources;
    private final Redirects remembered;
    private final Object preparing;

    Release(Collection<Resource> resources) {
        this(resources, List.of(), Map.of());
    }

    /**
     * @param formers what of earlier releases is still there
     * @param sources source files of documents, and their paths
     */
    Release(Collection<Resource> all, List<Former> formers, Map<String, String> sources) {
        this(all, formers, sources, null);
    }

    /** One of which a part is rendered only when it is asked for. */
    Release(Collection<Resource> all, Unrendered unrendered, Map<String, String> sources) {
        this(all, unrendered.previous().formers, sources, unrendered);
    }

    private Release(
            Collection<Resource> all,
            List<Former> formers,
            Map<String, String> sources,
            @Nullable Unrendered unrendered) {
        this.unrendered = unrendered;
        this.withheld = all.stream()
                .map(Resource::path)
                .filter(Withheld::isBackup)
                .sorted()
                .toList();
        this.resources = withheld.isEmpty()
                ? Collections.unmodifiableCollection(all)
                : all.stream()
                        .filter(resource -> !Withheld.isBackup(resource.path()))
                        .toList();
        this.formers = List.copyOf(formers);
        this.sources = Map.copyOf(sources);
        this.remembered = Redirects.NONE;
        this.preparing = new Object();
        this.byPath = new HashMap<>(resources.size() * 3);
        if (unrendered == null) { // else they are found in the one before
            formers.forEach(former -> byPath.put(former.resource().path(), former.resource()));
        }
        for (Resource resource : resources) {
            add(resource.path(), resource);
        }
    }

    private void add(String path, Resource entry) {
        byPath.put(path, entry);
        if (path.equals(INDEX) || path.endsWith("/" + INDEX)) {
            byPath.put(path.substring(0, path.length() - INDEX.length()), entry);
        }
    }

    private Release(Release same, Redirects remembered) {
        this.byPath = same.byPath;
        this.unrendered = same.unrendered;
        this.resources = same.resources;
        this.withheld = same.withheld;
        this.formers = same.formers;
        this.sources = same.sources;
        this.preparing = same.preparing;
        this.remembered = remembered;
    }

    /** What is to be told of files that are not served. */
    public Optional<Problem> told() {
        return withheld.isEmpty() ? Optional.empty() : Optional.of(Withheld.told(withheld));
    }

    /** A site without a page. */
    public static Release empty() {
        return EMPTY;
    }

    /**
     * A folder as it is: any static site. Dot files are left out but for {@code .well-known} at the root, and so is what a
     * link reaches outside of the folder.
     *
     * @param previous what is unchanged by length and time is taken from it and not read again
     * @param problems told what could not be read
     * @throws blogjar.diagnostic.ProblemException where there is no such folder
     */
    public static Release ofFolder(Path folder, Release previous, Problems problems) {
        return new PublicFolder(folder, previous, problems).release();
    }

    /** @see #ofFolder(Path, Release, Problems) */
    public static Release ofFolder(Path folder) {
        return ofFolder(folder, EMPTY, new Problems());
    }

    /**
     * The resource of a path.
     *
     * @param path from the site's root, decoded, no leading slash; with a slash at its end, or empty, it is a folder's and
     *     finds its index
     */
    public Optional<Resource> find(String path) {
        Entry entry = entry(path);
        if (entry == null) {
            return unrendered == null ? Optional.empty() : unrendered.find(path);
        }
        return entry.resource();
    }

    private @Nullable Entry entry(String path) {
        Resource resource = byPath.get(path);
        return resource == null && unrendered != null
                ? unrendered.page(path.isEmpty() || path.endsWith("/") ? path + INDEX : path)
                : resource;
    }

    /** Whether a part of it is rendered only when it is asked for, which takes its time. */
    public boolean isUnrendered() {
        return unrendered != null;
    }

    /** The paths of what is rendered only when it is asked for, in no order; those of which nothing was asked yet, and maybe others. */
    public List<String> unrendered() {
        return unrendered == null ? List.of() : unrendered.left();
    }

    /**
     * The same, with everything rendered.
     *
     * @throws blogjar.diagnostic.ProblemException where something can't be rendered
     */
    public Release rendered() throws IOException {
        return rendered(() -> false).orElseThrow();
    }

    /**
     * The same; empty where it was given up.
     *
     * @param stopped asked now and then
     * @throws blogjar.diagnostic.ProblemException where something can't be rendered
     */
    public Optional<Release> rendered(BooleanSupplier stopped) throws IOException {
        if (unrendered == null) {
            return Optional.of(this);
        }
        Map<String, Resource> all = new HashMap<>();
        resources.forEach(resource -> all.put(resource.path(), resource));
        Map<String, String> allSources = new HashMap<>(sources);
        if (!unrendered.addAll(all, allSources, stopped)) {
            return Optional.empty();
        }
        ReadyForms.join(all);
        return Optional.of(new Release(all.values(), List.of(), allSources));
    }

    /**
     * Renders the page of a path, if there is one that is not.
     *
     * @throws blogjar.diagnostic.ProblemException where it can't be rendered
     */
    public void render(String path) throws IOException {
        if (entry(path) instanceof LateResource page) {
            page.make();
        }
    }

    /** What of earlier releases is still there. */
    List<Former> formers() {
        return formers;
    }

    /**
     * The same with the styles, scripts, fonts and pictures of the one before, and of those before that, whose names change
     * with their content: they stay for a day, so that a page that is open goes on working.
     */
    public Release after(Release previous, Instant now) {
        return new Release(resources, Former.of(previous, this, now), sources);
    }

    /** Whether a path has a resource, or the same with a slash or {@code .html} after it. */
    public boolean hasPage(String path) {
        return entry(path) != null
                || !path.endsWith("/") && (entry(path + "/") != null || entry(path + ".html") != null);
    }

    /** The documents of it: source file, from the blog's root, to path; none where that is not known. */
    public Map<String, String> sources() {
        return sources;
    }

    /** What becomes of paths at which there once was a document, and is nothing now. */
    public Redirects remembered() {
        return remembered;
    }

    /** The same site, which remembers these addresses. */
    public Release remembering(Redirects addresses) {
        return new Release(this, addresses);
    }

    /** All that are rendered from the start, each once, in no order. */
    public Collection<Resource> resources() {
        return resources;
    }

    /** Compresses what is not compressed yet; comes back when all of it is, whoever began. */
    public void prepare() {
        synchronized (preparing) {
            resources.parallelStream()
                    .filter(resource -> !resource.isPrepared())
                    .forEach(Resource::coded);
        }
    }
}

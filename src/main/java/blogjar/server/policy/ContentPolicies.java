package blogjar.server.policy;

import blogjar.output.Release;
import blogjar.output.Resource;
import blogjar.text.Addresses;
import blogjar.text.SlashPaths;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The policies of the pages of one release. Each file is read once, and not again in the next release where it is the same.
 * Any thread may ask.
 */
public final class ContentPolicies {
    /** Nobody writes longer pages by hand, and a browser would take its time as well. */
    private static final long LONGEST = 32L << 20;

    private final Release release;
    private final Needs added;
    private final Map<Resource, PageNeeds> pages = new ConcurrentHashMap<>();
    private final Map<Resource, FileNeeds> files = new ConcurrentHashMap<>();
    private final @Nullable ContentPolicies previous;

    /**
     * What a script or a style of the site needs.
     *
     * @param imported addresses of other files of the site, as they are written
     */
    private record FileNeeds(Needs needs, Set<String> imported) {}

    /**
     * @param added sources by directive that each page may have besides
     * @param previous those of the release before; null where there is none
     */
    public ContentPolicies(Release release, Map<String, List<String>> added, @Nullable ContentPolicies previous) {
        this.release = release;
        this.added = new Needs();
        added.forEach((directive, sources) -> sources.forEach(source -> this.added.add(directive, source)));
        // what was read once is kept, but not the release before that one
        this.previous = previous == null ? null : new ContentPolicies(previous);
    }

    private ContentPolicies(ContentPolicies read) {
        this.release = Release.empty();
        this.added = read.added;
        this.previous = null;
        pages.putAll(read.pages);
        files.putAll(read.files);
    }

    /** The policy of a page; {@link Policy#NONE} where its author wants none. */
    public Policy of(Resource page) {
        PageNeeds needs = pages.computeIfAbsent(page, this::read);
        if (!needs.said().isEmpty()) {
            return needs.said().equals("false") ? Policy.NONE : Policy.said(needs.said());
        }
        return Policy.workedOut(PolicyText.of(all(page, needs)));
    }

    /** One policy for pages together, under which each of them works; of pages whose authors say one it takes no note. */
    public Policy together(Collection<Resource> some) {
        Needs all = new Needs();
        for (Resource page : some) {
            PageNeeds needs = pages.computeIfAbsent(page, this::read);
            if (needs.said().isEmpty()) {
                all.addAll(all(page, needs));
            }
        }
        return Policy.workedOut(PolicyText.of(all));
    }

    private Needs all(Resource page, PageNeeds needs) {
        Needs all = new Needs();
        all.addAll(added);
        all.addAll(needs.needs());
        Path at = new Path(page.path(), needs.base());
        addFiles(needs.ownStyles(), at, all);
        if (addFiles(needs.ownScripts(), at, all) || needs.isScripted()) {
            needs.data().forEach(address -> ScriptText.named(address, all));
        }
        return all;
    }

    /** Adds what files need, and those that they import; returns whether one of them is not known. */
    private boolean addFiles(List<String> named, Path page, Needs all) {
        Deque<String> waiting = new ArrayDeque<>();
        Set<String> seen = new HashSet<>();
        named.forEach(address -> waiting.add(page.resolve(address)));
        boolean unknown = false;
        while (!waiting.isEmpty()) {
            String path = waiting.remove();
            if (!seen.add(path)) {
                continue;
            }
            FileNeeds known = file(path).orElse(null);
            if (known == null) {
                continue;
            }
            all.addAll(known.needs());
            unknown |= KnownSources.ofOwn(path).isEmpty();
            Path at = new Path(path, "");
            known.imported().forEach(other -> {
                waiting.add(at.resolve(other));
                waiting.add(page.resolve(other)); // what is no import is taken from the page
            });
        }
        return unknown;
    }

    private PageNeeds read(Resource page) {
        PageNeeds known = previous == null ? null : previous.pages.get(page);
        return known != null ? known : PageNeeds.of(text(page));
    }

    private Optional<FileNeeds> file(String path) {
        return release.find(path).map(found -> files.computeIfAbsent(found, this::readFile));
    }

    private FileNeeds readFile(Resource file) {
        FileNeeds known = previous == null ? null : previous.files.get(file);
        if (known != null) {
            return known;
        }
        Needs needs = new Needs();
        Set<String> imported = new HashSet<>();
        Optional<Needs> row = KnownSources.ofOwn(file.path());
        if (row.isPresent()) {
            needs.addAll(row.get());
        } else if (file.mediaType().startsWith("text/css")) {
            StyleText.read(text(file), needs, imported::add);
        } else {
            ScriptText.read(text(file), needs, imported::add);
        }
        return new FileNeeds(needs, imported);
    }

    private static String text(Resource resource) {
        ByteBuffer kept =
                resource.identity().map(form -> form.bytes().duplicate()).orElse(null);
        if (kept != null) {
            byte[] bytes = new byte[kept.remaining()];
            kept.get(bytes);
            return new String(bytes, StandardCharsets.UTF_8);
        }
        try {
            return resource.file().isEmpty() || resource.length() > LONGEST
                    ? ""
                    : new String(Files.readAllBytes(resource.file().get()), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            return ""; // it is not served any more, either
        }
    }

    /**
     * Where addresses are taken from.
     *
     * @param page from the root, no leading slash
     * @param base of the page, or empty
     */
    private record Path(String page, String base) {
        /** The path from the root that an address of the site leads to, no leading slash. */
        String resolve(String address) {
            String plain = cut(address.strip());
            String from = base.isEmpty() || !Needs.source(base).isEmpty() ? "/" + page : cut(base);
            String path = plain.startsWith("/") ? plain : from.substring(0, from.lastIndexOf('/') + 1) + plain;
            return Addresses.decode(SlashPaths.normalized(path));
        }

        private static String cut(String address) {
            int end = 0;
            while (end < address.length() && "?#".indexOf(address.charAt(end)) < 0) {
                end++;
            }
            return address.substring(0, end);
        }
    }
}

package blogjar.migrate;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** One reading of a live site, wave by wave: pages, then the pages that they name. */
final class Crawl {
    private static final String NOWHERE = "blog.jar/asks/for/no/such/page/";

    private final SiteClient client;
    private final SiteAddress site;
    private final SiteClient.Limits limits;
    private final ExecutorService threads;
    private final Published.PageReader reader;
    private final Set<String> ours;
    private final Set<String> known = new TreeSet<>();
    private final Set<String> there = new ConcurrentSkipListSet<>();
    private final Set<String> read = new ConcurrentSkipListSet<>();
    private final ConcurrentMap<String, String> failures = new ConcurrentSkipListMap<>();

    /** @param ours paths that are looked for too */
    Crawl(
            SiteClient client,
            SiteAddress site,
            SiteClient.Limits limits,
            ExecutorService threads,
            Set<String> ours,
            Published.PageReader reader) {
        this.client = client;
        this.site = site;
        this.limits = limits;
        this.threads = threads;
        this.ours = ours;
        this.reader = reader;
    }

    /** @param home the answer to the site's own address */
    Published.Listing run(SiteClient.Answer home) throws IOException {
        known.add("");
        Set<String> named = new TreeSet<>(page("", home));
        named.addAll(Sitemaps.paths(client, site));
        follow(named);
        visit(NOWHERE);
        boolean answersAnything = there.remove(NOWHERE);
        if (answersAnything) {
            there.addAll(ours);
        } else {
            Set<String> unmet = new TreeSet<>(ours);
            there.forEach(path -> SitePath.among(ours, path).ifPresent(unmet::remove));
            follow(unmet);
        }
        return new Published.Listing(there, remarks(answersAnything));
    }

    private List<String> remarks(boolean answersAnything) {
        List<String> remarks = new ArrayList<>();
        if (answersAnything) {
            remarks.add("the site has a page for every address, so what is new can't be told");
        }
        if (known.size() >= limits.addresses()) {
            remarks.add(limits.addresses() + " addresses were asked for, which is the most; the rest is not compared");
        }
        if (!failures.isEmpty()) {
            String first = failures.keySet().iterator().next();
            remarks.add("no answer for " + failures.size()
                    + (failures.size() == 1 ? " address: /" : " addresses, such as /") + first + " ("
                    + failures.get(first) + ")" + (isHopeless() ? "; no more were asked for" : ""));
        }
        return remarks;
    }

    /** Asks for all of the paths, then for those that their pages name, until nothing new is named. */
    private void follow(Set<String> paths) throws IOException {
        Set<String> next = paths;
        while (!next.isEmpty()) {
            List<Callable<Set<String>>> wave = new ArrayList<>();
            for (String path : next) {
                if (known.size() < limits.addresses() && known.add(path)) {
                    wave.add(() -> visit(path));
                } else if (!known.contains(path) && ours.contains(path)) {
                    there.add(path); // nothing is known of it, so it counts as published
                }
            }
            next = all(wave);
        }
    }

    private Set<String> all(List<Callable<Set<String>>> wave) throws IOException {
        try {
            Set<String> named = new TreeSet<>();
            for (Future<Set<String>> visit : threads.invokeAll(wave)) {
                named.addAll(visit.get());
            }
            return named;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (ExecutionException unexpected) {
            throw new IllegalStateException(unexpected.getCause());
        }
    }

    private boolean isHopeless() {
        return failures.size() >= limits.failures();
    }

    /** Asks for a path; what its page names is given back. */
    private Set<String> visit(String path) {
        try {
            boolean file = SitePath.isFile(path);
            SiteClient.Answer answer = isHopeless()
                    ? SiteClient.Answer.NONE
                    : client.ask(
                            file ? "HEAD" : "GET",
                            site.address(path),
                            next -> site.path(next).isPresent());
            if (answer.isRefusal()) {
                return failed(path, "HTTP " + answer.status());
            }
            String now = site.path(answer.address()).orElse(path);
            if (answer.isThere()) {
                there.add(now);
                if (SitePath.among(there, path).isEmpty()) {
                    there.add(path);
                }
            }
            return answer.isThere() && answer.isHtml() && !file ? page(now, answer) : Set.of();
        } catch (IOException noAnswer) {
            return failed(path, String.valueOf(noAnswer.getMessage()));
        }
    }

    private Set<String> failed(String path, String why) {
        failures.put(path, why);
        SitePath.among(ours, path).ifPresent(there::add); // nothing is known of it, so it counts as published
        return Set.of();
    }

    private Set<String> page(String path, SiteClient.Answer answer) throws IOException {
        if (!read.add(path)) {
            return Set.of();
        }
        there.add(path);
        Document page = Jsoup.parse(
                new ByteArrayInputStream(answer.body()),
                answer.charset(),
                answer.address().toString());
        Set<String> named = new TreeSet<>();
        for (Element link : page.select("a[href], area[href], link[rel~=next|prev|alternate], img")) {
            SiteAddress.parse(ArticleText.address(link))
                    .map(answer.address()::resolve)
                    .flatMap(site::path)
                    .ifPresent(named::add);
        }
        reader.page(path, page);
        Set<String> files = new TreeSet<>(named);
        files.removeIf(file -> !SitePath.isFile(file) || !ours.contains(file));
        there.addAll(files);
        named.removeAll(files);
        return named;
    }
}

package blogjar.migrate;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A live site: what its home page, its sitemap and the pages that they lead to name, and what of ours it has as well. A few
 * addresses are asked for at once, and no more of them than the limits say.
 */
final class PublishedSite implements Published {
    private static final int AT_ONCE = 4;

    private final String home;
    private final String url;
    private final SiteClient.Limits limits;

    /**
     * @param home address of the home page
     * @param url what the blog says that its address is
     */
    PublishedSite(String home, String url, SiteClient.Limits limits) {
        this.home = home;
        this.url = url;
        this.limits = limits;
    }

    @Override
    public Listing read(Set<String> ours, PageReader reader) throws IOException {
        SiteClient client = new SiteClient(limits);
        SiteClient.Answer first = first(client);
        ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
        try {
            return new Crawl(client, SiteAddress.of(first.address(), url), limits, threads, ours, reader).run(first);
        } finally {
            threads.shutdownNow();
        }
    }

    private SiteClient.Answer first(SiteClient client) {
        URI address = SiteAddress.parse(home).orElseThrow(() -> unreachable("that is no address"));
        try {
            SiteClient.Answer answer = client.ask("GET", address, any -> true);
            if (!answer.isThere() || !answer.isHtml()) {
                throw unreachable(answer.isThere() ? "it is no page but " + answer.type() : "HTTP " + answer.status());
            }
            return answer;
        } catch (IOException | IllegalArgumentException failed) {
            throw unreachable(String.valueOf(failed.getMessage()));
        }
    }

    private ProblemException unreachable(String why) {
        return new ProblemException(Problem.error("the site " + home + " can't be read: " + why)
                .expected("the address of the home page of the published site"));
    }
}

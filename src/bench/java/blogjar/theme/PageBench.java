package blogjar.theme;

import blogjar.bench.DemoBlog;
import blogjar.build.Build;
import blogjar.diagnostic.Problems;
import blogjar.route.Route;
import blogjar.site.Site;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Pages of the built-in theme, of a blog of some hundred posts. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class PageBench {
    private DemoBlog blog;
    private Theme theme;
    private Site site;
    private Route.Templated post;
    private Route.Templated home;

    @Setup
    public void model() throws IOException {
        blog = DemoBlog.of(20);
        Build build = blog.build();
        Build.Inventory inventory = build.inventory();
        site = inventory.site();
        theme = Theme.load(blog.root(), build.config(), Instant.parse("2026-06-01T00:00:00Z"), new Problems());
        post = page(inventory, "/" + DemoBlog.PROSE + "/index.html");
        home = page(inventory, "/index.html");
    }

    private static Route.Templated page(Build.Inventory inventory, String end) {
        return inventory.routes().stream()
                .filter(Route.Templated.class::isInstance)
                .map(Route.Templated.class::cast)
                .filter(route -> ("/" + route.path()).endsWith(end))
                .findFirst()
                .orElseThrow();
    }

    @TearDown
    public void delete() throws IOException {
        blog.close();
    }

    @Benchmark
    public String post() {
        return theme.render(post, site, null);
    }

    @Benchmark
    public String home() {
        return theme.render(home, site, null);
    }
}

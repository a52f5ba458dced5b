package blogjar.server;

import static org.junit.jupiter.api.Assertions.assertNull;

import blogjar.output.Release;
import blogjar.output.Resource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is done behind the first answers. */
class PreparationTest {
    @TempDir
    Path folder;

    private Site site(String name) throws IOException {
        Path own = folder.resolve(name);
        TestSite.put(own, "index.html", name);
        return new ResponseFields(Headers.USUAL, Access.OPEN).site(Release.ofFolder(own));
    }

    private static Resource home(Site site) {
        return site.release().find("index.html").orElseThrow();
    }

    @Test
    @Timeout(60)
    void each_site_is_prepared_but_for_what_a_newer_one_replaced() throws IOException {
        Site replaced = site("replaced");
        List<Site> wanted = List.of(site("blog"), site("first"), site("second"));
        Preparation preparation = new Preparation();
        preparation.add("", wanted.get(0));
        preparation.add("first.test", replaced);
        preparation.add("first.test", wanted.get(1));
        preparation.add("second.test", wanted.get(2));
        preparation.start();
        while (wanted.stream().anyMatch(site -> site.fields().known(home(site)) == null)) {
            LockSupport.parkNanos(1_000_000);
        }
        preparation.stop();
        assertNull(replaced.fields().known(home(replaced)));
    }
}

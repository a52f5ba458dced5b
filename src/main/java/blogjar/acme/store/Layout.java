package blogjar.acme.store;

import java.nio.file.Path;

/** Where certbot keeps what, below its folder; and a folder of ours beside it. */
record Layout(Path root) {
    static final String OURS = ".conf.blog";
    static final String CERTBOTS = ".conf";

    Path live() {
        return root.resolve("live");
    }

    Path live(String name) {
        return live().resolve(name);
    }

    Path archive() {
        return root.resolve("archive");
    }

    Path archive(String name) {
        return archive().resolve(name);
    }

    Path renewal() {
        return root.resolve("renewal");
    }

    /** certbot reads {@code *.conf}. */
    Path certbots(String name) {
        return renewal().resolve(name + CERTBOTS);
    }

    /** What certbot would need, under a name that it does not read: by that the lineage is ours. */
    Path ours(String name) {
        return renewal().resolve(name + OURS);
    }

    Path accounts() {
        return root.resolve("accounts");
    }

    /** What certbot has no use for. */
    Path blog() {
        return root.resolve("blog");
    }
}

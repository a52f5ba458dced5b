package blogjar.build;

import blogjar.config.Config;
import blogjar.content.DocumentMemory;
import blogjar.diagnostic.Problems;
import blogjar.site.BodyMemory;
import blogjar.theme.Theme;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What the builds of one blog leave to the next: documents that were read, texts that were rendered, the theme. Each is kept with all that it was made
 * of, and used only where that is the same, so that what is built is the same with it and without. One build at a time.
 */
public final class BuildMemory {
    private final DocumentMemory documents = new DocumentMemory();
    private final BodyMemory bodies = new BodyMemory();
    private Build.@Nullable Settings settings;
    private @Nullable Surroundings surroundings;
    private @Nullable Config config;
    private @Nullable KeptTheme theme;
    private @Nullable Routed routed;
    private boolean continued;

    /** @param told what there was to say of it */
    private record KeptTheme(Theme theme, Problems told) {}

    /** Forgets all that was made with other settings, another configuration or other files of a theme. To be called before these are read. */
    void begin(Build.Settings now, Path root) {
        List<Path> files = now.configFiles().stream().map(root::resolve).toList();
        Surroundings around = Surroundings.of(root, files);
        continued = around.areStill(surroundings) && now.equals(settings);
        if (!continued) {
            forget();
        }
        settings = now;
        surroundings = around;
    }

    /** Forgets all that was made with another configuration; the settings of a theme may stand among the sources. To be called once it is read. */
    void goOnWith(Config now) {
        Config last = config;
        boolean same = last != null
                && last.values().equals(now.values())
                && last.theme().equals(now.theme());
        if (!same) {
            forget();
            continued = false;
        }
        config = now;
    }

    private void forget() {
        documents.clear();
        bodies.clear();
        theme = null;
        routed = null;
    }

    /**
     * Adds files that have changed since the build before. Who tells of some for the next build has told of all; of one that nobody tells of any, all are
     * looked at.
     *
     * @param files by absolute path; new, gone or different, and no folders
     */
    public void changed(Set<Path> files) {
        documents.changed(files);
    }

    /** Takes note that anything may have changed. */
    public void changedSomehow() {
        documents.changedSomehow();
    }

    /** Whether the build that began last has the settings, the configuration and the theme of the one before. */
    boolean isContinued() {
        return continued;
    }

    DocumentMemory documents() {
        return documents;
    }

    BodyMemory bodies() {
        return bodies;
    }

    /** Where everything of the site is that was made last; null where there was none. */
    @Nullable
    Routed routed() {
        return routed;
    }

    void keep(Routed now) {
        routed = now;
    }

    /**
     * The theme of a blog at this moment.
     *
     * @param told the moment, for who tells it on a page
     */
    Theme theme(Path root, Config config, Instant now, Supplier<Instant> told, Problems problems) {
        KeptTheme kept = theme;
        if (kept == null) {
            Problems found = new Problems();
            kept = new KeptTheme(Theme.load(root, config, now, found), found);
            theme = kept;
        }
        problems.addAll(kept.told());
        return kept.theme().at(told);
    }
}

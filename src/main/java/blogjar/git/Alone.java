package blogjar.git;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;
import org.jspecify.annotations.Nullable;

/** What the library reads of the system: none of the settings that somebody made for his own git, and nothing written for itself. */
final class Alone extends SystemReader.Delegate {
    private Alone(SystemReader system) {
        super(system);
    }

    /** For the whole process, as the library keeps it so. */
    static void settle() {
        if (!(SystemReader.getInstance() instanceof Alone)) {
            SystemReader.setInstance(new Alone(SystemReader.getInstance()));
        }
    }

    @Override
    public FileBasedConfig openUserConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openSystemConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    @Override
    public FileBasedConfig openJGitConfig(Config parent, FS fs) {
        return new Nothing(parent, fs);
    }

    /** Settings of no file, but for how exact the times of files are, which the library would try out by files of its own. */
    private static final class Nothing extends FileBasedConfig {
        /** As of the coarsest file system. */
        private static final Duration EXACTNESS = Duration.ofSeconds(2);

        Nothing(Config parent, FS fs) {
            super(parent, null, fs);
        }

        @Override
        public void load() {
            // there is nothing to load
        }

        @Override
        public void save() {
            // nor a place to keep it
        }

        @Override
        public long getTimeUnit(
                String section, @Nullable String subsection, String name, long otherwise, TimeUnit unit) {
            return section.equals(ConfigConstants.CONFIG_FILESYSTEM_SECTION)
                    ? unit.convert(EXACTNESS)
                    : super.getTimeUnit(section, subsection, name, otherwise, unit);
        }

        @Override
        public boolean isOutdated() {
            return false;
        }
    }
}

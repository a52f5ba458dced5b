package blogjar.git;

import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.util.FS;
import org.eclipse.jgit.util.SystemReader;

/** What the library reads of the system: none of the settings that somebody made for his own git, and nothing written for itself. */
final class Alone extends SystemReader.Delegate {
    private Alone(SystemReader system) {
        super(system);
    }

    /** For the whole process, as the library keeps it so. */
    static void settle() {
        if (!(SystemReader.getInstance() instanceof Alone)) {
            SystemReader.setInstance(new Alone(SystemReader.getInstance()));
            FS.FileStoreAttributes.setBackground(true);
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

    /** Settings of no file. */
    private static final class Nothing extends FileBasedConfig {
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
        public boolean isOutdated() {
            return false;
        }
    }
}

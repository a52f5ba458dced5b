package blogjar.acme.store;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;

/** A disk that is not waited for: in a test the power does not fail. */
class QuickDisk extends Disk {
    @Override
    void force(FileChannel written) {}

    @Override
    void force(Path folder) throws IOException {}
}

package blogjar.theme;

import io.pebbletemplates.pebble.extension.writer.SpecializedWriter;
import java.io.Writer;

/** Where a template writes its page: a text in memory, without locks. */
final class PageWriter extends Writer implements SpecializedWriter {
    private static final int FRAME = 12 * 1024;

    private final StringBuilder out;

    /** @param content length of what the page holds, in characters */
    PageWriter(int content) {
        this.out = new StringBuilder(content + FRAME);
    }

    @Override
    public void write(char[] text, int from, int length) {
        out.append(text, from, length);
    }

    @Override
    public void write(String text) {
        out.append(text);
    }

    @Override
    public void writeSpecialized(int value) {
        out.append(value);
    }

    @Override
    public void writeSpecialized(long value) {
        out.append(value);
    }

    @Override
    public void writeSpecialized(double value) {
        out.append(value);
    }

    @Override
    public void writeSpecialized(float value) {
        out.append(value);
    }

    @Override
    public void writeSpecialized(short value) {
        out.append(value);
    }

    @Override
    public void writeSpecialized(byte value) {
        out.append(value);
    }

    @Override
    public void writeSpecialized(char value) {
        out.append(value);
    }

    @Override
    public void writeSpecialized(String value) {
        out.append(value);
    }

    @Override
    public void flush() {
        // nothing is held back
    }

    @Override
    public void close() {
        // nothing to give back
    }

    @Override
    public String toString() {
        return out.toString();
    }
}

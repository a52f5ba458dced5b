package blogjar.logfile;

/**
 * When a log begins a new file, and what becomes of the old ones.
 *
 * @param size in bytes, which a file does not outgrow; 0 for no limit
 * @param daily whether each day has a file of its own
 * @param keep how many old files are kept; 0 for all
 * @param gzip whether old files are compressed
 */
public record Rotation(long size, boolean daily, int keep, boolean gzip) {

    /** One file that grows, for {@code logrotate} to look after. */
    public static final Rotation NONE = new Rotation(0, false, 0, false);

    /** Two weeks of a blog, or 700 MB before they are compressed. */
    public static final Rotation USUAL = new Rotation(50L << 20, true, 14, true);

    public Rotation {
        if (size < 0 || keep < 0) {
            throw new IllegalArgumentException("a size and a number of files, not " + size + " and " + keep);
        }
    }

    boolean isOn() {
        return size > 0 || daily;
    }
}

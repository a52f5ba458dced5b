package blogjar.acme.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.OptionalInt;

/** The files of a certificate, in the order in which new ones are put in place: who reads in between finds a key that does not fit. */
enum Part {
    PRIVKEY("rw-------"),
    CHAIN("rw-r--r--"),
    CERT("rw-r--r--"),
    FULLCHAIN("rw-r--r--");

    private static final String END = ".pem";
    private static final int MOST_DIGITS = 9;

    private final String mode;

    Part(String mode) {
        this.mode = mode;
    }

    String mode() {
        return mode;
    }

    /** As the settings of certbot name it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    Path in(Path live) {
        return live.resolve(word() + END);
    }

    Path in(Path archive, int version) {
        return archive.resolve(word() + version + END);
    }

    /** The number in the name of a file of the archive; empty where it is none of this part. */
    OptionalInt version(Path file) {
        String name = String.valueOf(file.getFileName());
        if (!name.startsWith(word()) || !name.endsWith(END)) {
            return OptionalInt.empty();
        }
        String digits = name.substring(word().length(), name.length() - END.length());
        boolean number = !digits.isEmpty()
                && digits.length() <= MOST_DIGITS
                && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? OptionalInt.of(Integer.parseInt(digits)) : OptionalInt.empty();
    }
}

package blogjar.serve;

import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/** Since when a site has been served over HTTPS: remembered, as a renewed certificate does not tell of those before it. */
final class HttpsAge {
    static final String FILE = "https-since";

    private final Optional<DataFolder> data;
    private final Journal journal;
    private Instant kept = Instant.MAX;

    HttpsAge(Optional<DataFolder> data, Journal journal) {
        this.data = data;
        this.journal = journal;
        data.ifPresent(this::read);
    }

    private void read(DataFolder folder) {
        try {
            byte[] bytes = folder.read(FILE).orElse(null);
            if (bytes != null) {
                Instant since = Instant.parse(new String(bytes, StandardCharsets.UTF_8).strip());
                kept = since.isAfter(Instant.now()) ? Instant.MAX : since;
            }
        } catch (DateTimeParseException other) {
            tell("what is in " + folder.path().resolve(FILE) + " is no time, such as 2026-01-31T12:00:00Z");
        } catch (IOException unreadable) {
            tell(folder.path().resolve(FILE) + " can't be read: " + unreadable);
        }
    }

    /** {@link Instant#MAX} where nothing is known. */
    Instant since() {
        return kept;
    }

    /** Remembers the earlier of what is known and this. */
    void keep(Instant since) {
        if (!since.isBefore(kept)) {
            return;
        }
        kept = since;
        try {
            if (data.isPresent()) {
                data.get().write(FILE, (since + "\n").getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException full) {
            tell(data.get().path().resolve(FILE) + " can't be written: " + full);
        }
    }

    private void tell(String why) {
        journal.tell(List.of(Problem.notice("it is not remembered since when the site is served over HTTPS: " + why)
                .fix("nothing: browsers are held to HTTPS for a week at first, and for longer after that")));
    }
}

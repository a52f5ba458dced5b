package blogjar.acme.renewal;

import blogjar.acme.Refusal;
import blogjar.acme.RenewalWindow;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Attempts as JSON. What can't be read of it, as of another version, is as if it had not been. */
final class Notes {
    private Notes() {}

    static Map<String, Object> of(Attempts attempts) {
        Map<String, Object> notes = new LinkedHashMap<>();
        notes.put("orders", each(attempts.orders(), Notes::of));
        notes.put("names", each(attempts.names(), Notes::of));
        notes.put("issued", each(attempts.issued(), Notes::of));
        notes.put("inquiries", each(attempts.inquiries(), Notes::of));
        notes.put("alarms", each(attempts.alarms(), Instant::toString));
        return notes;
    }

    private static <T> Map<String, Object> each(Map<String, T> values, Function<T, Object> note) {
        Map<String, Object> notes = new LinkedHashMap<>();
        values.forEach((key, value) -> notes.put(key, note.apply(value)));
        return notes;
    }

    private static List<String> of(List<Instant> stamps) {
        return stamps.stream().map(Instant::toString).toList();
    }

    private static Map<String, Object> of(Tries tries) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("failures", tries.failures());
        note.put("at", tries.at().toString());
        note.put("next", tries.next().toString());
        note.put("kind", tries.kind().name());
        return note;
    }

    private static Map<String, Object> of(NameTries name) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("tries", each(name.tries(), Notes::of));
        note.put("failed", of(name.failed()));
        note.put("trial", name.trial());
        return note;
    }

    private static Map<String, Object> of(Inquiry inquiry) {
        Map<String, Object> note = new LinkedHashMap<>();
        note.put("asked", inquiry.asked().toString());
        note.put("next", inquiry.next().toString());
        note.put("failures", inquiry.failures());
        inquiry.window().ifPresent(window -> {
            note.put("start", window.start().toString());
            note.put("end", window.end().toString());
            window.explanation().ifPresent(page -> note.put("explanation", page.toString()));
        });
        return note;
    }

    static Attempts read(Map<String, @Nullable Object> notes) {
        return new Attempts(
                all(notes.get("orders"), Notes::tries),
                all(notes.get("names"), Notes::name),
                all(notes.get("issued"), Notes::stamps),
                all(notes.get("inquiries"), Notes::inquiry),
                all(notes.get("alarms"), Notes::instant));
    }

    private static <T> Map<String, T> all(@Nullable Object notes, Function<Object, T> read) {
        Map<String, T> all = new TreeMap<>();
        if (notes instanceof Map<?, ?> map) {
            map.forEach((key, note) -> {
                try {
                    all.put(key.toString(), read.apply(Objects.requireNonNull(note)));
                } catch (NullPointerException
                        | ClassCastException
                        | IllegalArgumentException
                        | DateTimeException other) {
                    all.remove(key.toString()); // it is of another version
                }
            });
        }
        return all;
    }

    private static Object in(Object note, String key) {
        return Objects.requireNonNull(((Map<?, ?>) note).get(key));
    }

    private static Instant instant(Object note) {
        return Instant.parse((String) note);
    }

    private static List<Instant> stamps(Object note) {
        return ((List<?>) note)
                .stream().map(stamp -> instant(Objects.requireNonNull(stamp))).toList();
    }

    private static int number(Object note, String key) {
        return ((Long) in(note, key)).intValue();
    }

    private static Tries tries(Object note) {
        return new Tries(
                Math.max(1, number(note, "failures")),
                instant(in(note, "at")),
                instant(in(note, "next")),
                Refusal.Kind.valueOf((String) in(note, "kind")));
    }

    private static NameTries name(Object note) {
        return new NameTries(
                all(in(note, "tries"), Notes::tries), stamps(in(note, "failed")), (Boolean) in(note, "trial"));
    }

    private static Inquiry inquiry(Object note) {
        Instant next = instant(in(note, "next"));
        Map<?, ?> map = (Map<?, ?>) note;
        Optional<RenewalWindow> window = map.get("start") == null
                ? Optional.empty()
                : Optional.of(new RenewalWindow(
                        instant(in(note, "start")),
                        instant(in(note, "end")),
                        Optional.ofNullable(map.get("explanation")).map(page -> URI.create((String) page)),
                        next));
        return new Inquiry(instant(in(note, "asked")), next, number(note, "failures"), window);
    }
}

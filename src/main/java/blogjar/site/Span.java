package blogjar.site;

import java.time.Instant;

/**
 * For how long the same files make the same site: until the next post appears or expires.
 *
 * @param from when the last one did
 * @param until when the next one will, at which moment it is another site already
 */
public record Span(Instant from, Instant until) {
    /** Nothing of the site depends on the time. */
    public static final Span ALWAYS = new Span(Instant.MIN, Instant.MAX);

    /** The part of it in which nothing happens at a moment either. */
    Span without(Instant moment, Instant now) {
        if (moment.isAfter(now)) {
            return moment.isBefore(until) ? new Span(from, moment) : this;
        }
        return moment.isAfter(from) ? new Span(moment, until) : this;
    }

    public boolean has(Instant now) {
        return !now.isBefore(from) && now.isBefore(until);
    }
}

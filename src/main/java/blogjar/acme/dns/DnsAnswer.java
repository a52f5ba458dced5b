package blogjar.acme.dns;

import blogjar.acme.Answer;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import blogjar.text.IpAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.function.Consumer;

/**
 * Shows that a name is ours by a TXT record at {@code _acme-challenge.NAME}, or where an alias (CNAME) leads from there. The
 * record is removed afterwards in any case; one that could not be is removed before the next is set.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8555#section-8.4">RFC 8555, 8.4</a>
 */
public final class DnsAnswer implements Answer {
    private static final String LABEL = "_acme-challenge.";

    private final TextRecords records;
    private final Resolver resolver;
    private final Propagation propagation;
    private final PendingRecords pending;
    private final Consumer<Problem> problems;
    private final SecureRandom random = new SecureRandom();

    private DnsAnswer(DnsSettings settings, PendingRecords pending, Consumer<Problem> problems) {
        this.records = settings.records();
        this.resolver = settings.resolver();
        this.propagation = new Propagation(resolver, settings.patience(), settings.interval());
        this.pending = pending;
        this.problems = problems;
    }

    /**
     * @param pending a file in which the records are noted that are set now; needed by no other process at the same time
     * @param problems told of records that stay
     * @throws Refusal where that file can't be read
     */
    public static DnsAnswer of(DnsSettings settings, Path pending, Consumer<Problem> problems) throws Refusal {
        return new DnsAnswer(settings, PendingRecords.of(pending), problems);
    }

    @Override
    public String type() {
        return "dns-01";
    }

    @Override
    public boolean suits(String name) {
        return IpAddress.parse(name) == null;
    }

    @Override
    public Proof give(Ask ask) throws Refusal {
        try {
            pending.left().forEach(this::takeAway);
            String value = Base64.getUrlEncoder().withoutPadding().encodeToString(ask.hash());
            TextRecord record = new TextRecord(ask.name(), place(ask.name()), value);
            pending.add(record);
            boolean given = false;
            try {
                records.put(record);
                given = true;
            } finally {
                if (!given) {
                    takeAway(record);
                }
            }
            return new Shown(record, propagation.end());
        } catch (InterruptedException told) {
            throw stopped(ask.name());
        }
    }

    private static Refusal stopped(String name) {
        Thread.currentThread().interrupt();
        return new Refusal(Refusal.Kind.OURS, Problem.error("the proof by DNS for " + name + " was stopped"));
    }

    /** A record that is set. */
    private final class Shown implements Proof {
        private final TextRecord record;
        private final long end;

        Shown(TextRecord record, long end) {
            this.record = record;
            this.end = end;
        }

        @Override
        public void awaitSeen() throws Refusal {
            try {
                if (!propagation.isSeen(record, end)) {
                    problems.accept(unseen(record));
                }
            } catch (InterruptedException told) {
                throw stopped(record.name());
            }
        }

        @Override
        public void close() {
            takeAway(record);
        }
    }

    /** An alias that stands for every name there is (a wildcard) is none of this name any more once it has a record. */
    private String place(String name) throws Refusal {
        try {
            String at = resolver.canonical(LABEL + name);
            boolean ofEveryName = !at.equals(LABEL + name)
                    && at.equals(resolver.canonical("_" + Long.toHexString(random.nextLong()) + "." + name));
            return ofEveryName ? LABEL + name : at;
        } catch (IOException unknown) {
            throw new Refusal(
                    Refusal.Kind.UNREACHABLE,
                    Problem.error(String.valueOf(unknown.getMessage()))
                            .fix("check the name servers of this machine, or name others in server.acme.resolvers"));
        }
    }

    private static Problem unseen(TextRecord record) {
        return Problem.notice(
                        "whether the TXT record at " + record.at() + " can be seen is not known: no name server of "
                                + "its zone answers this machine, and the usual one does not show it; the CA is asked all the same")
                .fix("let this machine reach name servers (port 53, UDP and TCP), so that it need not be guessed");
    }

    /** Also where the thread was told to stop: it has just this left to do. */
    private void takeAway(TextRecord record) {
        boolean stopped = Thread.interrupted();
        try {
            records.remove(record);
            pending.remove(record);
        } catch (Refusal stays) {
            leave(record, stays.problem().message());
        } catch (IOException noted) {
            leave(record, "it is removed, but stays noted: " + noted);
        } catch (InterruptedException again) {
            stopped = true;
            leave(record, "stopped");
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void leave(TextRecord record, String why) {
        pending.leave(record);
        problems.accept(Problem.notice("the TXT record at " + record.at() + " could not be removed: " + why)
                .fix("nothing has to be done: it does no harm, and is tried again with the next certificate"));
    }
}

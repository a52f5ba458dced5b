package blogjar.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * How the site stands, as those see it that build it and look after its certificates; another one is made for each change.
 *
 * @param build the last one; null before it is over, and where nothing is built
 * @param certificates those in use
 * @param renewals of certificates; null where they are had elsewhere
 * @param git the branch that is followed; null where none is
 */
public record Standing(
        @Nullable Build build,
        List<Certified> certificates,
        @Nullable Renewals renewals,
        @Nullable Git git) {
    /** Nothing is known yet. */
    public static final Standing UNKNOWN = new Standing(null, List.of(), null, null);

    public Standing {
        certificates = List.copyOf(certificates);
    }

    /**
     * A build that is over.
     *
     * @param good whether something was published
     * @param problems how many it found
     */
    public record Build(Instant ended, Duration took, boolean good, int problems) {}

    /**
     * A certificate.
     *
     * @param from when it is valid
     * @param until when it is refused
     */
    public record Certified(Set<String> names, Instant from, Instant until) {
        private static final int LAST_PART = 6;

        public Certified {
            names = Set.copyOf(names);
        }

        /** Whether a sixth of its life or less is left, so that its renewal must have failed more than once. */
        boolean isLate(Instant now) {
            Duration life = Duration.between(from, until);
            return Duration.between(now, until).compareTo(life.dividedBy(LAST_PART)) < 0;
        }
    }

    /**
     * What was asked of certificate authorities since the start, and what comes.
     *
     * @param orders for certificates, those that failed among them
     * @param alarms what a person should mend before a certificate expires, in words
     */
    public record Renewals(long orders, long failures, List<Planned> planned, List<String> alarms) {
        public Renewals {
            planned = List.copyOf(planned);
            alarms = List.copyOf(alarms);
        }

        /** When a certificate will be renewed. */
        public record Planned(Set<String> names, Instant at) {
            public Planned {
                names = Set.copyOf(names);
            }
        }
    }

    /**
     * A branch that is followed.
     *
     * @param commit that the files are of; empty before there are any
     * @param looked when the branch was looked at with success; the epoch for never
     * @param failed when it was not; the epoch for never
     * @param failure why, where the last look failed; else empty
     * @param looks since the start, those that failed among them
     * @param changes how many of them found something new
     * @param hooks messages that something was pushed
     * @param refused those of them with a wrong signature
     */
    public record Git(
            String commit,
            Instant looked,
            Instant failed,
            String failure,
            long looks,
            long failures,
            long changes,
            long hooks,
            long refused) {
        /** Nothing was done yet. */
        public static final Git NONE = new Git("", Instant.EPOCH, Instant.EPOCH, "", 0, 0, 0, 0, 0);

        /** After a look with success. */
        public Git looked(Instant now, String commit, boolean changed) {
            return new Git(commit, now, failed, "", looks + 1, failures, changes + (changed ? 1 : 0), hooks, refused);
        }

        /** After a look that failed. */
        public Git failed(Instant now, String why) {
            return new Git(commit, looked, now, why, looks + 1, failures + 1, changes, hooks, refused);
        }

        /** After a message that something was pushed. */
        public Git told(boolean genuine) {
            return new Git(
                    commit, looked, failed, failure, looks, failures, changes, hooks + 1, refused + (genuine ? 0 : 1));
        }
    }

    public Standing with(Build build) {
        return new Standing(build, certificates, renewals, git);
    }

    public Standing with(List<Certified> certificates) {
        return new Standing(build, certificates, renewals, git);
    }

    public Standing with(Renewals renewals) {
        return new Standing(build, certificates, renewals, git);
    }

    public Standing with(Git git) {
        return new Standing(build, certificates, renewals, git);
    }

    /** What is not as it should be, in words; none where all is well. */
    List<String> complaints(Instant now) {
        List<String> complaints = new ArrayList<>();
        for (Certified certified : certificates) {
            if (certified.isLate(now)) {
                complaints.add("the certificate of " + String.join(", ", new TreeSet<>(certified.names()))
                        + (now.isAfter(certified.until()) ? " is expired since " : " expires at ") + certified.until());
            }
        }
        if (renewals != null) {
            complaints.addAll(renewals.alarms());
        }
        if (git != null && !git.failure().isEmpty()) {
            complaints.add("the branch could not be fetched: " + git.failure());
        }
        if (build != null && !build.good()) {
            complaints.add("the last build failed; an older site is served");
        }
        return complaints;
    }
}

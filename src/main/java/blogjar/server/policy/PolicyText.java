package blogjar.server.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** A policy in the words of its field: what is not needed is not allowed. */
final class PolicyText {
    private static final String SELF = "'self'";

    /** As many hosts as a reader of the policy takes in; with more, any host that speaks HTTPS is as good. */
    private static final int MOST_HOSTS = 12;

    /** More would be too much for what stands in front of some servers. */
    private static final int MOST_HASHES = 48;

    /** Each of these is always said; the others fall back to default-src, which is the site itself. */
    private static final List<String> ALWAYS =
            List.of(Needs.BASE, Needs.OBJECT, Needs.FORM, "frame-ancestors", Needs.SCRIPT, Needs.STYLE);

    private PolicyText() {}

    static String of(Needs needs) {
        Map<String, Set<String>> all = new TreeMap<>(needs.sources());
        List<String> directives = new ArrayList<>(List.of("default-src " + SELF));
        for (String directive : ALWAYS) {
            directives.add(directive + " " + sources(directive, all.getOrDefault(directive, Set.of())));
        }
        all.forEach((directive, sources) -> {
            if (!ALWAYS.contains(directive)) {
                directives.add(directive + " " + sources(directive, sources));
            }
        });
        return String.join("; ", directives);
    }

    private static String sources(String directive, Set<String> needed) {
        if (needed.isEmpty() && (directive.equals(Needs.BASE) || directive.equals(Needs.OBJECT))) {
            return "'none'";
        }
        Set<String> sources = new TreeSet<>(needed);
        sources.add(SELF);
        Set<String> hashes = new TreeSet<>(sources);
        hashes.removeIf(source -> !source.startsWith("'sha"));
        if (hashes.size() > MOST_HASHES) {
            sources.add(Needs.INLINE);
        }
        if (sources.contains(Needs.INLINE)) { // which a hash would switch off
            sources.removeAll(hashes);
            sources.remove(Needs.HASHES);
        }
        Set<String> hosts = new TreeSet<>(sources);
        hosts.removeIf(source -> source.indexOf('.') < 0);
        if (hosts.size() > MOST_HOSTS && !directive.equals(Needs.SCRIPT)) {
            sources.removeAll(hosts);
            sources.add("https:");
        }
        return String.join(" ", sources);
    }
}

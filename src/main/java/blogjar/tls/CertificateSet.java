package blogjar.tls;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The certificates in use at one time. It never changes. */
final class CertificateSet {
    static final CertificateSet EMPTY = new CertificateSet(List.of(), Map.of(), List.of(), 0);

    private final List<Entry> entries;
    private final Map<String, List<Entry>> byName;
    private final Map<String, Certificate> byAlias;
    private final List<Entry> fallback;
    private final long generation;

    /** @param alias another in each set, so that it never comes to mean another certificate */
    record Entry(String alias, Certificate certificate) {}

    private CertificateSet(
            List<Entry> entries, Map<String, Certificate> alsoKnown, List<Entry> fallback, long generation) {
        this.entries = entries;
        this.fallback = fallback;
        this.generation = generation;
        this.byName = new HashMap<>();
        this.byAlias = new HashMap<>(alsoKnown);
        for (Entry entry : entries) {
            byAlias.put(entry.alias(), entry.certificate());
            for (String name : entry.certificate().names()) {
                byName.computeIfAbsent(name, n -> new ArrayList<>()).add(entry);
            }
        }
    }

    /**
     * The next set; the certificates of this one can still be had by their aliases. ECDSA comes before RSA, and of two for
     * the same name the one that is valid for longer.
     *
     * @param preferred the name whose certificate serves those who ask for none, or for one that we don't have; where it
     *     has none either, it is the first's
     */
    CertificateSet next(List<Certificate> certificates, String preferred) {
        List<Entry> made = new ArrayList<>();
        long next = generation + 1;
        for (Certificate certificate : certificates) {
            made.add(new Entry(certificate.name() + "#" + made.size() + "#" + next, certificate));
        }
        made.sort(Comparator.comparing(
                        (Entry entry) -> !entry.certificate().kind().equals("EC"))
                .thenComparing(entry -> entry.certificate().expires(), Comparator.reverseOrder()));
        Map<String, Certificate> kept = new HashMap<>();
        entries.forEach(entry -> kept.put(entry.alias(), entry.certificate()));
        CertificateSet whole = new CertificateSet(List.copyOf(made), kept, List.of(), next);
        List<Entry> standIn = whole.matching(preferred.toLowerCase(Locale.ROOT));
        if (standIn.isEmpty() && !certificates.isEmpty()) {
            Set<String> names = certificates.get(0).names();
            standIn = made.stream()
                    .filter(entry -> entry.certificate().equals(certificates.get(0))
                            || names.equals(entry.certificate().names()))
                    .toList();
        }
        return new CertificateSet(List.copyOf(made), kept, standIn, next);
    }

    /** Those for a name, lower case: of the very name before of a wildcard, of none of these the stand-in. */
    List<Entry> candidates(String name) {
        List<Entry> found = matching(name);
        return found.isEmpty() ? fallback : found;
    }

    private List<Entry> matching(String name) {
        List<Entry> exact = byName.get(name);
        if (exact != null) {
            return exact;
        }
        int dot = name.indexOf('.');
        return dot > 0 ? byName.getOrDefault("*" + name.substring(dot), List.of()) : List.of();
    }

    @Nullable
    Certificate byAlias(String alias) {
        return byAlias.get(alias);
    }

    List<Entry> entries() {
        return entries;
    }

    List<Certificate> certificates() {
        return entries.stream().map(Entry::certificate).toList();
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        fallback.forEach(entry -> names.addAll(entry.certificate().names()));
        entries.forEach(entry -> names.addAll(entry.certificate().names()));
        return names;
    }
}

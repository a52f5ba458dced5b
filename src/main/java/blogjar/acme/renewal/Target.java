package blogjar.acme.renewal;

import blogjar.acme.KeyKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A certificate that there shall be.
 *
 * @param profile other than the CA's usual one
 * @param lineage the one that it belongs to; empty where any will do
 * @param staging whether one that nobody trusts will do
 */
record Target(List<String> names, KeyKind key, Optional<String> profile, Optional<String> lineage, boolean staging) {
    Target {
        names = List.copyOf(names);
    }

    /** The best of ours: one that is valid, for as many of the names as there are, for as long as there is. */
    Optional<Kept> current(List<Kept> kept) {
        return kept.stream()
                .filter(Kept::isOurs)
                .filter(one -> lineage.isEmpty() || one.name().equals(lineage.get()))
                .filter(one -> one.isRsa() == key.isRsa() && (staging || !one.isStaging()))
                .filter(one -> names.stream().anyMatch(one.names()::contains))
                .max(Comparator.comparing((Kept one) -> !one.isStaging())
                        .thenComparing(one ->
                                names.stream().filter(one.names()::contains).count())
                        .thenComparing(Kept::expires));
    }

    /** One that somebody else keeps, so that none is asked for. */
    Optional<Kept> elsewhere(List<Kept> kept) {
        return kept.stream()
                .filter(one -> !one.isOurs() && !one.isStaging() && one.covers(names))
                .max(Comparator.comparing(Kept::expires));
    }

    List<String> missing(Set<String> have) {
        return names.stream().filter(name -> !have.contains(name)).toList();
    }
}

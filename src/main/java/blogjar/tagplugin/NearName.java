package blogjar.tagplugin;

import java.util.Collection;
import java.util.TreeSet;

/** Finds the name that someone may have meant. */
final class NearName {
    private NearName() {}

    /** The nearest of the names, or an empty text where none is near: at most two letters, and a third, differ. */
    static String of(String name, Collection<String> names) {
        int most = Math.min(2, name.length() / 3);
        String best = "";
        for (String candidate : new TreeSet<>(names)) {
            int distance = Math.abs(candidate.length() - name.length()) > most ? most + 1 : distance(name, candidate);
            if (distance <= most) {
                most = distance - 1;
                best = candidate;
            }
        }
        return best;
    }

    /** How many letters have to be changed, added or taken away. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

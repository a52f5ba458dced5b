package blogjar.text;

import java.util.Collection;
import java.util.TreeSet;

/** Finds the name that someone may have meant. */
public final class NearName {
    private NearName() {}

    /** The nearest of the names, or an empty text where none is near: at most two letters, and a third, differ. */
    public static String of(String name, Collection<String> names) {
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

    /** How many letters have to be changed, added, taken away or swapped with their neighbour. */
    private static int distance(String a, String b) {
        int[] before = new int[b.length() + 1];
        int[] last = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = last[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(change, Math.min(last[j], row[j - 1]) + 1);
                boolean swapped =
                        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
                if (swapped) {
                    row[j] = Math.min(row[j], before[j - 2] + 1);
                }
            }
            before = last;
            last = row;
        }
        return last[b.length()];
    }
}

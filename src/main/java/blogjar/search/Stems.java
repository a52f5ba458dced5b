package blogjar.search;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

/**
 * What is left of a word without its endings. Coarse on purpose: it only decides what else is found behind the word itself.
 *
 * <p>A word of four units or more loses the longest suffix that leaves three ({@code s} not behind another), then one of two equal units
 * at its end, then a final {@code e}, {@code i} or {@code y}, as long as three are left. So a stem is always a word's beginning.
 *
 * @param suffixes folded, the longest first
 */
record Stems(List<String> suffixes) {
    private static final int SHORTEST = 3;

    private static final Map<String, String> BY_LANGUAGE = Map.of(
            "en", "s es ed er ers ing ings ly ment ments ness able ation ations ion ions",
            "de", "e en er ern em es n s st ung ungen heit heiten keit keiten lich liche lichen isch ische ischen",
            "fr", "s e es x aux ment ement ements ation ations ion ions eur eurs euse ant ants ent er ez e ee ees",
            "es", "o a os as es ado ada ados adas ar er ir ando iendo cion ciones mente",
            "pt", "o a os as es ado ada ados adas ar er ir ando endo cao coes mente",
            "it", "o a i e are ere ire ato ata ati ate ando endo zione zioni mente",
            "nl", "e en s er ing ingen heid heden lijk lijke",
            "ru",
                    "ами ями ого его ому ему ов ев ей ах ях ам ям ом ем ой ый ий ая яя ое ее ые ие ую юю ых их а я о е ы и у ю ь"
                            + " ость ости ение ения ться ать ить еть ал ала али ил ила или");

    Stems {
        suffixes = List.copyOf(suffixes);
    }

    /** For texts in some languages, as {@code zh-CN} or {@code en}; English is among them always. */
    static Stems of(Collection<String> languages) {
        TreeSet<String> found = new TreeSet<>();
        List<String> all = new ArrayList<>(languages);
        all.add("en");
        for (String language : all) {
            String name = language.toLowerCase(Locale.ROOT).split("[-_]", 2)[0];
            for (String suffix : BY_LANGUAGE.getOrDefault(name, "").split(" ")) {
                if (!suffix.isEmpty()) {
                    found.add(Folded.of(suffix).text());
                }
            }
        }
        return new Stems(found.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .toList());
    }

    String of(String word) {
        String stem = word;
        if (word.length() > SHORTEST) {
            for (String suffix : suffixes) {
                int rest = word.length() - suffix.length();
                if (rest >= SHORTEST
                        && word.endsWith(suffix)
                        && !(suffix.equals("s") && word.charAt(rest - 1) == 's')) {
                    stem = word.substring(0, rest);
                    break;
                }
            }
        }
        int last = stem.length() - 1;
        if (last >= SHORTEST && stem.charAt(last) == stem.charAt(last - 1)) {
            last--;
        }
        if (last >= SHORTEST && "eiy".indexOf(stem.charAt(last)) >= 0) {
            last--;
        }
        return stem.substring(0, last + 1);
    }

    /** How well a term is what a word looks for: 4 for the word itself, 3 for its stem, 2 for its beginning; 0 for not at all. */
    int factor(String term, String word) {
        if (term.equals(word)) {
            return 4;
        }
        boolean isNear = word.length() > 1 && term.regionMatches(0, word, 0, Math.min(SHORTEST, word.length()));
        if (!isNear || !term.startsWith(of(word))) {
            return 0;
        }
        return of(term).equals(of(word)) ? 3 : term.startsWith(word) ? 2 : 0;
    }
}

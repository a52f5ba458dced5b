package blogjar.tagplugin;

import java.util.List;
import java.util.Optional;

/** Colours code. */
public interface Highlighter {
    /** Whether {@code language} (lower case, aliases included) is known. */
    boolean knows(String language);

    /**
     * Code as HTML, one string a line, without line ends; elements that span lines are closed and opened again.
     *
     * @return empty where the language is not known
     */
    Optional<List<String>> highlight(String language, String code);

    /** Colours nothing. */
    static Highlighter plain() {
        return new Highlighter() {
            @Override
            public boolean knows(String language) {
                return false;
            }

            @Override
            public Optional<List<String>> highlight(String language, String code) {
                return Optional.empty();
            }
        };
    }
}

package blogjar.highlight;

import java.util.ArrayList;
import java.util.List;

/** Colours code. Safe for use by several threads. */
public final class Highlighter {
    private final Languages languages = new Languages();

    public Languages languages() {
        return languages;
    }

    /**
     * Code as HTML, one string a line, without line ends; elements that span lines are closed and opened again.
     *
     * @param language by any of its names; code in a language that is not known is escaped only
     */
    public List<String> highlight(String language, String code, Marking marking) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < code.length(); i++) {
            char c = code.charAt(i);
            if (c == '\n') {
                lines.add(line.toString());
                line.setLength(0);
            } else {
                Escaping.append(c, marking, line);
            }
        }
        lines.add(line.toString());
        return lines;
    }
}

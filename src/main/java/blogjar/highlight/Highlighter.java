package blogjar.highlight;

import java.util.List;

/** Colours code. Safe for use by several threads. */
public final class Highlighter {
    private final Languages languages = new Languages();
    private final Grammars grammars = new Grammars();

    /** The languages whose names are known, whether or not their code is coloured. */
    public Languages languages() {
        return languages;
    }

    /**
     * Code as HTML, one string a line, without line ends; elements that span lines are closed and opened again.
     *
     * @param language by any of its names; code in a language that is not known is escaped only
     */
    public List<String> highlight(String language, String code, Marking marking) {
        TokenWriter out = new TokenWriter(code, marking);
        Tokenizer tokenizer = grammars.get(languages.mainName(language));
        if (tokenizer == null) {
            out.text(0, code.length());
        } else {
            tokenizer.write(0, code.length(), out);
        }
        return out.lines();
    }
}

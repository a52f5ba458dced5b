package blogjar.highlight;

import blogjar.highlight.Grammar.Quote;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Languages written in words, strings and comments: most that programs are written in. */
final class ScriptTokenizer implements Tokenizer {
    private final Grammar grammar;
    private final boolean ignoresCase;
    private final boolean calls;
    private final boolean capitals;
    private final boolean regexes;
    private final boolean keys;
    private final boolean commands;
    /** Whether a comment or string may begin with the character. */
    private final boolean[] starts = new boolean[128];

    ScriptTokenizer(Grammar grammar) {
        this.grammar = grammar;
        this.ignoresCase = grammar.has("nocase");
        this.calls = grammar.has("calls");
        this.capitals = grammar.has("capitals");
        this.regexes = grammar.has("regexes");
        this.keys = grammar.has("keys");
        this.commands = grammar.has("commands");
        grammar.lineComments.forEach(mark -> starts[mark.charAt(0)] = true);
        grammar.blockComments.forEach(marks -> starts[marks[0].charAt(0)] = true);
        grammar.quotes.forEach(quote -> starts[quote.mark().charAt(0)] = true);
    }

    @Override
    public void write(int from, int to, TokenWriter out) {
        new Run(from, to, out).write();
    }

    /** One pass over a piece of code. */
    private final class Run {
        private final String code;
        private final int to;
        private final TokenWriter out;
        private final Strings strings;
        private int at;
        private int plain;
        private char before = '\n'; // the last character that is no blank; line ends count
        private boolean valueBefore;
        private @Nullable TokenKind defined;
        private int noRegexBefore;
        private final int[] unclosedBefore = new int[grammar.quotes.size()];
        private @Nullable String hereText;
        private int missedHereTexts;

        Run(int from, int to, TokenWriter out) {
            this.code = out.code();
            this.at = from;
            this.plain = from;
            this.to = to;
            this.out = out;
            this.strings = new Strings(grammar, out);
        }

        void write() {
            while (at < to) {
                char c = code.charAt(at);
                if (c == ' ' || c == '\t' || c == '\r') {
                    at++;
                } else if (c == '\n') {
                    newLine();
                } else if (c < 128 && starts[c] && (comment(c) || quoted(0))) {
                    continue;
                } else if (Chars.isDigit(c)) {
                    token(TokenKind.NUMBER, Chars.numberEnd(code, at, to));
                    valueBefore = true;
                } else if (isLetter(c)) {
                    word();
                } else if (!mark(c)) {
                    before = c;
                    valueBefore = c == ')' || c == ']' || c == '}';
                    defined = c == '*' || c == '&' ? defined : null;
                    at++;
                }
            }
            out.text(plain, to);
        }

        private void token(TokenKind kind, int end) {
            out.text(plain, at);
            out.token(kind, at, end);
            at = end;
            plain = end;
            before = 'a';
        }

        private boolean isLetter(char c) {
            return Chars.isLetter(c) || grammar.wordCharacters.indexOf(c) >= 0;
        }

        private boolean isAtLineStart() {
            return before == '\n';
        }

        private void newLine() {
            at++;
            before = '\n';
            defined = null;
            valueBefore = false;
            if (hereText != null) {
                int end = hereTextEnd(hereText);
                hereText = null;
                if (end > 0) {
                    token(TokenKind.STRING, end);
                }
            }
        }

        /** Behind the line that ends a here-document, or a negative number. */
        private int hereTextEnd(String word) {
            for (int line = at; line < to && missedHereTexts < 5; ) {
                int end = Chars.lineEnd(code, line, to);
                int start = Chars.skipBlanks(code, line, end);
                if (end - start <= word.length() + 1 && end - start >= word.length() && code.startsWith(word, start)) {
                    return end;
                }
                line = end + 1;
            }
            missedHereTexts++;
            return -1;
        }

        private boolean comment(char c) {
            for (String[] marks : grammar.blockComments) {
                if (code.startsWith(marks[0], at)) {
                    char last = before;
                    token(TokenKind.COMMENT, Chars.behind(code, marks[1], at + marks[0].length(), to));
                    before = last;
                    return true;
                }
            }
            for (String mark : grammar.lineComments) {
                if (code.startsWith(mark, at) && commentFits(mark, c)) {
                    char last = before;
                    token(TokenKind.COMMENT, Chars.lineEnd(code, at, to));
                    before = last;
                    return true;
                }
            }
            return false;
        }

        /** In some languages the mark has other uses unless it begins a word, or a line. */
        private boolean commentFits(String mark, char c) {
            if (c == '"') {
                return isAtLineStart();
            }
            return mark.length() > 1
                    || c != '#'
                    || !grammar.has("wordcomments")
                    || at == 0
                    || Chars.isSpace(code.charAt(at - 1))
                    || code.charAt(at - 1) == ';';
        }

        private boolean quoted(int prefix) {
            for (int i = 0; i < grammar.quotes.size(); i++) {
                Quote quote = grammar.quotes.get(i);
                if (at >= unclosedBefore[i] && code.startsWith(quote.mark(), at + prefix)) {
                    boolean raw = prefix > 0 && (code.charAt(at) | 0x20) == 'r';
                    int end = strings.end(quote, raw, at + prefix, to);
                    if (end < 0) {
                        unclosedBefore[i] = quote.shortOnly() ? at : Chars.lineEnd(code, at, to);
                        return false;
                    }
                    out.text(plain, at);
                    boolean key = keys && isKey(end);
                    strings.write(quote, key ? TokenKind.ATTR : TokenKind.STRING, at, end);
                    at = end;
                    plain = end;
                    before = 'a';
                    valueBefore = true;
                    return true;
                }
            }
            return false;
        }

        /** Whether what ends here names a member: a colon follows, and a brace or comma stands before. */
        private boolean isKey(int end) {
            int next = Chars.skipBlanks(code, end, Math.min(to, end + 20));
            return next < to
                    && code.charAt(next) == ':'
                    && !code.startsWith("::", next)
                    && (before == '{' || before == ',' || before == '\n');
        }

        private void word() {
            int end = at + 1;
            while (end < to && (isLetter(code.charAt(end)) || Chars.isDigit(code.charAt(end)))) {
                end++;
            }
            String word = code.substring(at, end);
            if (end < to
                    && !grammar.quotePrefixes.isEmpty()
                    && grammar.quotePrefixes.contains(word)
                    && quoted(end - at)) {
                return;
            }
            TokenKind known = grammar.words.get(ignoresCase ? word.toLowerCase(Locale.ROOT) : word);
            boolean member = before == '.' || commands && known == TokenKind.KEYWORD && !isAtLineStart();
            TokenKind kind = member ? null : known;
            TokenKind defines = grammar.definitions.get(word);
            if (kind == null) {
                kind = name(word, end);
            }
            if (kind == null) {
                at = end;
                before = 'a';
            } else {
                token(kind, end);
            }
            valueBefore = kind != TokenKind.KEYWORD;
            defined = member ? null : defines;
        }

        private @Nullable TokenKind name(String word, int end) {
            if (defined != null) {
                return defined;
            }
            if (calls && end < to && code.charAt(end) == '(') {
                return TokenKind.FUNCTION;
            }
            if (keys && before != '.' && isKey(end)) {
                return TokenKind.ATTR;
            }
            boolean capital = capitals && Character.isUpperCase(word.charAt(0));
            return capital && before != '.' && !isAllCapitals(word) ? TokenKind.CLASS : null;
        }

        private static boolean isAllCapitals(String word) {
            for (int i = 1; i < word.length(); i++) {
                if (Character.isLowerCase(word.charAt(i))) {
                    return false;
                }
            }
            return word.length() > 1;
        }

        /** Annotations, variables, symbols, directives, regular expressions, here-documents. */
        private boolean mark(char c) {
            if (grammar.variableMarks.indexOf(c) >= 0) {
                int end = Strings.variableEnd(code, at, to);
                if (end > 0) {
                    token(TokenKind.VARIABLE, end);
                    valueBefore = true;
                    return true;
                }
            }
            if (c == '@' && grammar.has("annotations") && at + 1 < to && Chars.isLetter(code.charAt(at + 1))) {
                token(TokenKind.META, dottedEnd(at + 1));
                return true;
            }
            if (c == ':' && grammar.has("symbols") && isSymbol()) {
                token(TokenKind.SYMBOL, wordEnd(at + 1));
                valueBefore = true;
                return true;
            }
            if (c == '#' && grammar.has("directives") && isAtLineStart()) {
                directive();
                return true;
            }
            if (c == '#'
                    && grammar.has("attributes")
                    && (code.startsWith("[", at + 1) || code.startsWith("![", at + 1))) {
                int end = at;
                while (end < to && code.charAt(end) != ']' && code.charAt(end) != '\n') {
                    end++;
                }
                token(TokenKind.META, end < to && code.charAt(end) == ']' ? end + 1 : end);
                return true;
            }
            if (c == '\\' && grammar.has("backslashwords") && at + 1 < to) {
                token(TokenKind.KEYWORD, Math.max(at + 2, wordEnd(at + 1)));
                return true;
            }
            if (c == '<' && grammar.has("heretexts") && code.startsWith("<<", at)) {
                startHereText();
            }
            return c == '/' && regexes && regex();
        }

        private boolean isSymbol() {
            return at + 1 < to
                    && Chars.isLetter(code.charAt(at + 1))
                    && (at == 0 || !Chars.isWord(code.charAt(at - 1)) && code.charAt(at - 1) != ':');
        }

        private int wordEnd(int from) {
            int end = from;
            while (end < to && (isLetter(code.charAt(end)) || Chars.isDigit(code.charAt(end)))) {
                end++;
            }
            return end;
        }

        private int dottedEnd(int from) {
            int end = from;
            while (end < to && (Chars.isWord(code.charAt(end)) || code.charAt(end) == '.')) {
                end++;
            }
            return end;
        }

        /** A line for the preprocessor, with its name and what it includes. */
        private void directive() {
            int lineEnd = Chars.lineEnd(code, at, to);
            while (lineEnd > at && lineEnd + 1 < to && code.charAt(lineEnd - 1) == '\\') {
                lineEnd = Chars.lineEnd(code, lineEnd + 1, to);
            }
            int name = Chars.skipBlanks(code, at + 1, lineEnd);
            int nameEnd = name;
            while (nameEnd < lineEnd && Chars.isWord(code.charAt(nameEnd))) {
                nameEnd++;
            }
            int value = Chars.skipBlanks(code, nameEnd, lineEnd);
            boolean include = value < lineEnd && (code.charAt(value) == '<' || code.charAt(value) == '"');
            int comment = include ? -1 : Chars.find(code, "//", value, lineEnd);
            int end = comment < 0 ? lineEnd : comment;
            out.text(plain, at);
            out.open(TokenKind.META);
            out.text(at, name);
            out.token(TokenKind.KEYWORD, name, nameEnd);
            out.text(nameEnd, value);
            if (include) {
                out.token(TokenKind.STRING, value, end);
            } else {
                out.text(value, end);
            }
            out.close();
            at = end;
            plain = end;
        }

        private void startHereText() {
            int name = at + 2;
            while (name < to && "-~ '\"".indexOf(code.charAt(name)) >= 0 && name < at + 5) {
                name++;
            }
            int end = wordEnd(name);
            if (end > name && Character.isUpperCase(code.charAt(name)) && end - name < 40) {
                hereText = code.substring(name, end);
            }
        }

        private boolean regex() {
            if (valueBefore || at < noRegexBefore) {
                return false;
            }
            boolean set = false;
            int i = at + 1;
            for (; i < to && code.charAt(i) != '\n'; i++) {
                char c = code.charAt(i);
                if (c == '\\') {
                    i++;
                } else if (c == '[') {
                    set = true;
                } else if (c == ']') {
                    set = false;
                } else if (c == '/' && !set) {
                    int flags = i + 1;
                    while (flags < to && Chars.isLetter(code.charAt(flags))) {
                        flags++;
                    }
                    token(TokenKind.REGEXP, flags);
                    valueBefore = true;
                    return true;
                }
            }
            noRegexBefore = i; // the rest of the line was looked through
            return false;
        }
    }
}

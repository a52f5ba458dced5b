package blogjar.highlight;

import blogjar.highlight.Grammar.Keyword;
import blogjar.highlight.Mode.Flag;
import blogjar.highlight.Mode.Scopes;
import blogjar.highlight.Rules.Kind;
import blogjar.highlight.Rules.Rule;
import blogjar.highlight.Rules.Scan;
import blogjar.highlight.regex.Match;
import blogjar.highlight.regex.Regex;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Code read once, in one language: the algorithm of highlight.js 11.12, step by step, with its corner cases, as the
 * grammars are written for it.
 */
final class Reading {
    /** A mode that was entered, in the one around it. */
    record Frame(Mode mode, @Nullable Frame parent) {}

    /**
     * What came of it.
     *
     * @param top the mode that the code ends in; a later piece of the same language goes on there
     * @param whole false where the code is not of that language, or was given up; the tokens are those up to there
     */
    record Result(
            @Nullable String language,
            Tokens tokens,
            double relevance,
            @Nullable Frame top,
            boolean whole) {}

    private static final int GIVEN_UP = -1;
    private static final int COUNTED_HITS = 7;
    private static final int MANY_STEPS = 100_000;

    private final Grammar grammar;
    private final String code;
    private final boolean strict;
    private final Session session;
    private final Scan scan;
    private final Match match;
    private final Match endMatch;
    private final Match wordMatch;
    private final Tokens tokens = new Tokens();
    private final StringBuilder buffer = new StringBuilder();
    private final Map<String, Integer> hits = new HashMap<>();
    private final Map<String, Frame> continued = new HashMap<>();
    private @Nullable Frame top;
    private Mode mode;
    private double relevance;
    private int nextRule;
    private int steps;
    private boolean resuming;
    private @Nullable Kind lastKind;
    private int lastStart;

    /**
     * @param strict whether the reading ends at what is not of that language
     * @param from where a former piece ended, or null
     */
    Reading(Grammar grammar, String code, boolean strict, @Nullable Frame from, Session session) {
        this.grammar = grammar;
        this.code = code;
        this.strict = strict;
        this.session = session;
        this.scan = new Scan(code, grammar.patterns());
        this.match = new Match(session.effort());
        this.endMatch = new Match(session.effort());
        this.wordMatch = new Match(session.effort());
        this.top = from == null ? new Frame(grammar.root(), null) : from;
        this.mode = Objects.requireNonNull(top).mode;
    }

    Result read() {
        openContinued();
        int at = 0;
        while (true) {
            steps++;
            if (!resuming) {
                nextRule = 0;
            }
            resuming = false;
            Rule rule = next(at);
            if (rule == null) {
                break;
            }
            buffer.append(code, at, match.start());
            int taken = take(rule);
            if (taken == GIVEN_UP || top == null) {
                return new Result(grammar.name(), tokens, 0, top, false);
            }
            at = match.start() + taken;
        }
        buffer.append(code, Math.min(at, code.length()), code.length());
        flush();
        tokens.closeAll();
        return new Result(grammar.name(), tokens, relevance, top, true);
    }

    private void openContinued() {
        Deque<String> scopes = new ArrayDeque<>();
        for (Frame frame = top; frame != null && frame.parent != null; frame = frame.parent) {
            if (frame.mode.scope() != null) {
                scopes.push(frame.mode.scope());
            }
        }
        scopes.forEach(tokens::open);
    }

    /** The next match; behind one that was refused, the rules after it come first. */
    private @Nullable Rule next(int at) {
        Rules rules = grammar.rules(mode);
        Rule found = rules.find(scan, at, nextRule, match);
        int position = found == null ? 0 : found.number() - nextRule;
        if (nextRule != 0 && (found == null || match.start() != at)) {
            found = rules.find(scan, at + 1, 0, match);
            position = found == null ? 0 : found.number();
        }
        if (found != null) {
            nextRule += position + 1;
            if (nextRule == rules.begins()) {
                nextRule = 0;
            }
        }
        return found;
    }

    /** Does what a match asks for; returns how many characters are done with. */
    private int take(Rule rule) {
        int length = match.end() - match.start();
        if (lastKind == Kind.BEGIN && rule.kind() == Kind.END && lastStart == match.start() && length == 0) {
            buffer.append(code, match.start(), Math.min(code.length(), match.start() + 1));
            return 1;
        }
        lastKind = rule.kind();
        lastStart = match.start();
        if (rule.begins() != null) {
            return begin(rule.begins());
        }
        if (rule.kind() == Kind.ILLEGAL && strict) {
            return GIVEN_UP;
        }
        if (rule.kind() == Kind.END) {
            Frame ended = ended();
            if (ended != null) {
                return end(ended);
            }
        } else if (length == 0) {
            if (match.start() < code.length()) {
                buffer.append('\n');
            }
            return 1;
        }
        if (steps > MANY_STEPS && steps > match.start() * 3L) {
            return GIVEN_UP;
        }
        buffer.append(code, match.start(), match.end());
        return length;
    }

    private int begin(Mode begun) {
        for (Guard guard : begun.onBegin()) {
            if (!guard.lets(match, begun, code, grammar, session.kept(), session.effort())) {
                return ignore();
            }
        }
        if (begun.is(Flag.SKIP)) {
            buffer.append(code, match.start(), match.end());
        } else {
            if (begun.is(Flag.EXCLUDE_BEGIN)) {
                buffer.append(code, match.start(), match.end());
            }
            flush();
            if (!begun.is(Flag.RETURN_BEGIN) && !begun.is(Flag.EXCLUDE_BEGIN)) {
                buffer.append(code, match.start(), match.end());
            }
        }
        start(begun);
        return begun.is(Flag.RETURN_BEGIN) ? 0 : match.end() - match.start();
    }

    private int ignore() {
        if (nextRule == 0) {
            buffer.append(code, match.start(), Math.min(match.end(), match.start() + 1));
            return 1;
        }
        resuming = true;
        return 0;
    }

    private void start(Mode begun) {
        if (begun.scope() != null) {
            tokens.open(begun.scope());
        }
        Scopes scopes = begun.beginScope();
        if (scopes.whole() != null) {
            word(buffer.toString(), scopes.whole());
            buffer.setLength(0);
        } else if (!scopes.groups().isEmpty()) {
            groups(scopes);
            buffer.setLength(0);
        }
        top = new Frame(begun, top);
        mode = begun;
    }

    /** The outermost mode that ends here, or null. */
    private @Nullable Frame ended() {
        for (Frame frame = top; frame != null; frame = frame.parent) {
            Mode ends = frame.mode;
            boolean matches = ends.end() >= 0
                    && grammar.regex(ends.end(), false).matches(code, match.start(), match.start(), endMatch);
            Guard guard = ends.onEnd();
            if (matches
                    && (guard == null || guard.lets(match, ends, code, grammar, session.kept(), session.effort()))) {
                Frame outermost = frame;
                while (outermost.mode.is(Flag.ENDS_PARENT) && outermost.parent != null) {
                    outermost = outermost.parent;
                }
                return outermost;
            }
            if (!ends.is(Flag.ENDS_WITH_PARENT)) {
                return null;
            }
        }
        return null;
    }

    private int end(Frame ended) {
        Mode origin = mode;
        Scopes scopes = origin.endScope();
        if (scopes.whole() != null) {
            flush();
            word(match.text(), scopes.whole());
        } else if (!scopes.groups().isEmpty()) {
            flush();
            groups(scopes);
        } else if (origin.is(Flag.SKIP)) {
            buffer.append(code, match.start(), match.end());
        } else {
            if (!origin.is(Flag.RETURN_END) && !origin.is(Flag.EXCLUDE_END)) {
                buffer.append(code, match.start(), match.end());
            }
            flush();
            if (origin.is(Flag.EXCLUDE_END)) {
                buffer.append(code, match.start(), match.end());
            }
        }
        while (top != null && top != ended.parent) {
            if (top.mode.scope() != null) {
                tokens.close();
            }
            if (!top.mode.is(Flag.SKIP) && !top.mode.embeds()) {
                relevance += top.mode.relevance();
            }
            top = top.parent;
        }
        if (top != null) {
            mode = top.mode;
        }
        if (ended.mode.starts() >= 0) {
            start(grammar.mode(ended.mode.starts()));
        }
        return origin.is(Flag.RETURN_END) ? 0 : match.end() - match.start();
    }

    private void word(String text, String scope) {
        if (!text.isEmpty()) {
            tokens.open(scope);
            tokens.text(text);
            tokens.close();
        }
    }

    private void groups(Scopes scopes) {
        scopes.groups().forEach((group, scope) -> {
            String text = Objects.requireNonNullElse(match.group(group), "");
            if (scope.isEmpty()) {
                buffer.setLength(0);
                buffer.append(text);
                keywords();
                buffer.setLength(0);
            } else {
                word(text, scope);
            }
        });
    }

    /** Writes what has been gathered of the mode. */
    private void flush() {
        if (mode.embeds()) {
            embedded();
        } else {
            keywords();
        }
        buffer.setLength(0);
    }

    private void embedded() {
        String text = buffer.toString();
        if (text.isEmpty()) {
            return;
        }
        Result inner;
        if (mode.guesses()) {
            inner = session.guess(text, mode.languages());
        } else {
            String language = mode.languages().get(0);
            inner = session.read(text, language, continued.get(language));
            Frame end = inner.top;
            if (end != null) {
                continued.put(language, end);
            }
        }
        if (mode.relevance() > 0) {
            relevance += inner.relevance;
        }
        tokens.add(inner.tokens, inner.language);
    }

    private void keywords() {
        String text = buffer.toString();
        if (mode.keywords() < 0) {
            tokens.text(text);
            return;
        }
        Regex words = grammar.regex(mode.word(), false);
        int done = 0;
        int at = 0;
        while (words.find(text, at, wordMatch)) {
            String word = wordMatch.text();
            Keyword keyword = grammar.keyword(mode, word);
            if (keyword != null) {
                if (hits.merge(grammar.spelling(word), 1, Integer::sum) <= COUNTED_HITS) {
                    relevance += keyword.relevance();
                }
                if (!keyword.scope().startsWith("_")) {
                    tokens.text(text.substring(done, wordMatch.start()));
                    word(word, keyword.scope());
                    done = wordMatch.end();
                }
            }
            at = Math.max(wordMatch.end(), wordMatch.start() + 1);
        }
        tokens.text(text.substring(done));
    }
}

package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code server.csp}: what becomes of the policies that are worked out for pages.
 *
 * @param text said of all pages in their place; empty for what is worked out
 * @param added sources by directive that each page may have besides
 */
record Csp(Mode mode, String text, Map<String, List<String>> added) {
    static final Csp USUAL = new Csp(Mode.ENFORCED, "", Map.of());

    private static final String KEY = "server.csp";

    /** How a policy is sent. */
    enum Mode {
        ENFORCED,
        /** Browsers tell of what they would have stopped, and let it be. */
        REPORT_ONLY,
        OFF
    }

    Csp {
        added = Map.copyOf(added);
    }

    /** @throws ProblemException where it is no policy */
    static Csp of(Config config) {
        Object given = config.get(KEY);
        if (given == null || given.equals(true)) {
            return USUAL;
        }
        if (given.equals(false)) {
            return new Csp(Mode.OFF, "", Map.of());
        }
        if (given instanceof Map<?, ?> directives) {
            Map<String, List<String>> added = new LinkedHashMap<>();
            for (Object directive : directives.keySet()) {
                List<String> sources = config.texts(KEY + "." + directive).stream()
                        .flatMap(text -> List.of(text.strip().split("\\s+")).stream())
                        .toList();
                if (!isDirective(directive.toString())
                        || sources.isEmpty()
                        || !sources.stream().allMatch(Csp::isSource)) {
                    throw refused(
                            config,
                            KEY + "." + directive,
                            "'" + KEY + "' can't be '" + directive + ": " + directives.get(directive) + "'");
                }
                added.put(directive.toString(), sources);
            }
            return new Csp(Mode.ENFORCED, "", added);
        }
        String text = given.toString().strip();
        if (text.toLowerCase(Locale.ROOT).equals("report-only")) {
            return new Csp(Mode.REPORT_ONLY, "", Map.of());
        }
        if (given instanceof List || !isPolicy(text)) {
            throw refused(config, KEY, "'" + KEY + "' can't be '" + given + "'");
        }
        return new Csp(Mode.ENFORCED, text, Map.of());
    }

    /** Whether it can be sent, and begins with a directive. */
    static boolean isPolicy(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f) && isDirective(text.split("[ ;]", 2)[0]);
    }

    private static boolean isDirective(String name) {
        return name.indexOf('-') > 0 && name.chars().allMatch(c -> c >= 'a' && c <= 'z' || c == '-')
                || name.equals("sandbox");
    }

    private static boolean isSource(String source) {
        return source.chars().allMatch(c -> c > ' ' && c < 0x7f && c != ';' && c != ',');
    }

    private static ProblemException refused(Config config, String key, String message) {
        return new ProblemException(Problem.error(message)
                .at(config.place(key))
                .expected("false, report-only, a whole policy in quotes, or directives with the sources to add")
                .fix("such as: csp: {img-src: \"https://pictures.example\"}"));
    }
}

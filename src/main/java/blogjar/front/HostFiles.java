package blogjar.front;

import blogjar.output.Resource;
import blogjar.redirect.Redirection;
import blogjar.redirect.RulePattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** {@code _redirects} and {@code _headers}, as Netlify and Cloudflare Pages read them. */
final class HostFiles {
    static final String REDIRECTS = "_redirects";
    static final String HEADERS = "_headers";

    /**
     * What a host takes.
     *
     * @param netlify rather than Cloudflare
     * @param single most rules for one path
     * @param varying most rules with variable parts
     * @param headers most paths with fields
     * @param redirectLine longest line of a rule
     * @param headerLine longest line of a field
     */
    private record Limits(boolean netlify, int single, int varying, int headers, int redirectLine, int headerLine) {}

    private static final int NONE = Integer.MAX_VALUE;
    private static final Limits NETLIFY = new Limits(true, NONE, NONE, NONE, NONE, NONE);
    private static final Limits CLOUDFLARE = new Limits(false, 2000, 100, 100, 1000, 2000);

    private final Limits limits;
    private final Unsaid unsaid;
    private final Facts facts;

    private HostFiles(Facts facts, Unsaid unsaid, Limits limits) {
        this.limits = limits;
        this.unsaid = unsaid;
        this.facts = facts;
    }

    static Written netlify(Facts facts, Unsaid unsaid) {
        return new HostFiles(facts, unsaid, NETLIFY).written();
    }

    static Written cloudflare(Facts facts, Unsaid unsaid) {
        return new HostFiles(facts, unsaid, CLOUDFLARE).written();
    }

    private Written written() {
        return new Written(
                List.of(Written.file(REDIRECTS, redirects()), Written.file(HEADERS, headers(facts))), Map.of());
    }

    private static String by(Limits limits) {
        return "# For " + (limits.netlify() ? "Netlify" : "Cloudflare Pages")
                + ", written by 'blog.jar generate --target " + (limits.netlify() ? "netlify" : "cloudflare")
                + "' and anew with each build.\n";
    }

    private String redirects() {
        Set<String> single = new LinkedHashSet<>();
        List<String> gone = new ArrayList<>();
        for (Moves.Single one : facts.moves().single()) {
            String target = target(one.to());
            if (target.isEmpty() || !isKnown(one.to().status())) {
                gone.add("/" + one.path());
                continue;
            }
            for (String path : one.paths()) {
                boolean normalised = limits.netlify()
                        ? path.endsWith("/") && !path.isEmpty() && one.family()
                        : path.endsWith("/index.html");
                if (!normalised) { // else the host makes it one of the others
                    single.add(encoded("/" + path) + " " + target + " "
                            + one.to().status() + (limits.netlify() ? "!" : ""));
                }
            }
        }
        unsaid.paths(gone, "it knows no 410 and 451, so these are answered as what was never there");
        List<String> varying = new ArrayList<>();
        facts.moves().patterns().forEach(rule -> varying(rule, varying, single));
        StringBuilder out = new StringBuilder(by(limits));
        fit(List.copyOf(single), limits.single(), "rules for one path", out);
        fit(varying, limits.varying(), "rules with variable parts", out);
        return out.toString();
    }

    private void fit(List<String> lines, int most, String what, StringBuilder out) {
        List<String> left = new ArrayList<>();
        int written = 0;
        for (String line : lines) {
            if (line.length() > limits.redirectLine() || written >= most) {
                left.add(line.substring(0, line.indexOf(' ')));
            } else {
                out.append(line).append('\n');
                written++;
            }
        }
        unsaid.paths(
                left,
                "it takes " + most + " " + what + ", of " + limits.redirectLine()
                        + " characters, so these are left out");
    }

    private boolean isKnown(int status) {
        return status < 400 || limits.netlify() && status == 404;
    }

    private String target(Redirection to) {
        String target = to.target();
        if (target == null) {
            return "";
        }
        return to.isRedirect()
                ? target
                : facts.shown(target).map(HostFiles::encoded).orElse("");
    }

    private void varying(RulePattern rule, List<String> lines, Set<String> single) {
        if (rule.isExpression()) {
            unsaid.rule(rule, "it knows no regular expressions");
            return;
        }
        if (rule.target().isEmpty() || !isKnown(rule.status())) {
            unsaid.rule(rule, "it knows no status " + rule.status());
            return;
        }
        StringBuilder from = new StringBuilder("/");
        StringBuilder to = new StringBuilder(rule.origin());
        boolean open = false;
        for (int i = 0; i < rule.texts().size(); i++) {
            from.append(encoded(rule.texts().get(i)));
            if (i < rule.names().size()) {
                open = rule.names().get(i).equals("splat");
                from.append(open ? "*" : ":" + rule.names().get(i));
            }
        }
        if (limits.netlify() && !from.toString().matches("(/(:\\w+|[^:]*))*")) {
            unsaid.rule(rule, "a placeholder stands for a whole segment of a path");
            return;
        }
        if (!limits.netlify() && facts.hidesPages(rule)) {
            unsaid.rule(rule, "rules go before pages there, and it is for addresses of pages, too");
            return;
        }
        rule.target()
                .forEach(piece -> to.append(
                        piece.capture() < 0 ? piece.text() : ":" + rule.names().get(piece.capture())));
        String end = " " + rule.status() + (limits.netlify() && rule.isForced() ? "!" : "");
        lines.add(from + " " + to + end);
        if (limits.netlify()) {
            return;
        }
        if (!open) {
            lines.add(from + "/ " + to + end);
        } else if (from.toString().endsWith("/*") && rule.names().size() == 1) {
            single.add(from.substring(0, from.length() - "/*".length()) + " "
                    + to.toString().replace(":splat", "") + end);
        }
    }

    /** The fields of paths, the widest first, as a later one goes over it. */
    private String headers(Facts some) {
        Map<String, Map<String, String>> rules = rules(some);
        if (rules.size() <= limits.headers()) {
            return text(rules);
        }
        String policy = some.sent().together(pages());
        Map<String, Map<String, String>> fewer = policy.isEmpty() ? rules : rules(some.together(policy));
        unsaid.say(
                "it takes fields for " + limits.headers() + " paths, and this site has them for " + rules.size()
                        + (policy.isEmpty() ? "" : ", so its pages have one Content-Security-Policy together"),
                "set server.csp to one policy for all pages, or serve it from elsewhere");
        List<String> paths = List.copyOf(fewer.keySet());
        if (paths.size() > limits.headers()) {
            List<String> left = paths.subList(limits.headers(), paths.size());
            unsaid.paths(left, "no fields of their own have");
            fewer.keySet().removeAll(Set.copyOf(left));
        }
        return text(fewer);
    }

    private List<Resource> pages() {
        return facts.release().resources().stream()
                .filter(resource ->
                        resource.target().isEmpty() && resource.mediaType().startsWith("text/html"))
                .toList();
    }

    private Map<String, Map<String, String>> rules(Facts some) {
        Map<String, Map<String, String>> rules = new LinkedHashMap<>();
        Map<String, String> all = new TreeMap<>();
        some.fields().forEach((name, cover) -> all.put(name, Paths.ofAll(cover)));
        if (some.hstsGiven() && !some.hsts().isEmpty()) {
            all.put("Strict-Transport-Security", some.hsts());
        }
        all.values().removeIf(String::isEmpty);
        rules.put("/*", all);
        some.fields()
                .forEach((name, cover) -> cover.byEnding().forEach((ending, value) -> {
                    if (!ending.equals(Paths.PAGE) && !value.isEmpty() && !value.equals(Paths.ofAll(cover))) {
                        add(rules, "/*." + ending, name, value);
                    }
                }));
        some.fields()
                .forEach((name, cover) -> cover.byFolder()
                        .forEach((folder, value) -> add(rules, encoded("/" + folder) + "*", name, value)));
        some.fields()
                .forEach((name, cover) -> cover.byFile()
                        .forEach((file, value) -> urls(file).forEach(url -> add(rules, url, name, value))));
        return rules;
    }

    /** The paths by which readers ask for a file; Cloudflare leads them from the others to one. */
    private List<String> urls(String file) {
        List<String> urls = new ArrayList<>();
        for (String url : Facts.urls(file)) {
            urls.add(encoded("/" + url));
        }
        if (!limits.netlify()) {
            urls.subList(1, urls.size()).clear();
        }
        String first = urls.get(0);
        if (first.endsWith(".html")) {
            String bare = first.substring(0, first.length() - ".html".length());
            if (limits.netlify()) {
                urls.add(bare);
            } else {
                urls.set(0, bare);
            }
        }
        return urls;
    }

    private static void add(Map<String, Map<String, String>> rules, String path, String name, String value) {
        rules.computeIfAbsent(path, none -> new TreeMap<>()).put(name, value);
    }

    private String text(Map<String, Map<String, String>> rules) {
        StringBuilder out = new StringBuilder(by(limits));
        Set<String> everywhere = rules.getOrDefault("/*", Map.of()).keySet();
        rules.forEach((path, fields) -> {
            out.append(path).append('\n');
            fields.forEach((name, value) -> {
                String line = "  " + name + ": " + value;
                if (line.length() > limits.headerLine()) {
                    unsaid.paths(
                            List.of(path),
                            "a line takes " + limits.headerLine() + " characters, so " + name + " is left out for");
                    return;
                }
                if (!limits.netlify() && !path.equals("/*") && everywhere.contains(name)) {
                    out.append("  ! ").append(name).append('\n'); // else both values are sent
                }
                if (!value.isEmpty()) {
                    out.append(line).append('\n');
                } else if (limits.netlify()) {
                    unsaid.paths(List.of(path), "a field can't be taken away, so " + name + " is sent for");
                }
            });
        });
        return out.toString();
    }

    private static String encoded(String path) {
        return Paths.encoded(path);
    }
}

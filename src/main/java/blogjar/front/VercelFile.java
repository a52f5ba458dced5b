package blogjar.front;

import blogjar.redirect.RulePattern;
import blogjar.text.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A {@code vercel.json}. */
final class VercelFile {
    static final String NAME = "vercel.json";

    private static final int MOST = 2048;
    private static final int LONGEST = 4096;
    /** What may stand after an address that is a folder's. */
    private static final String FOLDER = "(/|/index\\.html)?";

    private static final String REST = "/:splat(.*)";

    private static final Pattern SPECIAL = Pattern.compile("[:()*+?{}\\\\]");

    private final Facts facts;
    private final Unsaid unsaid;
    private final List<Object> redirects = new ArrayList<>();
    private final List<Object> rewrites = new ArrayList<>();

    private VercelFile(Facts facts, Unsaid unsaid) {
        this.facts = facts;
        this.unsaid = unsaid;
    }

    static Written of(Facts facts, Unsaid unsaid) {
        return Written.inside(NAME, new VercelFile(facts, unsaid).text());
    }

    private String text() {
        facts.moves().single().forEach(this::single);
        facts.moves().patterns().forEach(this::pattern);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cleanUrls", false);
        all.put("redirects", fit(redirects, "redirects"));
        all.put("rewrites", fit(rewrites, "rewrites"));
        List<Object> headers = headers(facts);
        String policy = headers.size() > MOST ? facts.sent().together(pages()) : "";
        if (!policy.isEmpty()) {
            headers = headers(facts.together(policy));
            unsaid.say(
                    "it takes fields for " + MOST + " paths, so all pages have one Content-Security-Policy together",
                    "set server.csp to one policy for all pages");
        }
        all.put("headers", fit(headers, "paths with fields"));
        return Json.print(all) + "\n";
    }

    private List<blogjar.output.Resource> pages() {
        return facts.release().resources().stream()
                .filter(resource ->
                        resource.target().isEmpty() && resource.mediaType().startsWith("text/html"))
                .toList();
    }

    private List<Object> fit(List<Object> all, String what) {
        if (all.size() > MOST) {
            unsaid.say(
                    "it takes " + MOST + " " + what + ", so " + (all.size() - MOST) + " are left out",
                    "have fewer of them");
            return all.subList(0, MOST);
        }
        return all;
    }

    private void single(Moves.Single single) {
        String target = single.to().target();
        int status = single.to().status();
        boolean several = single.family() && !single.path().isEmpty();
        for (String path : several ? List.of(single.path()) : single.paths()) {
            String source = literal("/" + path) + (several ? FOLDER : "");
            if (single.to().isRedirect() && target != null) {
                redirects.add(rule(source, target, status));
            } else {
                String page = target == null
                        ? facts.page(status).orElse("")
                        : facts.shown(target).orElse("");
                rewrites.add(rule(source, Paths.encoded(page.isEmpty() ? "/404.html" : page), status));
            }
        }
    }

    private static Map<String, Object> rule(String source, String destination, int status) {
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("source", source);
        rule.put("destination", destination);
        if (status != 200) {
            rule.put("statusCode", (long) status);
        }
        return rule;
    }

    private void pattern(RulePattern rule) {
        if (rule.isExpression()) {
            unsaid.rule(rule, "its expressions are others");
            return;
        }
        if (rule.isRedirect() && facts.hidesPages(rule)) {
            unsaid.rule(rule, "rules go before pages there, and it is for addresses of pages, too");
            return;
        }
        boolean open = false;
        StringBuilder source = new StringBuilder("/");
        for (int i = 0; i < rule.texts().size(); i++) {
            source.append(literal(rule.texts().get(i)));
            if (i < rule.names().size()) {
                open = rule.names().get(i).equals("splat");
                source.append(':').append(rule.names().get(i)).append(open ? "(.*)" : "");
            }
        }
        StringBuilder target = new StringBuilder(rule.origin());
        rule.target()
                .forEach(piece -> target.append(
                        piece.capture() < 0 ? piece.text() : ":" + rule.names().get(piece.capture())));
        if (rule.target().isEmpty()) {
            target.append(facts.page(rule.status()).orElse("/404.html"));
        }
        List<Object> rules = rule.isRedirect() ? redirects : rewrites;
        rules.add(rule(source + (open ? "" : FOLDER), target.toString(), rule.status()));
        if (source.toString().endsWith(REST)) { // the folder itself, too
            String folder = source.substring(0, source.length() - REST.length());
            rules.add(rule(folder, target.toString().replace(":splat", ""), rule.status()));
        }
    }

    /** The fields of paths, the widest first, as a later one goes over it. */
    private List<Object> headers(Facts some) {
        SortedMap<String, String> all = new TreeMap<>();
        some.fields().forEach((name, cover) -> all.put(name, Paths.ofAll(cover)));
        if (some.hstsGiven() && !some.hsts().isEmpty()) {
            all.put("Strict-Transport-Security", some.hsts());
        }
        Map<String, SortedMap<String, String>> rules = new LinkedHashMap<>();
        rules.put("/(.*)", all);
        some.fields()
                .forEach((name, cover) -> cover.byEnding().forEach((ending, value) -> {
                    if (!ending.equals(Paths.PAGE) && !value.isEmpty() && !value.equals(Paths.ofAll(cover))) {
                        add(rules, "/(.*)\\." + literal(ending), name, value);
                    }
                }));
        some.fields()
                .forEach((name, cover) -> cover.byFolder()
                        .forEach((folder, value) -> add(rules, literal("/" + folder) + "(.*)", name, value)));
        some.fields()
                .forEach((name, cover) -> cover.byFile()
                        .forEach((file, value) ->
                                Facts.urls(file).forEach(url -> add(rules, literal("/" + url), name, value))));
        List<Object> headers = new ArrayList<>();
        rules.forEach((source, fields) -> {
            List<Object> list = new ArrayList<>();
            fields.forEach((name, value) -> {
                if (value.length() > LONGEST) {
                    unsaid.paths(
                            List.of(source),
                            "a value takes " + LONGEST + " characters, so " + name + " is left out for");
                } else if (!value.isEmpty()) {
                    list.add(new TreeMap<>(Map.of("key", name, "value", value)));
                }
            });
            if (!list.isEmpty()) {
                Map<String, Object> rule = new LinkedHashMap<>();
                rule.put("source", source);
                rule.put("headers", list);
                headers.add(rule);
            }
        });
        return headers;
    }

    private static void add(Map<String, SortedMap<String, String>> rules, String source, String name, String value) {
        rules.computeIfAbsent(source, none -> new TreeMap<>()).put(name, value);
    }

    private static String literal(String decoded) {
        return SPECIAL.matcher(Paths.encoded(decoded)).replaceAll("\\\\$0");
    }
}

package blogjar.front;

import blogjar.redirect.RulePattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A file for nginx: the servers of the site, to be read from within {@code http}. */
final class NginxFile {
    private static final String WHY_EXPRESSION = "nginx reads this expression otherwise than Java does";

    /** Longer keys of a map need more room than is usual. */
    private static final int USUAL_KEY = 40;

    private final Facts facts;
    private final Unsaid unsaid;
    private final String word;
    private final StringBuilder maps = new StringBuilder();
    private final StringBuilder server = new StringBuilder();
    private final StringBuilder late = new StringBuilder();
    private int longest;

    private NginxFile(Facts facts, Unsaid unsaid) {
        this.facts = facts;
        this.unsaid = unsaid;
        this.word = facts.place().word();
    }

    static Written of(Facts facts, Unsaid unsaid) {
        return Written.beside(facts.place().folder(), ".nginx.conf", new NginxFile(facts, unsaid).text());
    }

    private String text() {
        fields();
        singles();
        patterns();
        StringBuilder out = new StringBuilder();
        out.append(
                        "# For nginx, written by 'blog.jar generate --target nginx' and anew with each build: set up the blog, not this file.\n")
                .append("# Have it read from within http { }, as files in conf.d and sites-enabled are.\n\n");
        if (longest > USUAL_KEY) {
            int room = Integer.highestOneBit(longest + 32) * 4; // several keys fit into one
            int keys = Math.max(16384, Integer.highestOneBit(maps.length() / longest) * 4);
            out.append("# Long addresses; leave these out where nginx says that it has them already.\n")
                    .append("map_hash_bucket_size ")
                    .append(room)
                    .append(";\nmap_hash_max_size ")
                    .append(keys)
                    .append(";\n\n");
        }
        out.append(maps);
        servers(out);
        return out.toString();
    }

    private void servers(StringBuilder out) {
        Place place = facts.place();
        String names = place.names().isEmpty() ? "_" : String.join(" ", place.names());
        if (place.secure()) {
            out.append("server {\n    listen 80;\n    listen [::]:80;\n    server_name ")
                    .append(names)
                    .append(";\n")
                    .append("    server_tokens off;\n\n")
                    .append("    location ^~ /.well-known/acme-challenge/ {\n")
                    .append("        root ")
                    .append(quoted(place.folder().toString()))
                    .append(";\n    }\n")
                    .append("    location / {\n        return 301 https://")
                    .append(place.name())
                    .append("$request_uri;\n    }\n}\n\n");
            if (place.names().size() > 1) {
                out.append("server {\n    listen 443 ssl http2;\n    listen [::]:443 ssl http2;\n    server_name ")
                        .append(String.join(
                                " ", place.names().subList(1, place.names().size())))
                        .append(";\n");
                certificate(out);
                out.append("    return 301 https://").append(place.name()).append("$request_uri;\n}\n\n");
            }
        }
        out.append("server {\n");
        if (place.secure()) {
            out.append("    listen 443 ssl http2;\n    listen [::]:443 ssl http2;\n    server_name ")
                    .append(place.name())
                    .append(";\n");
            certificate(out);
            out.append("    ssl_protocols TLSv1.2 TLSv1.3;\n    ssl_session_cache shared:blog:1m;\n");
        } else {
            out.append("    listen 80;\n    listen [::]:80;\n    server_name ")
                    .append(names)
                    .append(";\n");
        }
        out.append("    root ").append(quoted(place.folder().toString())).append(";\n\n");
        site(out);
        out.append("}\n");
    }

    private void certificate(StringBuilder out) {
        String live = "/etc/letsencrypt/live/" + facts.place().name();
        out.append("    ssl_certificate ")
                .append(live)
                .append("/fullchain.pem;\n")
                .append("    ssl_certificate_key ")
                .append(live)
                .append("/privkey.pem;\n");
    }

    private void site(StringBuilder out) {
        out.append("    server_tokens off;\n    absolute_redirect off;\n    etag on;\n    charset utf-8;\n");
        types(out);
        out.append(server);
        for (int status : new int[] {404, 410, 451}) {
            facts.page(status)
                    .ifPresent(page -> out.append("    error_page ")
                            .append(status)
                            .append(' ')
                            .append(quoted(encodedVariables(page)))
                            .append(";\n"));
        }
        out.append("\n    location ~ /\\.(?!well-known/) {\n        return 404;\n    }\n")
                .append("    location ~ ^/_(redirects|headers)$ {\n        return 404;\n    }\n")
                .append("    location / {\n        try_files $uri \"${uri}index.html\" $uri.html @rules;\n    }\n")
                .append("    location @rules {\n")
                .append(late)
                .append("        return 404;\n    }\n");
    }

    private void types(StringBuilder out) {
        List<String> texts = new ArrayList<>();
        out.append("    types {\n");
        facts.types().forEach((type, endings) -> {
            String plain = type.split(";", 2)[0];
            out.append("        ")
                    .append(plain)
                    .append(' ')
                    .append(String.join(" ", endings))
                    .append(";\n");
            if (type.contains("charset")) {
                texts.add(plain);
            }
        });
        texts.remove("text/html"); // is always among them
        String list = String.join(" ", texts);
        out.append("    }\n    default_type application/octet-stream;\n");
        if (!texts.isEmpty()) {
            out.append("    charset_types ").append(list).append(";\n");
        }
        out.append(
                "    gzip on;\n    gzip_vary on;\n    gzip_comp_level 6;\n    gzip_min_length 256;\n    gzip_proxied any;\n");
        if (!texts.isEmpty()) {
            out.append("    gzip_types ").append(list).append(";\n");
        }
        if (facts.release().resources().stream().anyMatch(file -> file.path().endsWith(".gz"))) {
            out.append("    gzip_static on;\n");
        }
        out.append('\n');
    }

    /** A map for each field; a field without a value is not sent. */
    private void fields() {
        facts.fields().forEach((name, cover) -> {
            if (cover.size() == 0) {
                if (isSaid(name, cover.usual())) {
                    field(name, quoted(cover.usual()));
                }
                return;
            }
            String variable =
                    "$field_" + name.toLowerCase(java.util.Locale.ROOT).replace('-', '_') + "_" + word;
            maps.append("map $uri ").append(variable).append(" {\n    volatile;\n");
            entry("default", name, cover.usual());
            cover.byFile().forEach((path, value) -> entry(key("/" + path), name, value));
            cover.byFolder().forEach((path, value) -> entry(regex("^/" + RulePattern.quoted(path)), name, value));
            cover.byEnding()
                    .forEach((ending, value) -> entry(regex("\\." + RulePattern.quoted(ending) + "$"), name, value));
            maps.append("}\n");
            field(name, variable);
        });
        if (facts.place().secure() && !facts.hsts().isEmpty()) {
            field("Strict-Transport-Security", quoted(facts.hsts()));
        }
        server.append('\n');
    }

    private void field(String name, String value) {
        server.append("    add_header ").append(name).append(' ').append(value).append(" always;\n");
    }

    private void entry(String key, String name, String value) {
        if (value.isEmpty() || isSaid(name, value)) {
            maps.append("    ").append(key).append(' ').append(quoted(value)).append(";\n");
        }
    }

    private boolean isSaid(String name, String value) {
        if (value.indexOf('$') >= 0) {
            unsaid.say(
                    "a value of " + name + " has a dollar sign, which nginx takes for a variable",
                    "write it without one");
        }
        return !value.isEmpty() && value.indexOf('$') < 0;
    }

    private void singles() {
        SortedMap<String, List<String>> byKind = new TreeMap<>();
        List<String> locations = new ArrayList<>();
        for (Moves.Single single : facts.moves().single()) {
            String target = single.to().target();
            int status = single.to().status();
            for (String path : single.paths()) {
                if (single.to().isRedirect() && target != null) {
                    entryOf(byKind, "moved_" + status, path, Queries.passed(encodedVariables(target), "$is_args$args"));
                } else if (target == null) {
                    entryOf(byKind, "refused_" + status, path, "1");
                } else {
                    String page = facts.shown(target).orElse("");
                    if (status == 200) {
                        entryOf(
                                byKind,
                                page.isEmpty() ? "refused_404" : "shown",
                                path,
                                page.isEmpty() ? "1" : encodedVariables(page));
                    } else {
                        locations.add("    location = " + quoted("/" + path) + " {\n"
                                + (page.isEmpty()
                                        ? ""
                                        : "        error_page " + status + " " + quoted(encodedVariables(page)) + ";\n")
                                + "        return " + status + ";\n    }\n");
                    }
                }
            }
        }
        byKind.forEach((kind, entries) -> {
            String variable = "$" + kind + "_" + word;
            maps.append("map $uri ").append(variable).append(" {\n    volatile;\n    default \"\";\n");
            entries.forEach(maps::append);
            maps.append("}\n");
            server.append("    if (").append(variable).append(") {\n        ");
            if (kind.startsWith("moved")) {
                server.append("return ")
                        .append(kind.substring("moved_".length()))
                        .append(' ')
                        .append(variable)
                        .append(";\n");
            } else if (kind.startsWith("refused")) {
                server.append("return ")
                        .append(kind.substring("refused_".length()))
                        .append(";\n");
            } else {
                server.append("rewrite ^ ").append(variable).append(" last;\n");
            }
            server.append("    }\n");
        });
        locations.forEach(server::append);
    }

    private void entryOf(Map<String, List<String>> byKind, String kind, String path, String value) {
        byKind.computeIfAbsent(kind, none -> new ArrayList<>())
                .add("    " + key("/" + path) + " " + quoted(value) + ";\n");
    }

    private void patterns() {
        for (RulePattern rule : facts.moves().patterns()) {
            if (!Expression.isCommon(rule)) {
                unsaid.rule(rule, WHY_EXPRESSION);
                continue;
            }
            StringBuilder to = rule.isForced() ? server : late;
            String indent = rule.isForced() ? "    " : "        ";
            if (rule.target().isEmpty() || !rule.isRedirect() && rule.status() != 200) {
                to.append(indent)
                        .append("if ($uri ~ ")
                        .append(quoted(rule.expression()))
                        .append(") {\n")
                        .append(indent)
                        .append("    return ")
                        .append(rule.status())
                        .append(";\n")
                        .append(indent)
                        .append("}\n");
                continue;
            }
            boolean whole = rule.isExpression() && rule.target().stream().anyMatch(piece -> piece.capture() == 0);
            StringBuilder target = new StringBuilder(rule.origin());
            rule.target()
                    .forEach(piece -> target.append(
                            piece.capture() < 0
                                    ? encodedVariables(piece.text())
                                    : "$" + (Expression.group(rule, piece.capture()) + (whole ? 1 : 0))));
            if (target.indexOf("?") >= 0) {
                target.append('?'); // that of the request is left out
            }
            String flag = rule.status() == 200
                    ? "last"
                    : rule.status() == 301 || rule.status() == 308 ? "permanent" : "redirect";
            to.append(indent)
                    .append("rewrite ")
                    .append(quoted(whole ? "(" + rule.expression() + ")" : rule.expression()))
                    .append(' ')
                    .append(quoted(target.toString()))
                    .append(' ')
                    .append(flag)
                    .append(";\n");
        }
        server.append(
                "    if (-f \"$document_root$uri/index.html\") {\n        rewrite ^(.*[^/])$ $1/ permanent;\n    }\n\n");
    }

    private String key(String path) {
        longest = Math.max(longest, path.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);
        return quoted(path);
    }

    private static String regex(String expression) {
        return quoted("~" + expression);
    }

    /** A dollar sign can't be written but by its number. */
    private static String encodedVariables(String text) {
        return text.replace("$", "%24");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

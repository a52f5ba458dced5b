package blogjar.front;

import blogjar.redirect.RulePattern;
import blogjar.text.Percent;
import java.util.List;
import java.util.Locale;

/** A {@code Caddyfile}. */
final class CaddyFile {
    private static final String FILES = "{path} {path}/index.html {path}.html";

    private final Facts facts;
    private final Unsaid unsaid;
    private final StringBuilder fields = new StringBuilder();
    private final StringBuilder site = new StringBuilder();
    private int matchers;

    private CaddyFile(Facts facts, Unsaid unsaid) {
        this.facts = facts;
        this.unsaid = unsaid;
    }

    static Written of(Facts facts, Unsaid unsaid) {
        return Written.beside(facts.place().folder(), ".Caddyfile", new CaddyFile(facts, unsaid).text());
    }

    private String text() {
        Place place = facts.place();
        fields();
        StringBuilder out = new StringBuilder();
        out.append(
                        "# For Caddy 2, written by 'blog.jar generate --target caddy' and anew with each build: set up the blog, not this file.\n")
                .append(
                        "# Have it read with 'import' in the Caddyfile. Caddy has its certificates issued by itself.\n\n");
        String scheme = place.secure() ? "" : "http://";
        if (place.secure()) {
            List<String> plain =
                    place.names().stream().map(name -> "http://" + name).toList();
            out.append(String.join(", ", plain))
                    .append(" {\n\tredir https://")
                    .append(place.name())
                    .append("{uri} 301\n}\n\n");
        }
        if (place.names().size() > 1) {
            List<String> others = place.names().subList(1, place.names().size());
            out.append(scheme)
                    .append(String.join(", " + scheme, others))
                    .append(" {\n\tredir ")
                    .append(place.secure() ? "https://" : "http://")
                    .append(place.name())
                    .append("{uri} 301\n}\n\n");
        }
        out.append(place.names().isEmpty() ? ":80" : scheme + place.name())
                .append(" {\n\troot * ")
                .append(quoted(place.folder().toString()))
                .append("\n\tencode zstd gzip\n\troute {\n");
        hidden();
        singles();
        patterns();
        folders();
        out.append(site)
                .append("\t\ttry_files {path} {path}.html\n")
                .append(fields)
                .append("\t\tfile_server\n\t}\n");
        errors(out);
        return out.append("}\n").toString();
    }

    /** A folder's address without its slash. It is rewritten first, as that is how a path is encoded again. */
    private void folders() {
        site.append("\t\t@folder {\n\t\t\tnot path */\n")
                .append("\t\t\tfile {\n\t\t\t\ttry_files {path}/index.html\n\t\t\t}\n\t\t}\n")
                .append("\t\troute @folder {\n\t\t\trewrite * {path}/\n\t\t\tredir * {uri} 301\n\t\t}\n");
    }

    private void hidden() {
        site.append(
                "\t\t@hidden {\n\t\t\tpath */.* /_redirects /_headers\n\t\t\tnot path /.well-known/*\n\t\t}\n\t\terror @hidden 404\n");
    }

    private void errors(StringBuilder out) {
        out.append("\thandle_errors {\n\t\troute {\n");
        facts.fields().forEach((name, cover) -> said(out, "", name, cover.usual()));
        List<Integer> all = List.of(404, 410, 451);
        for (int status : all) {
            String page = facts.page(status).orElse("");
            if (page.isEmpty()) {
                continue;
            }
            String matcher = "@status" + status;
            out.append("\t\t\t")
                    .append(matcher)
                    .append(" expression {http.error.status_code} == ")
                    .append(status)
                    .append('\n');
            facts.fields().forEach((name, cover) -> said(out, matcher + " ", name, cover.of(page.substring(1))));
            out.append("\t\t\trewrite ")
                    .append(matcher)
                    .append(' ')
                    .append(quoted(page))
                    .append('\n');
        }
        out.append("\t\t\tfile_server\n\t\t}\n\t}\n");
    }

    /** What is taken away is taken away last, and what was set meanwhile with it, so nothing is. */
    private static void said(StringBuilder out, String matcher, String name, String value) {
        if (!value.isEmpty()) {
            out.append("\t\t\theader ")
                    .append(matcher)
                    .append(name)
                    .append(' ')
                    .append(quoted(value))
                    .append('\n');
        }
    }

    private void fields() {
        facts.types().forEach((type, endings) -> {
            String name = "@type" + ++matchers;
            fields.append("\t\t")
                    .append(name)
                    .append(" path *.")
                    .append(String.join(" *.", endings))
                    .append(type.startsWith("text/html") ? " */" : "")
                    .append("\n\t\theader ")
                    .append(name)
                    .append(" Content-Type ")
                    .append(quoted(type))
                    .append('\n');
        });
        facts.fields().forEach((name, cover) -> {
            if (cover.size() == 0) {
                if (!cover.usual().isEmpty()) {
                    fields.append("\t\theader ")
                            .append(name)
                            .append(' ')
                            .append(quoted(cover.usual()))
                            .append('\n');
                }
                return;
            }
            String variable = "{" + name.toLowerCase(Locale.ROOT).replace('-', '_') + "}";
            fields.append("\t\tmap {path} ").append(variable).append(" {\n");
            cover.byFile().forEach((path, value) -> Facts.urls(path).forEach(url -> entry("/" + url, value)));
            cover.byFolder().forEach((folder, value) -> entry("~^/" + RulePattern.quoted(folder), value));
            cover.byEnding()
                    .forEach((ending, value) -> entry(
                            ending.equals("html") ? "~(/|\\.html)$" : "~\\." + RulePattern.quoted(ending) + "$",
                            value));
            entry("default", cover.usual());
            String matcher = "@said" + ++matchers;
            fields.append("\t\t}\n\t\t")
                    .append(matcher)
                    .append(" expression ")
                    .append(variable)
                    .append(" != \"\"\n\t\theader ")
                    .append(matcher)
                    .append(' ')
                    .append(name)
                    .append(' ')
                    .append(variable)
                    .append('\n');
        });
        if (facts.place().secure() && !facts.hsts().isEmpty()) {
            fields.append("\t\theader Strict-Transport-Security ")
                    .append(quoted(facts.hsts()))
                    .append('\n');
        }
    }

    private void entry(String key, String value) {
        fields.append("\t\t\t")
                .append(key.equals("default") ? key : quoted(key))
                .append(' ')
                .append(quoted(value))
                .append('\n');
    }

    private void singles() {
        StringBuilder moved = new StringBuilder();
        StringBuilder moves = new StringBuilder();
        for (Moves.Single single : facts.moves().single()) {
            String target = single.to().target();
            int status = single.to().status();
            for (String path : single.paths()) {
                String key = "\t\t\t" + quoted("/" + path) + " ";
                if (single.to().isRedirect() && target != null) {
                    moved.append(key)
                            .append(quoted(Queries.passed(target, "{query_part}")))
                            .append(' ')
                            .append(status)
                            .append('\n');
                } else if (status == 200
                        && target != null
                        && facts.shown(target).isPresent()) {
                    moves.append("\t\trewrite ")
                            .append(quoted("/" + path))
                            .append(' ')
                            .append(quoted(facts.shown(target).get()))
                            .append('\n');
                } else {
                    moves.append("\t\terror ")
                            .append(quoted("/" + path))
                            .append(' ')
                            .append(status == 200 ? 404 : status)
                            .append('\n');
                }
            }
            if (status != 200
                    && !single.to().isRedirect()
                    && target != null
                    && facts.shown(target).isPresent()) {
                unsaid.paths(
                        List.of("/" + single.path()),
                        "with its status " + status + " the page of that status is shown, and no other");
            }
        }
        site.append("\t\tmap {query} {query_part} {\n\t\t\t\"\" \"\"\n\t\t\tdefault \"?{query}\"\n\t\t}\n");
        if (moved.length() > 0) {
            site.append("\t\tmap {path} {moved} {moved_status} {\n")
                    .append(moved)
                    .append("\t\t\tdefault \"\" 301\n\t\t}\n")
                    .append("\t\t@moved expression {moved} != \"\"\n\t\tredir @moved {moved} {moved_status}\n");
        }
        site.append(moves);
    }

    private void patterns() {
        StringBuilder late = new StringBuilder();
        for (RulePattern rule : facts.moves().patterns()) {
            pattern(rule, rule.isForced() ? site : late, rule.isForced() ? "\t\t" : "\t\t\t");
        }
        if (late.length() > 0) {
            site.append("\t\t@missing {\n\t\t\tnot {\n\t\t\t\tfile {\n\t\t\t\t\ttry_files ")
                    .append(FILES)
                    .append("\n\t\t\t\t}\n\t\t\t}\n\t\t}\n\t\troute @missing {\n")
                    .append(late)
                    .append("\t\t}\n");
        }
    }

    private void pattern(RulePattern rule, StringBuilder to, String indent) {
        if (!Expression.isRegular(rule)) {
            unsaid.rule(
                    rule, "Caddy's expressions know neither steps back nor looks around, nor what only Java's know");
            return;
        }
        String name = "rule" + ++matchers;
        boolean refused = rule.target().isEmpty() || !rule.isRedirect() && rule.status() != 200;
        to.append(indent)
                .append('@')
                .append(name)
                .append(" path_regexp ")
                .append(name)
                .append(' ')
                .append(quoted(rule.expression()))
                .append('\n')
                .append(indent);
        if (refused) {
            to.append("error @").append(name).append(' ').append(rule.status()).append('\n');
            return;
        }
        StringBuilder target = new StringBuilder();
        for (RulePattern.Piece piece : rule.target()) {
            boolean path = target.indexOf("?") < 0 && piece.text().indexOf('?') < 0;
            target.append(
                    piece.capture() >= 0
                            ? "{re." + name + "." + Expression.group(rule, piece.capture()) + "}"
                            : path ? Percent.decode(piece.text(), false) : piece.text());
        }
        if (rule.isRedirect()) {
            // rewritten first, as that is how what is filled in is encoded
            to.append("route @")
                    .append(name)
                    .append(" {\n")
                    .append(indent)
                    .append("\trewrite * ")
                    .append(quoted(target.toString()))
                    .append('\n')
                    .append(indent)
                    .append("\tredir * ")
                    .append(quoted(rule.origin() + "{uri}"))
                    .append(' ')
                    .append(rule.status())
                    .append('\n')
                    .append(indent)
                    .append("}\n");
        } else {
            to.append("rewrite @")
                    .append(name)
                    .append(' ')
                    .append(quoted(target.toString()))
                    .append('\n');
        }
    }

    /** Between quotes a backslash stands for itself unless a quote follows. */
    private static String quoted(String text) {
        return text.indexOf('`') < 0 && text.indexOf('\\') >= 0
                ? '`' + text + '`'
                : '"' + text.replace("\"", "\\\"") + '"';
    }
}

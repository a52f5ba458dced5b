package blogjar.front;

import blogjar.redirect.RulePattern;
import java.nio.charset.StandardCharsets;
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
        String snippet = "fields_" + place.word();
        out.append('(').append(snippet).append(") {\n").append(fields).append("}\n\n");
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
                .append("\n\tencode zstd gzip\n\troute {\n\t\timport ")
                .append(snippet)
                .append('\n');
        hidden();
        singles();
        patterns();
        folders();
        out.append(site).append("\t\ttry_files {path} {path}.html\n\t\tfile_server\n\t}\n");
        errors(out, snippet);
        return out.append("}\n").toString();
    }

    /** A folder's address without its slash, as it was sent. */
    private void folders() {
        site.append("\t\t@folder {\n\t\t\tvars_regexp folder {uri} `^([^?]*[^/?])(\\?.*)?$`\n")
                .append("\t\t\tfile {\n\t\t\t\ttry_files {path}/index.html\n\t\t\t}\n\t\t}\n")
                .append("\t\tredir @folder {re.folder.1}/{re.folder.2} 301\n");
    }

    private void hidden() {
        site.append(
                "\t\t@hidden {\n\t\t\tpath */.* /_redirects /_headers\n\t\t\tnot path /.well-known/*\n\t\t}\n\t\terror @hidden 404\n");
    }

    private void errors(StringBuilder out, String snippet) {
        StringBuilder pages = new StringBuilder();
        for (int status : new int[] {404, 410, 451}) {
            facts.page(status)
                    .ifPresent(page -> pages.append("\t\t@status")
                            .append(status)
                            .append(" expression {http.error.status_code} == ")
                            .append(status)
                            .append("\n\t\trewrite @status")
                            .append(status)
                            .append(' ')
                            .append(quoted(page))
                            .append('\n'));
        }
        if (pages.length() > 0) {
            out.append("\thandle_errors {\n\t\troute {\n")
                    .append(pages)
                    .append("\t\timport ")
                    .append(snippet)
                    .append("\n\t\tfile_server\n\t\t}\n\t}\n");
        }
    }

    private void fields() {
        facts.types().forEach((type, endings) -> {
            String name = "@type" + ++matchers;
            fields.append('\t')
                    .append(name)
                    .append(" path *.")
                    .append(String.join(" *.", endings))
                    .append(type.startsWith("text/html") ? " */" : "")
                    .append("\n\theader ")
                    .append(name)
                    .append(" Content-Type ")
                    .append(quoted(type))
                    .append('\n');
        });
        facts.fields().forEach((name, cover) -> {
            if (cover.size() == 0) {
                if (!cover.usual().isEmpty()) {
                    fields.append("\theader ")
                            .append(name)
                            .append(' ')
                            .append(quoted(cover.usual()))
                            .append('\n');
                }
                return;
            }
            String variable = "{" + name.toLowerCase(Locale.ROOT).replace('-', '_') + "}";
            fields.append("\tmap {path} ").append(variable).append(" {\n");
            cover.byFile().forEach((path, value) -> Facts.urls(path).forEach(url -> entry("/" + url, value)));
            cover.byFolder().forEach((folder, value) -> entry("~^/" + RulePattern.quoted(folder), value));
            cover.byEnding()
                    .forEach((ending, value) -> entry(
                            ending.equals("html") ? "~(/|\\.html)$" : "~\\." + RulePattern.quoted(ending) + "$",
                            value));
            entry("default", cover.usual());
            String matcher = "@said" + ++matchers;
            fields.append("\t}\n\t")
                    .append(matcher)
                    .append(" expression ")
                    .append(variable)
                    .append(" != \"\"\n\theader ")
                    .append(matcher)
                    .append(' ')
                    .append(name)
                    .append(' ')
                    .append(variable)
                    .append('\n');
        });
        if (facts.place().secure() && !facts.hsts().isEmpty()) {
            fields.append("\theader Strict-Transport-Security ")
                    .append(quoted(facts.hsts()))
                    .append('\n');
        }
    }

    private void entry(String key, String value) {
        fields.append("\t\t")
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
        boolean raw = rule.isRedirect() && !rule.isExpression(); // so that what is filled in is as it was sent
        to.append(indent)
                .append('@')
                .append(name)
                .append(raw ? " vars_regexp " + name + " {uri} " : " path_regexp " + name + " ")
                .append(quoted(raw ? encoded(rule.expression()) : rule.expression()))
                .append('\n')
                .append(indent);
        if (refused) {
            to.append("error @").append(name).append(' ').append(rule.status()).append('\n');
            return;
        }
        StringBuilder target = new StringBuilder(rule.origin());
        rule.target()
                .forEach(piece -> target.append(
                        piece.capture() < 0
                                ? piece.text()
                                : "{re." + name + "." + Expression.group(rule, piece.capture()) + "}"));
        if (rule.isRedirect()) {
            to.append("redir @")
                    .append(name)
                    .append(' ')
                    .append(quoted(Queries.passed(target.toString(), "{query_part}")))
                    .append(' ')
                    .append(rule.status())
                    .append('\n');
        } else {
            to.append("rewrite @")
                    .append(name)
                    .append(' ')
                    .append(quoted(target.toString()))
                    .append('\n');
        }
    }

    /** An expression of ours for the address as it was sent, in which characters beyond ASCII and blanks are encoded, with its query. */
    private static String encoded(String expression) {
        StringBuilder out = new StringBuilder();
        expression.codePoints().forEach(c -> {
            if (c > ' ' && c < 0x7f) {
                out.appendCodePoint(c);
            } else {
                StringBuilder bytes = new StringBuilder();
                for (byte b : new String(Character.toChars(c)).getBytes(StandardCharsets.UTF_8)) {
                    bytes.append(String.format(Locale.ROOT, "%%%02X", b));
                }
                out.append("(?i:").append(bytes).append(')');
            }
        });
        String whole = out.toString().replace("[^/]", "[^/?]").replace("(.*)", "([^?]*)");
        return whole.substring(0, whole.length() - 1) + "(?:\\?.*)?$";
    }

    /** Between quotes a backslash stands for itself unless a quote follows. */
    private static String quoted(String text) {
        return text.indexOf('`') < 0 && text.indexOf('\\') >= 0
                ? '`' + text + '`'
                : '"' + text.replace("\"", "\\\"") + '"';
    }
}

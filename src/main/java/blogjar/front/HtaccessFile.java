package blogjar.front;

import blogjar.output.Release;
import blogjar.redirect.RulePattern;
import blogjar.text.Percent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A {@code .htaccess} for Apache 2.4. */
final class HtaccessFile {
    static final String NAME = ".htaccess";

    private static final String NO_FILE = "    RewriteCond %{REQUEST_FILENAME} !-f\n"
            + "    RewriteCond %{REQUEST_FILENAME}/index.html !-f\n"
            + "    RewriteCond %{REQUEST_FILENAME}.html !-f\n";

    private final Facts facts;
    private final Unsaid unsaid;
    private final StringBuilder out = new StringBuilder();

    private HtaccessFile(Facts facts, Unsaid unsaid) {
        this.facts = facts;
        this.unsaid = unsaid;
    }

    static Written of(Facts facts, Unsaid unsaid) {
        return Written.inside(NAME, new HtaccessFile(facts, unsaid).text());
    }

    private String text() {
        out.append("# For Apache 2.4, written by 'blog.jar generate --target apache' and anew with each build.\n")
                .append("# Needs 'AllowOverride FileInfo Indexes' for the folder.\n\n")
                .append("DirectoryIndex index.html\n");
        for (int status : new int[] {404, 410, 451}) {
            facts.page(status)
                    .ifPresent(page -> out.append("ErrorDocument ")
                            .append(status)
                            .append(' ')
                            .append(encoded(page))
                            .append('\n'));
        }
        types();
        fields();
        rules();
        return out.toString();
    }

    private void types() {
        out.append("\n<IfModule mod_mime.c>\n");
        List<String> texts = new ArrayList<>();
        facts.types().forEach((type, endings) -> {
            out.append("    AddType ")
                    .append(quoted(type))
                    .append(" .")
                    .append(String.join(" .", endings))
                    .append('\n');
            if (type.contains("charset")) {
                texts.add(type.split(";", 2)[0]);
            }
        });
        out.append(
                        "</IfModule>\n<IfModule mod_deflate.c>\n    <IfModule mod_filter.c>\n        AddOutputFilterByType DEFLATE ")
                .append(String.join(" ", texts))
                .append("\n    </IfModule>\n</IfModule>\n");
    }

    private void fields() {
        out.append("\n<IfModule mod_headers.c>\n");
        facts.fields().forEach((name, cover) -> {
            set(name, cover.usual(), "");
            cover.byEnding()
                    .forEach((ending, value) -> set(name, value, matching("\\." + RulePattern.quoted(ending) + "$")));
            cover.byFolder().forEach((folder, value) -> set(name, value, matching("^/" + RulePattern.quoted(folder))));
            Map<String, List<String>> byValue = new TreeMap<>();
            cover.byFile()
                    .forEach((path, value) -> byValue.computeIfAbsent(value, none -> new ArrayList<>())
                            .add("/" + path));
            byValue.forEach((value, paths) -> set(name, value, among(paths)));
        });
        if (!facts.hsts().isEmpty()) {
            out.append("    Header always set Strict-Transport-Security ")
                    .append(quoted(facts.hsts()))
                    .append(" \"expr=%{HTTPS} == 'on'\"\n");
        }
        out.append("</IfModule>\n");
    }

    private static String matching(String expression) {
        return " \"expr=%{REQUEST_URI} =~ m#" + expression.replace("#", "\\#").replace("\"", "\\\"") + "#\"";
    }

    private static String among(List<String> paths) {
        StringBuilder list = new StringBuilder();
        for (String path : paths) {
            list.append(list.length() == 0 ? "" : ", ")
                    .append('\'')
                    .append(path.replace("\\", "\\\\").replace("'", "\\'").replace("\"", "\\\""))
                    .append('\'');
        }
        return " \"expr=%{REQUEST_URI} in { " + list + " }\"";
    }

    /** @param where a condition with a blank before it; empty for all */
    private void set(String name, String value, String where) {
        if (!value.isEmpty()) {
            out.append("    Header always set ")
                    .append(name)
                    .append(' ')
                    .append(quoted(value.replace("%", "%%")))
                    .append(where)
                    .append('\n');
        } else if (!where.isEmpty()) {
            out.append("    Header always unset ").append(name).append(where).append('\n');
        }
    }

    private void rules() {
        out.append("\n<IfModule mod_rewrite.c>\n    RewriteEngine On\n")
                .append("    RewriteRule \"(^|/)\\.(?!well-known/)\" - [R=404,L]\n")
                .append("    RewriteRule \"^_(redirects|headers)$\" - [R=404,L]\n");
        for (Moves.Single single : facts.moves().single()) {
            single(single);
        }
        List<RulePattern> late = new ArrayList<>();
        for (RulePattern rule : facts.moves().patterns()) {
            if (rule.isForced()) {
                pattern(rule, "");
            } else {
                late.add(rule);
            }
        }
        late.forEach(rule -> pattern(rule, NO_FILE));
        out.append(
                        "    RewriteCond %{REQUEST_FILENAME} -d\n    RewriteCond %{REQUEST_FILENAME}/index.html !-f\n    RewriteRule \"(^$|/$)\" - [R=404,L]\n")
                .append(
                        "    RewriteCond %{REQUEST_FILENAME} !-f\n    RewriteCond %{REQUEST_FILENAME} !-d\n    RewriteCond %{REQUEST_FILENAME}.html -f\n")
                .append("    RewriteRule \"^(.*[^/])$\" \"$1.html\" [L]\n</IfModule>\n");
    }

    private void single(Moves.Single single) {
        String path = RulePattern.quoted(single.path());
        String from = !single.family()
                ? "^" + path + "$"
                : path.isEmpty() ? "^(?:index\\.html)?$" : "^" + path + "(?:/(?:index\\.html)?)?$";
        String target = single.to().target();
        int status = single.to().status();
        if (single.to().isRedirect() && target != null) {
            String passed = Queries.passed(target, "?");
            if (target.indexOf('#') >= 0
                    && passed.indexOf('?') > target.indexOf('?')) { // else it goes after the fragment
                String asked = verbatim(passed).replaceFirst("\\?", "?%{QUERY_STRING}");
                out.append("    RewriteCond %{QUERY_STRING} .\n");
                rule(from, asked, " [R=" + status + ",L,NE,QSD]");
            }
            rule(from, verbatim(target), " [R=" + status + ",L,NE]");
        } else if (status == 200 && target != null && facts.shown(target).isPresent()) {
            out.append("    RewriteRule ")
                    .append(quoted(from))
                    .append(' ')
                    .append(quoted(verbatim(facts.shown(target).get())))
                    .append(" [L]\n");
        } else {
            if (target != null && facts.shown(target).isPresent()) {
                unsaid.paths(
                        List.of("/" + single.path()),
                        "with its status " + status + " the page of that status is shown, and no other");
            }
            out.append("    RewriteRule ")
                    .append(quoted(from))
                    .append(" - [R=")
                    .append(status == 200 ? 404 : status)
                    .append(",L]\n");
        }
    }

    private void rule(String from, String to, String flags) {
        out.append("    RewriteRule ")
                .append(quoted(from))
                .append(' ')
                .append(quoted(to))
                .append(flags)
                .append('\n');
    }

    private void pattern(RulePattern rule, String conditions) {
        String expression = rule.expression();
        if (!Expression.isCommon(rule) || rule.isExpression() && !expression.startsWith("^/")) {
            unsaid.rule(
                    rule,
                    expression.startsWith("^/")
                            ? "Apache reads this expression otherwise than Java does"
                            : "below a folder Apache compares paths without their first slash; an expression has to begin with ^/");
            return;
        }
        out.append(conditions)
                .append("    RewriteRule ")
                .append(quoted("^" + expression.substring("^/".length())))
                .append(' ');
        if (rule.target().isEmpty() || !rule.isRedirect() && rule.status() != 200) {
            out.append("- [R=").append(rule.status()).append(",L]\n");
            return;
        }
        StringBuilder target = new StringBuilder(rule.origin());
        rule.target().forEach(piece -> {
            if (piece.capture() < 0) {
                target.append(verbatim(Percent.decode(piece.text(), false))); // it is encoded with what is filled in
            } else if (rule.isExpression() && piece.capture() == 0) {
                target.append("/$0");
            } else {
                target.append('$').append(Expression.group(rule, piece.capture()));
            }
        });
        out.append(quoted(target.toString().replaceFirst("^//", "/")))
                .append(rule.isRedirect() ? " [R=" + rule.status() + ",L]\n" : " [L]\n");
    }

    /** What stands for itself where captures are filled in. */
    private static String verbatim(String text) {
        return text.replace("\\", "\\\\").replace("$", "\\$").replace("%", "\\%");
    }

    private static String encoded(String path) {
        return Percent.encode(path, "-._~!$&'()*+,;=:@/");
    }

    private static String quoted(String text) {
        return '"' + text.replace("\"", "\\\"") + '"';
    }

    static boolean isIn(Release release) {
        return release.find(NAME).isPresent();
    }
}

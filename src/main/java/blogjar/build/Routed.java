package blogjar.build;

import blogjar.content.Document;
import blogjar.content.FrontMatter;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.route.RevisedRoutes;
import blogjar.route.Route;
import blogjar.route.Routes;
import blogjar.site.Asset;
import blogjar.site.Page;
import blogjar.site.Revision;
import blogjar.site.Site;
import blogjar.site.SiteAssembly;
import blogjar.theme.Theme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where everything of a site is.
 *
 * @param assets of the site
 * @param made with the page of the search
 * @param secret to where nothing leads
 * @param leftOut documents whose address another one took
 * @param told what is wrong with addresses
 * @param search null where readers can't search
 */
record Routed(
        Site site,
        List<Asset> assets,
        Routes.Made made,
        List<Route> secret,
        int leftOut,
        List<Problem> told,
        @Nullable SiteSearch search,
        Places places) {

    /**
     * What stays as long as nothing is published elsewhere.
     *
     * @param rendered paths of pages and texts to which something leads, and where among the routes they are
     * @param others where the other routes are
     * @param taken all paths
     * @param sources path to the name of a file in the source folder
     */
    record Places(
            Map<String, Integer> rendered, List<Integer> others, Set<String> taken, Map<String, String> sources) {}

    /** @param documents of which the site was made, which know their places */
    static Routed of(SiteAssembly.Assembled assembled, Theme theme, List<Document> documents) {
        Problems found = new Problems();
        Site site = assembled.site();
        Routes.Made made = Routes.of(site, assembled.assets(), assembled.languages(), found);
        List<Route> routes = new ArrayList<>(made.all());
        Route.Templated notFound = Routes.notFound(assembled.languages());
        if (theme.hasLayout(Page.NOT_FOUND)
                && routes.stream().noneMatch(route -> route.path().equals(notFound.path()))) {
            routes.add(notFound);
        }
        List<Problem> told =
                found.all().stream().map(problem -> placed(problem, documents)).toList();
        SiteSearch search = theme.hasSearch() ? SiteSearch.of(routes, site).orElse(null) : null;
        List<Route> all = search == null ? List.copyOf(routes) : search.routes();
        List<Route> secret = assembled.shared().stream().map(Routes::secret).toList();
        return new Routed(
                site,
                assembled.assets(),
                new Routes.Made(all, made.generated()),
                secret,
                Math.toIntExact(found.errors()),
                told,
                search,
                places(all, secret, site));
    }

    private static Places places(List<Route> routes, List<Route> secret, Site site) {
        Map<String, Integer> rendered = new HashMap<>(routes.size() * 2);
        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < routes.size(); i++) {
            if (isRendered(routes.get(i))) {
                rendered.put(routes.get(i).path(), i);
            } else {
                others.add(i);
            }
        }
        List<Route> all = Stream.concat(routes.stream(), secret.stream()).toList();
        IntStream.range(routes.size(), all.size()).forEach(others::add);
        Set<String> taken = all.stream().map(Route::path).collect(Collectors.toSet());
        return new Places(rendered, others, taken, DocumentSources.of(all, site));
    }

    /** Whether it is made by a template, or written. */
    static boolean isRendered(Route route) {
        return route.match(templated -> true, copied -> false, text -> true, redirect -> false);
    }

    /** The same for a site that differs from this one in nothing but the texts of some posts; null where more does. */
    @Nullable
    Routed revised(SiteAssembly.Assembled now) {
        Revision revision = now.revision();
        if (revision == null || revision.before() != site || !assets.equals(now.assets())) {
            return null;
        }
        Routes.Made revised = RevisedRoutes.of(made, revision, now.site());
        return revised == null
                ? null
                : new Routed(
                        now.site(),
                        now.assets(),
                        revised,
                        List.of(),
                        leftOut,
                        told,
                        search == null ? null : search.of(now.site(), revised.all()),
                        places);
    }

    /** In the order of their paths, and what nothing leads to behind them. */
    List<Route> all() {
        return secret.isEmpty()
                ? made.all()
                : Stream.concat(made.all().stream(), secret.stream()).toList();
    }

    /** A problem of a document's address, at the line that makes the address. */
    private static Problem placed(Problem problem, List<Document> documents) {
        for (Document document : documents) {
            if (document.name().equals(problem.file())) {
                return problem.at(document.frontMatter()
                                .place(document.name(), addressKey(document.frontMatter(), problem.message())))
                        .showing(document.text());
            }
        }
        return problem;
    }

    /** The key whose address a message names; else the one that makes the document's own. */
    private static String addressKey(FrontMatter frontMatter, String message) {
        String address = message.replaceAll("^[^']*'/?|'[^']*$", "");
        return Stream.of("alias", "aliases", "redirect_from")
                .filter(key -> !address.isEmpty() && frontMatter.has(key))
                .filter(key -> String.valueOf(frontMatter.values().get(key)).contains(address))
                .findFirst()
                .orElse(frontMatter.has("permalink") ? "permalink" : "title");
    }
}

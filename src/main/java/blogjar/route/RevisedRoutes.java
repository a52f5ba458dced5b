package blogjar.route;

import blogjar.config.Config;
import blogjar.diagnostic.Problems;
import blogjar.site.Post;
import blogjar.site.Revision;
import blogjar.site.Site;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The routes of a site, made of those of the site before, from which it differs in nothing but the texts of some posts. */
public final class RevisedRoutes {
    private static final List<String> LISTS = List.of(
            "index_generator", "topindex_generator", "archive_generator", "category_generator", "tag_generator");

    private final Revision revision;
    private final Map<String, Route.Text> before;
    private final Map<String, Route.Text> now;
    private final Map<List<Post>, List<Post>> lists = new IdentityHashMap<>();

    private RevisedRoutes(Revision revision, Map<String, Route.Text> before, Map<String, Route.Text> now) {
        this.revision = revision;
        this.before = before;
        this.now = now;
    }

    /**
     * Routes in the places of others.
     *
     * @param made those of the site before
     * @return null where the texts of posts say more than what stands on their pages
     */
    public static Routes.@Nullable Made of(Routes.Made made, Revision revision, Site site) {
        boolean plain = revision.others().values().stream().allMatch(Routes::hasLayout);
        if (!plain || isByChange(site.config())) {
            return null;
        }
        // What is to be said of them is of the settings, and was said.
        Map<String, Route.Text> now = Routes.generated(site, new Problems());
        if (!now.keySet().equals(made.generated().keySet())) {
            return null;
        }
        RevisedRoutes revised = new RevisedRoutes(revision, made.generated(), now);
        List<Route> all = new ArrayList<>(made.all().size());
        for (Route route : made.all()) {
            all.add(route.match(revised::page, copied -> copied, revised::text, redirect -> redirect));
        }
        return new Routes.Made(Collections.unmodifiableList(all), now);
    }

    /** Whether lists are in the order of the last changes. */
    private static boolean isByChange(Config config) {
        return LISTS.stream().anyMatch(list -> config.text(list + ".order_by").contains("updated"));
    }

    private Route text(Route.Text text) {
        return before.get(text.path()) == text ? now.getOrDefault(text.path(), text) : text;
    }

    private Route page(Route.Templated page) {
        View view = page.view().match(this::one, this::listing);
        return view == page.view() ? page : new Route.Templated(page.path(), page.layouts(), view);
    }

    private View one(View.One one) {
        Post newer = of(one.newer());
        Post older = of(one.older());
        boolean same = newer == one.newer() && older == one.older();
        if (one.article() instanceof Post post) {
            Post now = revision.of(post);
            return same && now == post ? one : new View.One(now, newer, older);
        }
        return same ? one : new View.One(one.article(), newer, older);
    }

    private @Nullable Post of(@Nullable Post post) {
        return post == null ? null : revision.of(post);
    }

    private View listing(View.Listing list) {
        List<Post> all = lists.computeIfAbsent(list.all(), revision::of);
        List<Post> shown = list.posts() == list.all() ? all : revision.of(list.posts());
        return all == list.all() && shown == list.posts()
                ? list
                : new View.Listing(
                        list.kind(),
                        list.lang(),
                        list.base(),
                        list.current(),
                        list.total(),
                        list.paginationDir(),
                        shown,
                        all,
                        list.year(),
                        list.month(),
                        list.day(),
                        list.category(),
                        list.tag());
    }
}

package blogjar.site;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How a site differs from the one before where it does so in nothing but the texts of some posts, and when they were changed: every list has the same
 * posts in the same order, at the same addresses.
 *
 * @param before the other site
 * @param others by identity: what took the place of posts
 */
public record Revision(Site before, Map<Post, Post> others) {

    /** What took the place of a post; itself where nothing did. */
    public Post of(Post post) {
        for (Post one : others.keySet()) { // they are few, and asked about for all posts in all lists
            if (one == post) {
                return others.getOrDefault(post, post);
            }
        }
        return post;
    }

    /** Some posts as they are now: the same list where none of them has changed. */
    public List<Post> of(List<Post> posts) {
        List<Post> now = posts;
        for (Post one : others.keySet()) {
            for (int i = 0; i < posts.size(); i++) {
                if (posts.get(i) == one) {
                    now = now == posts ? new ArrayList<>(posts) : now;
                    now.set(i, of(one));
                }
            }
        }
        return now;
    }

    Site site() {
        return new Site(
                before.config(),
                of(before.posts()),
                of(before.hidden()),
                before.pages(),
                before.categories(),
                before.tags(),
                of(before.postsOf(), Post::categories),
                of(before.postsTagged(), Post::tags),
                before.data());
    }

    private <K> Map<K, List<Post>> of(Map<K, List<Post>> lists, Function<Post, List<K>> in) {
        Set<K> touched = new HashSet<>();
        others.keySet().forEach(post -> touched.addAll(in.apply(post)));
        Map<K, List<Post>> now = new LinkedHashMap<>(lists);
        for (K one : touched) {
            @Nullable List<Post> posts = lists.get(one);
            if (posts != null) {
                now.put(one, of(posts));
            }
        }
        return Collections.unmodifiableMap(now);
    }
}

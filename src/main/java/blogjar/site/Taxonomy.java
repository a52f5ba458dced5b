package blogjar.site;

import blogjar.config.Config;
import blogjar.content.JsText;
import blogjar.text.Slug;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Categories and tags in the order in which they first come up (hexo/models/post.js, category.js, tag.js). Posts are to
 * be added in the order of their paths.
 */
final class Taxonomy {
    private final Map<?, ?> categoryMap;
    private final Map<?, ?> tagMap;
    private final String categoryDir;
    private final String tagDir;
    private final Slug.Case slugCase;
    private final ZoneId zone;
    private final Map<List<String>, Category> categories = new LinkedHashMap<>();
    private final Map<String, Tag> tags = new LinkedHashMap<>();
    private final Map<Object, Integer> order = new HashMap<>();

    Taxonomy(Config config) {
        this.categoryMap = config.map("category_map");
        this.tagMap = config.map("tag_map");
        String dir = config.text("category_dir", "categories");
        this.categoryDir = dir.equals("/") ? "/" : dir.endsWith("/") ? dir : dir + "/";
        String tagFolder = config.text("tag_dir", "tags");
        this.tagDir = tagFolder.endsWith("/") ? tagFolder : tagFolder + "/";
        this.zone = config.zone();
        this.slugCase = Slug.Case.of(config.get("filename_case"));
    }

    List<Category> categories() {
        return List.copyOf(categories.values());
    }

    List<Tag> tags() {
        return List.copyOf(tags.values());
    }

    /** The categories of a post, parents too: a list is one chain, a list of lists is several. */
    List<Category> categoriesOf(@Nullable Object value) {
        List<Object> given = new ArrayList<>();
        for (Object item : value instanceof List<?> list ? list : value == null ? List.of() : List.of(value)) {
            if (item instanceof List<?> chain) {
                given.add(names(chain));
            } else if (item != null && !item.equals("")) {
                given.add(JsText.of(item, zone));
            }
        }
        Set<Category> found = new LinkedHashSet<>();
        if (given.stream().anyMatch(item -> item instanceof List)) {
            for (Object item : given) {
                addChain(item instanceof List<?> chain ? chain : List.of(item), found);
            }
        } else {
            addChain(given, found);
        }
        return inOrder(found);
    }

    private void addChain(List<?> names, Set<Category> found) {
        List<String> chain = new ArrayList<>();
        for (Object name : names) {
            chain.add(name.toString());
            List<String> key = List.copyOf(chain);
            Category category = categories.get(key);
            if (category == null) {
                category = category(key);
                categories.put(key, category);
                order.put(category, order.size());
            }
            found.add(category);
        }
    }

    private Category category(List<String> chain) {
        String name = chain.get(chain.size() - 1);
        String own = Slug.slugize(mapped(categoryMap, name), slugCase);
        Category parent = chain.size() == 1 ? null : categories.get(chain.subList(0, chain.size() - 1));
        String slug = parent == null ? own : parent.slug() + "/" + own;
        return new Category(chain, slug, categoryDir + slug + "/");
    }

    private static String mapped(Map<?, ?> map, String name) {
        Object mapped = map.get(name);
        return mapped == null || mapped.equals("") ? name : JsText.of(mapped);
    }

    List<Tag> tagsOf(@Nullable Object value) {
        Set<Tag> found = new LinkedHashSet<>();
        for (String name : names(value instanceof List<?> list ? list : value == null ? List.of() : List.of(value))) {
            Tag tag = tags.get(name);
            if (tag == null) {
                String slug = Slug.slugize(mapped(tagMap, name), slugCase);
                tag = new Tag(name, slug, tagDir + slug + "/");
                tags.put(name, tag);
                order.put(tag, order.size());
            }
            found.add(tag);
        }
        return inOrder(found);
    }

    private List<String> names(List<?> values) {
        List<String> names = new ArrayList<>();
        for (Object value : values) {
            if (value != null && !value.equals("")) {
                names.add(JsText.of(value, zone));
            }
        }
        return names;
    }

    private <T> List<T> inOrder(Set<T> found) {
        return found.stream()
                .sorted(Comparator.comparingInt(x -> order.getOrDefault(x, Integer.MAX_VALUE)))
                .toList();
    }
}

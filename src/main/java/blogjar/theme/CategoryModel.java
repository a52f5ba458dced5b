package blogjar.theme;

import blogjar.site.Article;
import blogjar.site.Category;
import blogjar.site.Post;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A category as templates see it, with its parent and its children. */
final class CategoryModel implements Attributes {
    /** The largest first. */
    static final Comparator<CategoryModel> BY_SIZE = Comparator.comparingInt((CategoryModel c) -> -c.filed.size());

    private final SiteModel site;
    private final Category category;
    private final List<Post> filed;
    private final @Nullable CategoryModel parent;
    private final List<CategoryModel> children = new ArrayList<>();

    CategoryModel(SiteModel site, Category category, List<Post> filed, @Nullable CategoryModel parent) {
        this.site = site;
        this.category = category;
        this.filed = filed;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    @Nullable
    CategoryModel parent() {
        return parent;
    }

    boolean has(@Nullable Article article) {
        return article instanceof Post && filed.contains(article);
    }

    @Override
    public String kind() {
        return "a category";
    }

    @Override
    public @Nullable Object attribute(String name) {
        return switch (name) {
            case "name" -> category.name();
            case "slug" -> category.slug();
            case "path" -> category.path();
            case "count", "length" -> filed.size();
            case "posts" -> site.articles(filed);
            case "parent" -> parent;
            case "parents" -> parents();
            case "children" -> children.stream().sorted(BY_SIZE).toList();
            default -> UNKNOWN;
        };
    }

    private List<CategoryModel> parents() {
        List<CategoryModel> parents = new ArrayList<>();
        for (CategoryModel at = parent; at != null; at = at.parent) {
            parents.add(0, at);
        }
        return parents;
    }
}

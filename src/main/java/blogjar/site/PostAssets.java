package blogjar.site;

import blogjar.content.Renderers;
import blogjar.content.SourceFile;
import blogjar.content.SourceFolder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files in posts' asset folders (hexo/models/post_asset.js): they go to the path of their post.
 *
 * <p>Made from all files below {@code _posts}; the folder of a post is named as its file without extension.
 */
final class PostAssets {
    /** A file of a post: its name within the folder, and where it is published. */
    record PostAsset(String name, String path, SourceFile file) {}

    private final Map<String, Map<String, PostAsset>> byPost = new HashMap<>();

    private PostAssets() {}

    /** None at all: {@code post_asset_folder} is off. */
    static PostAssets none() {
        return new PostAssets();
    }

    /** @param posts source path to the path that the post is published at */
    PostAssets(Map<String, String> posts, List<SourceFile> files, SourceFolder folder) {
        Map<String, String> folders = new HashMap<>();
        posts.keySet().forEach(source -> folders.put(Renderers.withoutExtension(source) + "/", source));
        for (SourceFile file : files) {
            String path = file.path();
            // The nearest folder that belongs to a post.
            for (int slash = path.lastIndexOf('/'); slash > 0; slash = path.lastIndexOf('/', slash - 1)) {
                String source = folders.get(path.substring(0, slash + 1));
                if (source == null) {
                    continue;
                }
                String name = path.substring(slash + 1);
                boolean hidden = name.startsWith(".") || name.contains("/.");
                if (!hidden && !folder.isExcluded(name)) {
                    String base = String.valueOf(posts.get(source)).replaceFirst("\\.html?$", "");
                    String published = (base.endsWith("/") || base.isEmpty() ? base : base + "/") + name;
                    byPost.computeIfAbsent(source, s -> new HashMap<>())
                            .put(name, new PostAsset(name, published.replaceAll("/{2,}", "/"), file));
                }
                break;
            }
        }
    }

    /** {@code ./a/../b.png} as a name within the folder. */
    static String normalized(String src) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : src.replace('\\', '/').split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    Optional<PostAsset> find(String postSource, String name) {
        return Optional.ofNullable(of(postSource).get(name));
    }

    /** The files of one post, by name. */
    Map<String, PostAsset> of(String postSource) {
        return byPost.getOrDefault(postSource, Map.of());
    }

    /** Whether a file belongs to a post. */
    boolean isAsset(String source) {
        return byPost.values().stream()
                .flatMap(files -> files.values().stream())
                .anyMatch(asset -> asset.file().path().equals(source));
    }

    List<PostAsset> all() {
        List<PostAsset> all = new ArrayList<>();
        byPost.values().forEach(folder -> all.addAll(folder.values()));
        all.sort(java.util.Comparator.comparing(a -> a.file().path()));
        return all;
    }
}

package blogjar.route;

import blogjar.text.Once;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;

/** What one path of the site is published from. */
public sealed interface Route {
    /** Path from the site's root, decoded, no leading slash: {@code 2024/03/你好/index.html}. */
    String path();

    <R> R match(
            Function<Templated, R> templated,
            Function<Copied, R> copied,
            Function<Text, R> text,
            Function<Redirect, R> redirect);

    /**
     * A page of the theme.
     *
     * @param layouts tried in order; Hexo falls back the same way (post, page, index)
     */
    record Templated(String path, List<String> layouts, View view) implements Route {
        public Templated {
            layouts = List.copyOf(layouts);
        }

        @Override
        public <R> R match(
                Function<Templated, R> templated,
                Function<Copied, R> copied,
                Function<Text, R> text,
                Function<Redirect, R> redirect) {
            return templated.apply(this);
        }
    }

    /**
     * A file that is published byte for byte.
     *
     * @param length in bytes
     */
    record Copied(String path, Path file, long length) implements Route {
        @Override
        public <R> R match(
                Function<Templated, R> templated,
                Function<Copied, R> copied,
                Function<Text, R> text,
                Function<Redirect, R> redirect) {
            return copied.apply(this);
        }
    }

    /**
     * A text without a theme: a page of {@code layout: false}, a converted data file, a feed.
     *
     * @param written made when it is first asked for
     */
    record Text(String path, Once<String> written) implements Route {
        public Text(String path, String text) {
            this(path, Once.of(text));
        }

        public String text() {
            return written.value();
        }

        @Override
        public <R> R match(
                Function<Templated, R> templated,
                Function<Copied, R> copied,
                Function<Text, R> text,
                Function<Redirect, R> redirect) {
            return text.apply(this);
        }
    }

    /**
     * A page that leads to another.
     *
     * @param target an address, or a path on the host
     * @param page what a reader sees where nobody can redirect: HTML
     */
    record Redirect(String path, String target, String page) implements Route {
        @Override
        public <R> R match(
                Function<Templated, R> templated,
                Function<Copied, R> copied,
                Function<Text, R> text,
                Function<Redirect, R> redirect) {
            return redirect.apply(this);
        }
    }
}

package blogjar.front;

import blogjar.config.Config;
import blogjar.server.SiteNames;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Where a site stands.
 *
 * @param folder that it is built into
 * @param names of its host, the canonical one first; none where the settings name none
 * @param secure whether its addresses begin with {@code https}
 * @param url the address of its root, without a slash at its end
 * @param prefix of all its paths on the host, with a slash at its end; empty at the root of the host
 */
record Place(Path folder, List<String> names, boolean secure, String url, String prefix) {
    Place {
        names = List.copyOf(names);
    }

    static Place of(Config config, Path folder) {
        String url = config.text("url");
        return new Place(
                folder,
                SiteNames.of(config),
                url.toLowerCase(Locale.ROOT).startsWith("https:"),
                url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                prefix(config));
    }

    /** What the setting {@code root} puts before all paths. */
    static String prefix(Config config) {
        return config.text("root").replaceFirst("^/+", "");
    }

    /** The canonical name. */
    String name() {
        return names.isEmpty() ? "localhost" : names.get(0);
    }

    /** The name as a part of names of variables. */
    String word() {
        return name().replaceAll("[^a-zA-Z0-9]", "_");
    }
}

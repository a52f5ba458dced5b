package blogjar.check;

import blogjar.config.Config;
import blogjar.text.Addresses;
import blogjar.text.SlashPaths;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which addresses are the blog's own.
 *
 * @param hosts its names
 * @param root the path below which it is, with slashes at both ends
 */
record Own(Set<String> hosts, String root) {
    private static final Set<String> EXAMPLES = Set.of("example.com", "www.example.com", "yoursite.com", "");

    static Own of(Config config) {
        Set<String> hosts = new HashSet<>(config.texts("server.aliases"));
        hosts.add(Addresses.host(config.text("url")));
        hosts.removeAll(EXAMPLES);
        String root = config.text("root", "/");
        return new Own(hosts, root.endsWith("/") ? root : root + "/");
    }

    /**
     * An address inside of the blog.
     *
     * @param path decoded, from the blog's root, without a leading slash
     * @param fragment decoded; empty for none
     * @param onHost whether it was written with the host, where other sites may be beside the blog
     */
    record Inner(String path, String fragment, boolean onHost) {}

    /**
     * Where an address in a page leads to.
     *
     * @param page the path of the file that has it
     * @return empty for what is another site's, or no page at all
     */
    Optional<Inner> inner(String page, String address) {
        String written = address.replaceAll("[\\t\\r\\n]", "");
        boolean onHost = false;
        if (written.startsWith("//") || Addresses.hasScheme(written)) {
            if (!written.matches("(?i)(https?:)?//.*") || !hosts.contains(Addresses.host(written))) {
                return Optional.empty();
            }
            String rest = written.replaceFirst("(?i)^(https?:)?//[^/?#]*", "");
            written = rest.startsWith("/") ? rest : "/" + rest;
            onHost = true;
        }
        int hash = written.indexOf('#');
        String fragment = hash < 0 ? "" : written.substring(hash + 1);
        String bare = hash < 0 ? written : written.substring(0, hash);
        bare = bare.replaceFirst("\\?.*", "");
        if (bare.isEmpty()) {
            return Optional.of(new Inner(SlashPaths.ofPage(page), Addresses.decode(fragment), onHost));
        }
        String whole = bare.startsWith("/") ? bare : root + folder(page) + bare;
        String decoded = "/" + SlashPaths.normalized(Addresses.decode(whole));
        boolean isFolder = bare.endsWith("/") || bare.endsWith("/.") || bare.endsWith("..") || bare.equals(".");
        String path = isFolder && !decoded.endsWith("/") ? decoded + "/" : decoded;
        if (!path.startsWith(root) && !(path + "/").equals(root)) {
            return Optional.empty();
        }
        String below = path.length() < root.length() ? "" : path.substring(root.length());
        return Optional.of(new Inner(below, Addresses.decode(fragment), onHost));
    }

    private static String folder(String page) {
        return page.substring(0, page.lastIndexOf('/') + 1);
    }
}

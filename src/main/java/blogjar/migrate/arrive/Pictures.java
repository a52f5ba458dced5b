package blogjar.migrate.arrive;

import blogjar.diagnostic.Problem;
import blogjar.text.Addresses;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the pictures of the old blog's host along: each goes to the path that it had, so that its address stays. */
final class Pictures {
    private static final Pattern PICTURE = Pattern.compile(
            "(?i)(!\\[[^\\]\\n]*]\\(|\\bsrc=\"|]\\()(https?://[^)\\s\"]+\\.(?:png|jpe?g|gif|webp|avif|svg|bmp))(\\?[^)\\s\"]*)?");

    private final String host;
    private final Path source;
    private final Web web;
    private final List<Problem> remarks;
    private final Map<String, String> known = new HashMap<>();

    /** @param url of the old blog */
    Pictures(String url, Path source, Web web, List<Problem> remarks) {
        this.host = Addresses.host(url);
        this.source = source;
        this.web = web;
        this.remarks = remarks;
    }

    /** The text with the addresses of pictures that are here now. */
    String bring(String file, String body) {
        return PICTURE.matcher(body).replaceAll(found -> {
            String address = found.group(2);
            boolean own = Addresses.host(address).replaceFirst("^www\\.", "").equals(host.replaceFirst("^www\\.", ""));
            String here = own ? known.computeIfAbsent(address, first -> fetched(file, first)) : "";
            return Matcher.quoteReplacement(here.isEmpty() ? found.group() : found.group(1) + here);
        });
    }

    private String fetched(String file, String address) {
        String path = address.replaceFirst("(?i)^https?://[^/]*/+", "");
        Path target = source.resolve(Addresses.decode(path)).normalize();
        if (!target.startsWith(source)) {
            return "";
        }
        try {
            if (!Files.exists(target)) {
                byte[] bytes = web.get(address);
                Files.createDirectories(target.getParent());
                Files.write(target, bytes);
            }
            return "/" + path;
        } catch (IOException failed) {
            remarks.add(Problem.notice("a picture could not be had: " + failed.getMessage())
                    .in(file)
                    .fix("it is shown from its old place; copy it to source/ by hand"));
            return "";
        }
    }
}

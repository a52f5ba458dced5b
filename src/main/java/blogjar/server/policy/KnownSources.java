package blogjar.server.policy;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What scripts are known to load at run time, by {@code known.tsv}. */
final class KnownSources {
    private static final String TABLE = "/blogjar/server/csp.tsv";

    /** A file of the theme or its extras, whose name has a hash. */
    private static final Pattern OURS = Pattern.compile("(?:.*/)?((?:js|lib)/[a-z]+)\\.[0-9a-f]{8,64}[./].*");

    private static final Map<String, Needs> ROWS = read();

    private KnownSources() {}

    /** A script, or a service that a theme's script is told to load, by its row's name. */
    static Optional<Needs> of(String name) {
        return Optional.ofNullable(ROWS.get(name));
    }

    /** A script of this site. */
    static Optional<Needs> ofOwn(String path) {
        Matcher ours = OURS.matcher(path);
        return ours.matches() ? of(ours.group(1)) : Optional.empty();
    }

    /** A script of another host: what its row says, or anything that comes over HTTPS. */
    static Needs ofScript(String address) {
        Needs needs = new Needs();
        String source = Needs.source(address);
        needs.add(Needs.SCRIPT, source);
        int host = address.indexOf("//");
        String name = host < 0 ? source : address.substring(host + 2);
        for (int end = name.length();
                end > 0;
                end = Math.max(name.lastIndexOf('/', end - 1), name.lastIndexOf('@', end - 1))) {
            Needs known = ROWS.get(name.substring(0, end));
            if (known != null) {
                needs.addAll(known);
                return needs;
            }
        }
        int dot = source.indexOf('.');
        Needs known = ROWS.getOrDefault("*" + (dot < 0 ? "" : source.substring(dot)), ROWS.get("*"));
        if (known != null) {
            needs.addAll(known);
        }
        return needs;
    }

    private static Map<String, Needs> read() {
        try (InputStream in = KnownSources.class.getResourceAsStream(TABLE)) {
            if (in == null) {
                throw new FileNotFoundException("the jar lacks " + TABLE);
            }
            Map<String, Needs> rows = new HashMap<>();
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int tab = line.indexOf('\t');
                if (!line.startsWith("#") && tab > 0) {
                    rows.put(line.substring(0, tab), needs(line.substring(tab + 1)));
                }
            }
            return rows;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Needs needs(String policy) {
        Needs needs = new Needs();
        for (String directive : policy.split(";")) {
            String[] words = directive.strip().split(" +");
            for (int i = 1; i < words.length; i++) {
                needs.add(words[0], words[i]);
            }
        }
        return needs;
    }
}

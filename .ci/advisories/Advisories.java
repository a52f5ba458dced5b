import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.maven.artifact.versioning.ComparableVersion;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** {@code Advisories BILL DATABASE ACCEPTED}: ends with 1 where a library has a vulnerability that is not accepted. */
final class Advisories {
    private static final Pattern PURL = Pattern.compile("\"purl\": *\"pkg:(maven|npm)/([^@\"]+)@([^?\"]+)");

    /** Of each library, as "maven/group/artifact" or "npm/name", the version. */
    private final Map<String, String> libraries = new TreeMap<>();

    /** What is accepted, as "library identifier". */
    private final Set<String> accepted = new TreeSet<>();

    private final Set<String> known = new HashSet<>();
    private final Map<String, String> inForce = new TreeMap<>();
    private int advisories;

    private Advisories(String bill, List<String> reasons) {
        PURL.matcher(bill).results().forEach(each -> libraries.put(each.group(1) + "/" + each.group(2), each.group(3)));
        reasons.stream().map(line -> line.split("\t")).forEach(cells -> accepted.add(cells[0] + " " + cells[1]));
    }

    public static void main(String[] args) throws IOException {
        Advisories advisories = new Advisories(Files.readString(Path.of(args[0])), Files.readAllLines(Path.of(args[2])));
        advisories.read(Path.of(args[1]));
        System.exit(advisories.report() ? 0 : 1);
    }

    private void read(Path database) throws IOException {
        List<String> names = libraries.keySet().stream().map(each -> '"' + name(each) + '"').toList();
        try (Stream<Path> files = Files.walk(database)) {
            for (Path file : (Iterable<Path>) files.filter(each -> each.toString().endsWith(".json"))::iterator) {
                String text = Files.readString(file);
                if (names.stream().anyMatch(text::contains)) {
                    advisory(object(text));
                }
            }
        }
    }

    /** The name as OSV has it. */
    private static String name(String library) {
        String name = library.substring(library.indexOf('/') + 1);
        return library.startsWith("maven/") ? name.replace('/', ':') : name;
    }

    /** JSON is YAML, too. */
    @SuppressWarnings("unchecked")
    private static Map<String, Object> object(String json) {
        return (Map<String, Object>) new Yaml(new SafeConstructor(new LoaderOptions())).load(json.replace("\\/", "/"));
    }

    @SuppressWarnings("unchecked")
    private void advisory(Map<String, Object> advisory) {
        for (Map<String, Object> affected : (List<Map<String, Object>>) advisory.getOrDefault("affected", List.of())) {
            Map<String, String> of = (Map<String, String>) affected.getOrDefault("package", Map.of());
            String library = of.getOrDefault("ecosystem", "").toLowerCase(Locale.ROOT) + "/" + of.getOrDefault("name", "").replace(':', '/');
            String version = libraries.get(library);
            if (version == null || advisory.containsKey("withdrawn")) {
                continue;
            }
            advisories++;
            known.add(library);
            boolean hit = ((List<String>) affected.getOrDefault("versions", List.of())).contains(version);
            for (Map<String, Object> range : (List<Map<String, Object>>) affected.getOrDefault("ranges", List.of())) {
                hit |= holds((List<Map<String, String>>) range.get("events"), version);
            }
            if (hit) {
                inForce.put(library + " " + advisory.get("id"), version + ": " + advisory.get("summary"));
            }
        }
    }

    /** Events are in the order of versions: what was introduced holds until it is fixed, or through the last version affected. */
    private static boolean holds(List<Map<String, String>> events, String version) {
        boolean holds = false;
        for (Map<String, String> event : events) {
            if (event.containsKey("introduced")) {
                holds |= order(version, event.get("introduced")) >= 0;
            } else if (event.containsKey("fixed")) {
                holds &= order(version, event.get("fixed")) < 0;
            } else if (event.containsKey("last_affected")) {
                holds &= order(version, event.get("last_affected")) <= 0;
            }
        }
        return holds;
    }

    private static int order(String one, String other) {
        return new ComparableVersion(one).compareTo(new ComparableVersion(other));
    }

    private boolean report() {
        boolean good = true;
        for (Map.Entry<String, String> each : inForce.entrySet()) {
            boolean taken = accepted.contains(each.getKey());
            good &= taken;
            System.out.println("advisories: " + each.getKey() + (taken ? ", accepted, " : ", ") + each.getValue());
        }
        for (String each : accepted) {
            if (known.contains(each.substring(0, each.indexOf(' '))) && !inForce.containsKey(each)) {
                System.out.println("advisories: " + each + " is accepted, and not in force any more");
                good = false;
            }
        }
        System.out.printf("advisories: %d libraries, %d with advisories (%d), of which %d are in force%n",
                libraries.size(), known.size(), advisories, inForce.size());
        return good;
    }
}

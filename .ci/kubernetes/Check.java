import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Check FOLDER MERGED: each kustomization below FOLDER names files that are there; what is patched is there; and no manifest, patched or
 * not, has a field that its kind does not know. A patch is laid over its target as Kustomize does with what has a name; what comes of it
 * is left in MERGED.
 */
final class Check {
    private static final List<String> KNOWN_ELSEWHERE = List.of("Certificate");
    private static final KubernetesSerialization READER = new KubernetesSerialization();
    private static final List<String> wrong = new ArrayList<>();
    private static int checked;

    public static void main(String[] arguments) throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(arguments[0]))) {
            for (Path file : files.filter(f -> f.endsWith("kustomization.yaml")).sorted().toList()) {
                Map<String, Map<String, Object>> all = resources(file);
                all.forEach((name, resource) -> check(file.getParent() + ": " + name, resource));
                demand(file.getParent().toString(), all);
                Path merged = Path.of(arguments[1], file.getParent().getFileName() + ".json");
                Files.writeString(merged, READER.asJson(all.values()));
            }
        }
        wrong.forEach(System.out::println);
        System.out.println("kubernetes: " + checked + " manifests, " + wrong.size() + " wrong");
        System.exit(wrong.isEmpty() && checked > 0 ? 0 : 1);
    }

    /** By kind and name. */
    private static Map<String, Map<String, Object>> resources(Path kustomization) throws IOException {
        Map<String, Object> said = yaml(kustomization);
        Path folder = kustomization.getParent();
        Map<String, Map<String, Object>> all = new TreeMap<>();
        for (Object resource : (List<?>) said.getOrDefault("resources", List.of())) {
            Path named = folder.resolve(resource.toString());
            if (Files.isDirectory(named)) {
                all.putAll(resources(named.resolve("kustomization.yaml")));
            } else if (Files.exists(named)) {
                Map<String, Object> one = yaml(named);
                all.put(name(one), one);
            } else {
                wrong.add(kustomization + ": there is no " + resource);
            }
        }
        for (Object patch : (List<?>) said.getOrDefault("patches", List.of())) {
            Map<String, Object> over = yaml(folder.resolve(((Map<?, ?>) patch).get("path").toString()));
            Map<String, Object> target = all.get(name(over));
            if (target == null) {
                wrong.add(kustomization + ": nothing to patch for " + name(over));
            } else {
                all.put(name(over), merged(target, over));
            }
        }
        for (Object image : (List<?>) said.getOrDefault("images", List.of())) {
            Map<?, ?> other = (Map<?, ?>) image;
            Map<String, Map<String, Object>> before = Map.copyOf(all);
            all.replaceAll((name, one) -> map(renamed(one, other)));
            if (all.equals(before)) {
                wrong.add(kustomization + ": no container has the image " + image);
            }
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(f -> !f.equals(kustomization)).toList()) {
                if (!said.toString().contains(file.getFileName().toString())) {
                    wrong.add(kustomization + ": does not name " + file.getFileName());
                }
            }
        }
        return all;
    }

    private static String name(Map<String, Object> resource) {
        return resource.get("kind") + "/" + ((Map<?, ?>) resource.get("metadata")).get("name");
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> map(Object value) {
        return (Map<String, Object>) value;
    }

    /** With the other name and tag wherever a container has the image. */
    private static Object renamed(Object value, Map<?, ?> image) {
        if (value instanceof List<?> list) {
            return list.stream().map(one -> renamed(one, image)).toList();
        }
        if (value instanceof Map<?, ?> map) {
            Map<Object, Object> all = new TreeMap<>(map);
            all.replaceAll((key, one) -> key.equals("image") && one.equals(image.get("name"))
                    ? image.get("newName") + ":" + image.get("newTag")
                    : renamed(one, image));
            return all;
        }
        return value;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> yaml(Path file) throws IOException {
        return (Map<String, Object>) new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> merged(Map<String, Object> below, Map<String, Object> over) {
        Map<String, Object> all = new TreeMap<>(below);
        over.forEach((key, value) -> {
            Object known = all.get(key);
            if (known instanceof Map<?, ?> && value instanceof Map<?, ?>) {
                all.put(key, merged((Map<String, Object>) known, (Map<String, Object>) value));
            } else if (known instanceof List<?> list && value instanceof List<?> more) {
                all.put(key, mergedByName((List<Object>) list, (List<Object>) more));
            } else {
                all.put(key, value);
            }
        });
        return all;
    }

    @SuppressWarnings("unchecked")
    private static List<Object> mergedByName(List<Object> below, List<Object> over) {
        List<Object> all = new ArrayList<>(below);
        for (Object one : over) {
            Object name = one instanceof Map<?, ?> map ? map.get("name") : null;
            int at = -1;
            for (int i = 0; name != null && i < all.size(); i++) {
                at = all.get(i) instanceof Map<?, ?> map && name.equals(map.get("name")) ? i : at;
            }
            if (at >= 0) {
                all.set(at, merged((Map<String, Object>) all.get(at), (Map<String, Object>) one));
            } else {
                all.add(one);
            }
        }
        return all;
    }

    private static void check(String where, Map<String, Object> resource) {
        if (KNOWN_ELSEWHERE.contains(resource.get("kind"))) {
            return;
        }
        checked++;
        HasMetadata read = READER.convertValue(resource, kind(resource));
        if (read == null || !read.getApiVersion().equals(resource.get("apiVersion"))) {
            wrong.add(where + ": is of another version than " + resource.get("apiVersion"));
        }
        unknown(where, read);
    }

    @SuppressWarnings("unchecked")
    private static Class<? extends HasMetadata> kind(Map<String, Object> resource) {
        Object read = READER.unmarshal(READER.asYaml(Map.of("kind", resource.get("kind"), "apiVersion", resource.get("apiVersion"))));
        return (Class<? extends HasMetadata>) read.getClass();
    }

    /** Fields that a type does not know are kept by its class among additional ones. */
    private static void unknown(String where, Object value) {
        if (value instanceof Collection<?> list) {
            list.forEach(one -> unknown(where, one));
        } else if (value instanceof Map<?, ?> map) {
            map.values().forEach(one -> unknown(where, one));
        } else if (value instanceof KubernetesResource) {
            for (Method method : value.getClass().getMethods()) {
                if (!method.getName().startsWith("get") || method.getParameterCount() > 0) {
                    continue;
                }
                try {
                    Object part = method.invoke(value);
                    if (method.getName().equals("getAdditionalProperties") && part instanceof Map<?, ?> more && !more.isEmpty()) {
                        wrong.add(where + ": " + value.getClass().getSimpleName() + " knows no " + more.keySet());
                    } else {
                        unknown(where, part);
                    }
                } catch (ReflectiveOperationException failed) {
                    throw new IllegalStateException(failed);
                }
            }
        }
    }

    /** What each set-up has to say, whatever else it does. */
    private static void demand(String where, Map<String, Map<String, Object>> all) {
        String deployment = String.valueOf(all.get("Deployment/blog"));
        for (String said : List.of(
                "runAsNonRoot=true", "runAsUser=10001", "readOnlyRootFilesystem=true", "drop=[ALL]", "type=RuntimeDefault",
                "allowPrivilegeEscalation=false", "memory=192Mi", "startupProbe", "readinessProbe", "livenessProbe",
                "topologySpreadConstraints", "automountServiceAccountToken=false")) {
            if (!deployment.contains(said)) {
                wrong.add(where + ": the deployment does not say " + said);
            }
        }
        if (!all.keySet().containsAll(List.of("Service/blog", "HorizontalPodAutoscaler/blog", "PodDisruptionBudget/blog", "NetworkPolicy/blog"))) {
            wrong.add(where + ": has " + all.keySet());
        }
    }

    private Check() {}
}

package blogjar.front;

import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the files of a site have in one field, in as few words as can be: a file's own value goes before that of its folder, that before the
 * one of its ending, and that before the usual one. An empty value is no such field.
 *
 * @param usual also of what is no file
 * @param byEnding by what comes after the last dot of a name
 * @param byFolder of all that is in it, by its path with a slash at its end
 * @param byFile by path
 */
record Cover(
        String usual,
        SortedMap<String, String> byEnding,
        SortedMap<String, String> byFolder,
        SortedMap<String, String> byFile) {

    /**
     * @param values of all files, by path without a leading slash
     * @param kinds whether it goes with the kind of a file, so that another file with that ending would have the same
     */
    static Cover of(Map<String, String> values, String usual, boolean kinds) {
        SortedMap<String, String> byEnding = kinds ? endings(values, usual) : new TreeMap<>();
        SortedMap<String, String> others = new TreeMap<>();
        values.forEach((path, value) -> {
            if (!value.equals(byEnding.getOrDefault(ending(path), usual))) {
                others.put(path, value);
            }
        });
        SortedMap<String, String> byFolder = folders(values, others);
        SortedMap<String, String> byFile = new TreeMap<>();
        values.forEach((path, value) -> {
            String folder = byFolder.keySet().stream()
                    .filter(path::startsWith)
                    .findFirst()
                    .orElse("");
            if (folder.isEmpty() ? others.containsKey(path) : !value.equals(byFolder.get(folder))) {
                byFile.put(path, value);
            }
        });
        return new Cover(usual, byEnding, byFolder, byFile);
    }

    /** Those whose files agree; pages have what most of them have. */
    private static SortedMap<String, String> endings(Map<String, String> values, String usual) {
        SortedMap<String, String> found = new TreeMap<>();
        Map<String, Map<String, Integer>> counted = new TreeMap<>();
        values.forEach((path, value) ->
                counted.computeIfAbsent(ending(path), none -> new TreeMap<>()).merge(value, 1, Integer::sum));
        counted.forEach((ending, counts) -> {
            String most = most(counts);
            if (!ending.isEmpty() && !most.equals(usual) && (counts.size() == 1 || ending.equals(Paths.PAGE))) {
                found.put(ending, most);
            }
        });
        return found;
    }

    private static String most(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .orElseThrow()
                .getKey();
    }

    static String ending(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1);
    }

    /** The highest folders for which one value and a few exceptions say it in fewer words. */
    private static SortedMap<String, String> folders(Map<String, String> values, Map<String, String> others) {
        Map<String, Map<String, Integer>> counted = new TreeMap<>();
        Map<String, Integer> exceptions = new HashMap<>();
        values.forEach((path, value) -> {
            for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
                String folder = path.substring(0, slash + 1);
                counted.computeIfAbsent(folder, none -> new TreeMap<>()).merge(value, 1, Integer::sum);
                exceptions.merge(folder, others.containsKey(path) ? 1 : 0, Integer::sum);
            }
        });
        SortedMap<String, String> found = new TreeMap<>();
        counted.forEach((folder, counts) -> {
            String most = most(counts);
            int all = counts.values().stream().mapToInt(Integer::intValue).sum();
            int left = all - counts.getOrDefault(most, 0);
            if (found.keySet().stream().noneMatch(folder::startsWith)
                    && left + 1 < exceptions.getOrDefault(folder, 0)) {
                found.put(folder, most);
            }
        });
        return found;
    }

    /** The value of a file. */
    String of(String path) {
        String own = byFile.get(path);
        if (own != null) {
            return own;
        }
        return byFolder.entrySet().stream()
                .filter(folder -> path.startsWith(folder.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseGet(() -> byEnding.getOrDefault(ending(path), usual));
    }

    /** How many values there are but for the usual one. */
    int size() {
        return byEnding.size() + byFolder.size() + byFile.size();
    }
}

package blogjar.acme.dns;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The zones of an account, and their TXT records by number. */
final class FakeZones {
    private final List<String> names;
    private final SortedMap<Integer, Entry> records = new TreeMap<>();
    private int next = 1000;

    /** A TXT record: in a zone, at a name within it. */
    record Entry(String zone, String host, String value) {}

    FakeZones(List<String> names) {
        this.names = List.copyOf(names);
    }

    List<String> names() {
        return names;
    }

    boolean has(String zone) {
        return names.contains(zone);
    }

    Map<Integer, Entry> records() {
        return Map.copyOf(records);
    }

    Map<Integer, Entry> at(String zone, String host) {
        return records.entrySet().stream()
                .filter(one -> one.getValue().zone().equals(zone)
                        && one.getValue().host().equals(host))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, b) -> a, TreeMap::new));
    }

    boolean isThere(Entry entry) {
        return records.containsValue(entry);
    }

    void add(Entry entry) {
        records.put(next++, entry);
    }

    void remove(Integer number) {
        records.remove(number);
    }
}

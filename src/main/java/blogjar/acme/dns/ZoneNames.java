package blogjar.acme.dns;

import java.util.ArrayList;
import java.util.List;

/** Names as the DNS has them: lower case, without a dot at the end. */
final class ZoneNames {
    private ZoneNames() {}

    /** The name and all that it is below of, down to the one of the top. */
    static List<String> upwards(String name) {
        List<String> names = new ArrayList<>();
        names.add(name);
        for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
            names.add(name.substring(dot + 1));
        }
        return names;
    }

    static boolean isIn(String name, String zone) {
        return name.equals(zone) || name.endsWith("." + zone);
    }

    /** What stands before the zone; {@code @} for the zone itself, as those who host zones write it. */
    static String within(String zone, String name) {
        return name.equals(zone) ? "@" : name.substring(0, name.length() - zone.length() - 1);
    }
}

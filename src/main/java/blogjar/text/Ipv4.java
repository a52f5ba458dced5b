package blogjar.text;

import java.util.List;

/** Hosts that are numbers, as the URL Standard reads them (4.5, "IPv4 parser"): {@code 127.1} is {@code 127.0.0.1}. */
final class Ipv4 {
    private static final int MOST_DIGITS = 16;

    private Ipv4() {}

    /** Whether a host is a number or none at all, as its last part is one. */
    static boolean isMeant(String host) {
        List<String> parts = parts(host);
        String last = parts.get(parts.size() - 1);
        return !last.isEmpty() && (isNumber(last, 10) || value(last) >= 0);
    }

    private static List<String> parts(String host) {
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        return List.of(name.split("\\.", -1));
    }

    /** The four numbers; empty where the host is no such address. */
    static String read(String host) {
        List<String> parts = parts(host);
        if (parts.size() > 4) {
            return "";
        }
        long address = 0;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            long value = value(parts.get(i));
            int bits = last ? 8 * (4 - i) : 8;
            if (value < 0 || value >= 1L << bits) {
                return "";
            }
            address = address << bits | value;
        }
        return (address >> 24) + "." + (address >> 16 & 255) + "." + (address >> 8 & 255) + "." + (address & 255);
    }

    private static long value(String part) {
        boolean hex = part.startsWith("0x") || part.startsWith("0X");
        boolean octal = !hex && part.length() > 1 && part.startsWith("0");
        String digits = part.substring(hex ? 2 : octal ? 1 : 0);
        int radix = hex ? 16 : octal ? 8 : 10;
        if (digits.isEmpty()) {
            return hex ? 0 : -1;
        }
        return digits.length() > MOST_DIGITS - 1 || !isNumber(digits, radix) ? -1 : Long.parseLong(digits, radix);
    }

    private static boolean isNumber(String digits, int radix) {
        return digits.chars().allMatch(c -> c < 128 && Character.digit(c, radix) >= 0);
    }
}

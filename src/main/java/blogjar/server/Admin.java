package blogjar.server;

import blogjar.config.Config;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where health, figures and status are answered, apart from the site.
 *
 * @param address a name or an address; empty for all
 * @param port -1 for nowhere, 0 for any that is free
 */
public record Admin(String address, int port) {
    /** Nowhere. */
    public static final Admin OFF = new Admin("", -1);

    /** This machine only. */
    public static final Admin USUAL = new Admin("127.0.0.1", 9180);

    private static final String KEY = "server.admin";
    private static final Pattern PLACE = Pattern.compile("(?:(\\[[0-9A-Fa-f:.]+\\]|[^:\\[\\]\\s/]*):)?(\\d{1,5})");
    private static final Set<String> ALL = Set.of("0.0.0.0", "::", "*");
    private static final int LAST_PORT = 65_535;

    /**
     * {@code server.admin}.
     *
     * @param otherwise where there is no such key
     * @throws ProblemException where the value can't be used
     */
    public static Admin of(Config config, Admin otherwise) {
        Object value = config.get(KEY);
        if (value == null || value instanceof Boolean) {
            return value == null ? otherwise : value.equals(true) ? USUAL : OFF;
        }
        try {
            return of(value.toString());
        } catch (ProblemException wrong) {
            throw new ProblemException(wrong.problems().get(0).at(config.place(KEY)));
        }
    }

    /**
     * An address and a port: {@code 127.0.0.1:9180}, {@code [::1]:9180}, {@code :9180} for all addresses, {@code 9180} for
     * this machine.
     *
     * @throws ProblemException for anything else
     */
    public static Admin of(String text) {
        Matcher parts = PLACE.matcher(text.strip());
        if (!parts.matches() || Integer.parseInt(parts.group(2)) > LAST_PORT) {
            throw new ProblemException(Problem.error("'" + text + "' is no address with a port, for " + KEY)
                    .expected("such as 127.0.0.1:9180, or false for none")
                    .fix("correct the value, or remove it"));
        }
        int port = Integer.parseInt(parts.group(2));
        if (parts.group(1) == null) {
            return new Admin(USUAL.address, port);
        }
        String address = parts.group(1).replaceAll("[\\[\\]]", "");
        return new Admin(ALL.contains(address) ? "" : address, port);
    }

    /** As it can be written in {@code server.admin}. */
    @Override
    public String toString() {
        if (!isOn()) {
            return "false";
        }
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + port;
    }

    boolean isOn() {
        return port >= 0;
    }
}

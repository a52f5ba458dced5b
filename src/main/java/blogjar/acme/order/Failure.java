package blogjar.acme.order;

import blogjar.diagnostic.Problem;

/**
 * That a name could not be shown to be ours in one way.
 *
 * @param name with {@code *.} for a wildcard
 * @param challenge how
 * @param kind what the CA calls it, such as {@code connection}; empty where it was ours
 * @param problem for people
 */
record Failure(String name, String challenge, String kind, Problem problem) {
    /** Whether another way may go where this one did not. */
    boolean leaves(String other) {
        return switch (kind) {
            case "caa", "rateLimited" -> false;
            case "dns" -> other.equals("dns-01") != challenge.equals("dns-01");
            default -> true;
        };
    }
}

package blogjar.acme.dns;

/**
 * A TXT record that shows that a name is ours.
 *
 * @param name that is shown to be ours
 * @param at where the record is: {@code _acme-challenge.} and the name, or where an alias leads from there
 * @param value without quotes
 */
public record TextRecord(String name, String at, String value) {}

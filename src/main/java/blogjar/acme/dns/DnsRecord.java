package blogjar.acme.dns;

/**
 * One record of a reply.
 *
 * @param name its owner, lower case, without a dot at the end
 * @param type a number, of those that are unknown here, too
 * @param data an address, a name, the strings of a TXT record as one, or {@code flags tag value} of CAA; of SOA the first
 *     name; empty of others
 */
record DnsRecord(String name, int type, String data) {
    boolean is(RecordType kind) {
        return type == kind.number();
    }
}

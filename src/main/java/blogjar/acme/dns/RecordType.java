package blogjar.acme.dns;

/** The kinds of record that are read here (RFC 1035, 3.2.2; RFC 3596; RFC 8659). */
enum RecordType {
    A(1),
    NS(2),
    CNAME(5),
    SOA(6),
    TXT(16),
    AAAA(28),
    CAA(257);

    private final int number;

    RecordType(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}

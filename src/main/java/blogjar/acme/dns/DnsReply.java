package blogjar.acme.dns;

import java.util.List;

/**
 * What a name server says.
 *
 * @param code 0 for an answer, 3 for a name that is not there (RFC 1035, 4.1.1)
 * @param truncated whether it has to be asked again by TCP
 */
record DnsReply(int code, boolean truncated, List<DnsRecord> answers, List<DnsRecord> authorities) {
    static final int NO_ERROR = 0;
    static final int NO_SUCH_NAME = 3;

    DnsReply {
        answers = List.copyOf(answers);
        authorities = List.copyOf(authorities);
    }

    /** Whether the server knows: the name, or that there is none. */
    boolean isSettled() {
        return code == NO_ERROR || code == NO_SUCH_NAME;
    }

    /** The data of the answers of one kind, whatever aliases lead to them. */
    List<String> data(RecordType type) {
        return answers.stream()
                .filter(found -> found.is(type))
                .map(DnsRecord::data)
                .toList();
    }

    /** The code in the words of the IANA's list. */
    String codeWord() {
        return switch (code) {
            case NO_ERROR -> "NOERROR";
            case 1 -> "FORMERR";
            case 2 -> "SERVFAIL";
            case NO_SUCH_NAME -> "NXDOMAIN";
            case 5 -> "REFUSED";
            default -> "code " + code;
        };
    }
}

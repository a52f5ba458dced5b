package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.util.ArrayList;
import java.util.List;

/** Records that are put straight into a name server. */
final class ZoneInMemory implements TextRecords {
    private final FakeDns dns;
    private final List<String> calls = new ArrayList<>();
    private boolean broken;
    private boolean forgetful;
    private boolean stopping;

    ZoneInMemory(FakeDns dns) {
        this.dns = dns;
    }

    /** No record can be removed. */
    void breakDown() {
        broken = true;
    }

    void mend() {
        broken = false;
    }

    /** Takes records, and shows none. */
    void forget() {
        forgetful = true;
    }

    /** Whoever sets a record is told to stop. */
    void stopThread() {
        stopping = true;
    }

    List<String> calls() {
        return calls;
    }

    @Override
    public void put(TextRecord record) {
        calls.add("put " + record.at() + " for " + record.name());
        if (!forgetful) {
            dns.add(record.at(), RecordType.TXT, record.value());
        }
        if (stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void remove(TextRecord record) throws Refusal {
        calls.add("remove " + record.at() + " for " + record.name());
        if (broken) {
            throw new Refusal(Refusal.Kind.UNREACHABLE, Problem.error("out of order"));
        }
        dns.remove(record.at(), RecordType.TXT, record.value());
    }
}

package blogjar.acme.dns;

import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;

/** Records in the zones of an account; the zone of a name is the longest that the account has. */
final class HostedRecords implements TextRecords {
    private final ZoneHost host;

    HostedRecords(ZoneHost host) {
        this.host = host;
    }

    @Override
    public void put(TextRecord record) throws Refusal, InterruptedException {
        ZoneHost.Zone zone = zone(record);
        boolean there = zone.found().stream().anyMatch(found -> found.value().equals(record.value()));
        if (!there) {
            host.add(zone, record);
        }
    }

    @Override
    public void remove(TextRecord record) throws Refusal, InterruptedException {
        ZoneHost.Zone zone = zone(record);
        for (ZoneHost.Found found : zone.found()) {
            if (found.value().equals(record.value())) {
                host.delete(zone, found.id());
            }
        }
    }

    private ZoneHost.Zone zone(TextRecord record) throws Refusal, InterruptedException {
        String why = "";
        for (String name : ZoneNames.upwards(record.at())) {
            boolean top = name.indexOf('.') < 0;
            if (!top) {
                ZoneHost.Look look = host.look(name, record.at());
                if (look.zone().isPresent()) {
                    return look.zone().get();
                }
                why = look.why().isEmpty() ? why : look.why();
            }
        }
        throw new Refusal(
                Refusal.Kind.OURS,
                Problem.error(host.name() + " has no zone for " + record.at() + " in this account"
                                + (why.isEmpty() ? "" : " (it says: " + why + ")"))
                        .fix("give credentials of the account that has the zone, with the right to change it, or lead "
                                + "_acme-challenge." + record.name() + " by a CNAME to a name in one that it has"));
    }
}

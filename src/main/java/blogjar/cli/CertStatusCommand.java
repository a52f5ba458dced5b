package blogjar.cli;

import blogjar.acme.renewal.StoreShelf;
import blogjar.acme.store.Lineage;
import blogjar.acme.store.Store;
import blogjar.diagnostic.Problem;
import blogjar.text.Json;
import java.security.PublicKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** {@code cert status} */
final class CertStatusCommand extends CertificatesCommand {
    private boolean json;

    @Override
    void declare(Usage usage) {
        super.declare(usage);
        usage.says("Shows each certificate: its names, issuer and end, and who renews it.")
                .ends("", "Exit code 1 where there is none, or one has expired.")
                .flag("--json", "Print it as JSON.", on -> json = on);
    }

    @Override
    public Integer call() {
        return show(terminal(), store(config()), json);
    }

    static int show(Terminal terminal, Store store, boolean json) {
        List<Lineage> lineages = store.lineages();
        Instant now = Instant.now();
        Map<String, Instant> renewals = new StoreShelf(store).renewals(now);
        if (json) {
            terminal.print(Json.print(
                    lineages.stream().map(one -> fields(one, renewals)).toList()));
        } else if (lineages.isEmpty()) {
            terminal.tell(Problem.error("there is no certificate in " + store.root())
                    .fix("have one issued: cert obtain, or serve --acme EMAIL --agree"));
        } else {
            lineages.forEach(one -> terminal.print(text(one, renewals, now)));
        }
        boolean good = !lineages.isEmpty()
                && lineages.stream().allMatch(one -> one.expires().isAfter(now));
        return good ? Program.DONE : Program.FAILED;
    }

    private static String text(Lineage one, Map<String, Instant> renewals, Instant now) {
        StringBuilder out = new StringBuilder(one.name());
        line(out, "for", String.join(", ", names(one)));
        line(out, "issuer", issuer(one));
        line(out, "key", key(one.leaf().getPublicKey()));
        line(out, "until", until(one.expires(), now));
        line(out, "renewed by", renewedBy(one));
        Instant renewal = renewals.get(one.name());
        if (renewal != null) {
            line(out, "renewed on", day(renewal));
        }
        line(out, "files", one.folder().toString());
        return out.toString();
    }

    private static void line(StringBuilder out, String label, String text) {
        out.append("\n    ").append(String.format("%-12s", label)).append(text);
    }

    private static Map<String, @Nullable Object> fields(Lineage one, Map<String, Instant> renewals) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("name", one.name());
        fields.put("names", List.copyOf(names(one)));
        fields.put("issuer", issuer(one));
        fields.put("key", key(one.leaf().getPublicKey()));
        fields.put("not_before", one.leaf().getNotBefore().toInstant().toString());
        fields.put("not_after", one.expires().toString());
        fields.put("renewed_by", renewedBy(one));
        Instant renewal = renewals.get(one.name());
        fields.put("renewal", renewal == null ? null : renewal.toString());
        fields.put("folder", one.folder().toString());
        return fields;
    }

    private static TreeSet<String> names(Lineage one) {
        return new TreeSet<>(one.certificate().names());
    }

    /** The issuer's common name, else all that it is called. */
    private static String issuer(Lineage one) {
        String whole = one.leaf().getIssuerX500Principal().getName();
        for (String part : whole.split(",")) {
            if (part.startsWith("CN=")) {
                return part.substring("CN=".length());
            }
        }
        return whole;
    }

    private static String key(PublicKey key) {
        if (key instanceof ECKey curve) {
            return "ECDSA P-" + curve.getParams().getOrder().bitLength();
        }
        return key instanceof RSAKey rsa ? "RSA " + rsa.getModulus().bitLength() : key.getAlgorithm();
    }

    private static String until(Instant end, Instant now) {
        long days = Duration.between(now, end).toDays();
        return day(end) + (end.isBefore(now) ? ", EXPIRED" : ", " + days + (days == 1 ? " day left" : " days left"));
    }

    private static String day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC).toString();
    }

    private static String renewedBy(Lineage one) {
        return switch (one.owner()) {
            case OURS -> "blog.jar";
            case CERTBOT -> "certbot";
            case NOBODY -> "nobody";
        };
    }
}

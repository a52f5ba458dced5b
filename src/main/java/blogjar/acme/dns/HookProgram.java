package blogjar.acme.dns;

import blogjar.acme.Program;
import blogjar.acme.Refusal;
import blogjar.diagnostic.Problem;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A program of the user's that sets and removes records. It is told by its environment what to do, in our words and in those
 * of certbot's manual hooks (certbot 2.1.0, {@code --manual-auth-hook}, {@code --manual-cleanup-hook}).
 */
final class HookProgram implements TextRecords {
    private final Program setting;
    private final Program removing;
    private final Map<TextRecord, String> outputs = new ConcurrentHashMap<>();

    /** @param removing the same program, or another one */
    HookProgram(Program setting, Program removing) {
        this.setting = setting;
        this.removing = removing;
    }

    @Override
    public void put(TextRecord record) throws Refusal, InterruptedException {
        outputs.put(record, run(setting, record, Map.of("BLOG_ACME_ACTION", "add")));
    }

    @Override
    public void remove(TextRecord record) throws Refusal, InterruptedException {
        String output = outputs.getOrDefault(record, "");
        run(removing, record, Map.of("BLOG_ACME_ACTION", "remove", "CERTBOT_AUTH_OUTPUT", output));
        outputs.remove(record);
    }

    private static String run(Program program, TextRecord record, Map<String, String> action)
            throws Refusal, InterruptedException {
        Map<String, String> environment = new HashMap<>(action);
        environment.put("BLOG_ACME_NAME", record.name());
        environment.put("BLOG_ACME_RECORD", record.at());
        environment.put("BLOG_ACME_VALUE", record.value());
        environment.put("CERTBOT_DOMAIN", record.name());
        environment.put("CERTBOT_VALIDATION", record.value());
        try {
            Program.Outcome outcome = program.run(environment);
            if (outcome.isGood()) {
                return outcome.output().strip();
            }
            throw refused(program, record, outcome.told());
        } catch (IOException notStarted) {
            throw refused(program, record, "can't be started: " + notStarted.getMessage());
        }
    }

    private static Refusal refused(Program program, TextRecord record, String what) {
        return new Refusal(
                Refusal.Kind.OURS,
                Problem.error("the program for DNS records, " + program.command() + ", " + what + " (for " + record.at()
                                + ")")
                        .fix("run it by hand with BLOG_ACME_ACTION=add BLOG_ACME_RECORD=" + record.at()
                                + " BLOG_ACME_VALUE=test; it has "
                                + program.limit().toSeconds()
                                + " s, and must end with 0"));
    }
}

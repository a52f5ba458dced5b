package blogjar.content;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * When each file of a folder was last committed, by one run of git over its history. A clone gives all files the time at
 * which it was made, so their own times say nothing there.
 */
final class CommitTimes {
    private static final long LONGEST_SECONDS = 60;
    /** Stands before the time of a commit; no name of a file begins with it. */
    private static final char COMMIT = '\u0001';

    private final Path folder;

    private CommitTimes(Path folder) {
        this.folder = folder;
    }

    /** git ended with a complaint. */
    private static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String complaint) {
            super(complaint);
        }
    }

    /**
     * @param folder of the files
     * @param problems told once why there are none, or why some are missing
     * @return by path under the folder, with '/' between its parts; what was never committed is not in it
     */
    static Map<String, Instant> read(Path folder, Problems problems) {
        CommitTimes times = new CommitTimes(folder);
        try {
            boolean shallow =
                    times.git("rev-parse", "--is-shallow-repository").strip().equals("true");
            if (shallow) {
                problems.add(unknown("this clone has a part of the history only")
                        .fix("clone all of it: git fetch --unshallow, or fetch-depth: 0 of actions/checkout"));
            }
            String log = times.git(
                    "log",
                    "--format=format:%x01%ct %P",
                    "--name-only",
                    "--no-renames",
                    "--no-ext-diff",
                    "--relative",
                    "-z",
                    "--",
                    ".");
            if (log.isEmpty()) {
                problems.add(unknown("none of them is committed").fix("commit the blog's source"));
            }
            return parse(log, shallow);
        } catch (Refused complaint) {
            problems.add(
                    unknown("git says: " + complaint.getMessage()).fix("build in a clone of the blog's repository"));
        } catch (IOException missing) {
            problems.add(unknown("there is no program git here").fix("install git where the blog is built"));
        }
        return Map.of();
    }

    private static Problem unknown(String why) {
        return Problem.notice("'updated_option: git' can't tell the times of "
                + (why.startsWith("this clone") ? "some files" : "files") + ", so those of the disk are taken: " + why);
    }

    private static Map<String, Instant> parse(String log, boolean shallow) {
        Map<String, Instant> times = new HashMap<>();
        Instant time = Instant.MIN;
        boolean known = false;
        for (String part : log.split("\0")) {
            String name = part;
            if (!part.isEmpty() && part.charAt(0) == COMMIT) {
                int end = part.indexOf('\n');
                String commit = end < 0 ? part : part.substring(0, end);
                name = end < 0 ? "" : part.substring(end + 1);
                int blank = commit.indexOf(' ');
                time = Instant.ofEpochSecond(Long.parseLong(commit.substring(1, blank)));
                // The oldest commit of a part of the history seems to have added every file.
                known = !shallow || blank + 1 < commit.length();
            }
            if (!name.isEmpty() && known) {
                times.merge(name, time, (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        return times;
    }

    private String git(String... arguments) throws IOException, Refused {
        List<String> command = new ArrayList<>(List.of("git", "--no-pager", "-c", "core.fsmonitor=false"));
        command.addAll(List.of("-c", "log.showSignature=false", "-c", "log.follow=false"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        List.of("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX").forEach(environment::remove);
        environment.putAll(
                Map.of("LC_ALL", "C", "GIT_OPTIONAL_LOCKS", "0", "GIT_TERMINAL_PROMPT", "0", "GIT_NO_LAZY_FETCH", "1"));
        Process process = builder.start();
        process.getOutputStream().close();
        CompletableFuture.delayedExecutor(LONGEST_SECONDS, TimeUnit.SECONDS).execute(process::destroyForcibly);
        CompletableFuture<String> complaint = CompletableFuture.supplyAsync(() -> firstLine(process.getErrorStream()));
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new Refused(complaint.join());
            }
        } catch (InterruptedException stopped) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Refused("stopped");
        }
        return out;
    }

    private static String firstLine(InputStream errors) {
        try (errors) {
            String all = new String(errors.readAllBytes(), StandardCharsets.UTF_8);
            return all.lines().findFirst().orElse("nothing").replaceFirst("^fatal: ", "");
        } catch (IOException closed) {
            return "nothing";
        }
    }
}

package blogjar.migrate.doctor;

import blogjar.migrate.doctor.Finding.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A diagnosis on one page of a terminal, the most important first. */
public final class DoctorPage {
    private static final int COLUMNS = 80;
    private static final int ALIKE_AT_MOST = 3;
    private static final int NAMED_AT_MOST = 12;

    /** What is said of many settings at once. */
    private static final Map<String, String> COUNTED = Map.of(
            SettingFindings.AS_IN_HEXO, "as in Hexo and its plugins",
            SettingFindings.AS_IN_PLUGIN, "as in Hexo and its plugins",
            ThemeFindings.NEEDS_NONE, "of what the built-in theme has anyway",
            ThemeFindings.ASIDE, "of how the theme itself works",
            ThemeFindings.OFF, "that switch off what is not here");

    private static final Map<Fate, String> HEADINGS = Map.of(
            Fate.LOST, "Would be lost",
            Fate.LOOK, "Needs a look",
            Fate.BUILT_IN, "Built in",
            Fate.MAPPED, "Mapped to something of ours",
            Fate.IGNORED, "Ignored");

    private final Diagnosis diagnosis;
    private final Paper paper;

    private DoctorPage(Diagnosis diagnosis, boolean colours) {
        this.diagnosis = diagnosis;
        this.paper = new Paper(COLUMNS, colours);
    }

    /** The page, without a line break at the end. */
    public static String of(Diagnosis diagnosis, boolean colours) {
        return new DoctorPage(diagnosis, colours).print();
    }

    private String print() {
        verdict();
        for (Fate fate : Fate.values()) {
            List<Finding> findings = diagnosis.of(fate);
            if (!findings.isEmpty()) {
                paper.blank();
                paper.heading(Objects.requireNonNull(HEADINGS.get(fate)));
                if (fate == Fate.BUILT_IN) {
                    builtIn(findings);
                } else {
                    entries(findings);
                }
            }
        }
        paper.blank();
        paper.line("Nothing was written. The way from here is in docs/from-hexo.md.");
        return paper.text();
    }

    private void verdict() {
        String built = counted(diagnosis.posts(), "post") + ", " + counted(diagnosis.pages(), "page");
        int look = diagnosis.of(Fate.LOOK).size();
        int lost = diagnosis.of(Fate.LOST).size();
        switch (diagnosis.verdict()) {
            case READY -> paper.verdict(Paper.GREEN, "Ready: " + built + "; nothing is lost.");
            case LOOK ->
                paper.verdict(
                        Paper.YELLOW,
                        "Ready, but " + counted(look, "thing") + (look == 1 ? " needs" : " need") + " a look: " + built
                                + ".");
            case NOT_READY ->
                paper.verdict(
                        Paper.RED,
                        diagnosis.files() == 0
                                ? "Not ready: nothing can be built before this is mended."
                                : "Not ready: " + counted(lost, "thing") + " would be lost; the rest is built (" + built
                                        + ").");
        }
    }

    private static String counted(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    /** Plugins by name, and what there is to say of the rest. */
    private void builtIn(List<Finding> findings) {
        Map<Boolean, List<Finding>> byPlugin =
                findings.stream().collect(Collectors.partitioningBy(finding -> "package.json".equals(finding.file())));
        entries(byPlugin.getOrDefault(false, List.of()));
        List<Finding> plugins = byPlugin.getOrDefault(true, List.of());
        if (!plugins.isEmpty()) {
            paper.entry(new Entry(plugins, "").words(plugins.size()));
        }
    }

    /** Settings of which nothing is to be said, by file and message: how many there are. */
    private void counted(List<Finding> findings) {
        Map<List<String>, Integer> counts = new LinkedHashMap<>();
        for (Finding finding : findings) {
            String what = COUNTED.get(finding.message());
            if (what != null) {
                counts.merge(List.of(Objects.requireNonNullElse(finding.file(), ""), what), 1, Integer::sum);
            }
        }
        counts.forEach((key, count) -> {
            List<String> words = new ArrayList<>(List.of(key.get(0) + ":", counted(count, "setting")));
            words.addAll(Arrays.asList(key.get(1).split(" ")));
            paper.entry(words);
        });
    }

    /** Entries that say the same of different things: the first of them, and how many more there are. */
    private void entries(List<Finding> findings) {
        counted(findings);
        List<Finding> named = findings.stream()
                .filter(finding -> !COUNTED.containsKey(finding.message()))
                .toList();
        Map<String, List<Entry>> alike = Entry.of(named).stream()
                .collect(Collectors.groupingBy(Entry::shape, LinkedHashMap::new, Collectors.toList()));
        String fix = "";
        for (List<Entry> group : alike.values()) {
            for (Entry entry : group.subList(0, Math.min(ALIKE_AT_MOST, group.size()))) {
                if (!entry.fix().equals(fix)) {
                    paper.fix(fix);
                }
                fix = entry.fix();
                paper.entry(entry.words(NAMED_AT_MOST));
            }
            if (group.size() > ALIKE_AT_MOST) {
                paper.entry(List.of("and", (group.size() - ALIKE_AT_MOST) + " more like these"));
            }
        }
        paper.fix(fix);
    }

    /**
     * What one message is about.
     *
     * @param findings with the same message; more than one only where each has a subject
     */
    private record Entry(List<Finding> findings, String message) {

        static List<Entry> of(List<Finding> findings) {
            Map<List<String>, List<Finding>> joined = new LinkedHashMap<>();
            for (Finding finding : findings) {
                String file = Objects.requireNonNullElse(finding.file(), "");
                String alone = finding.subject().isEmpty() ? finding.place() : "";
                joined.computeIfAbsent(List.of(file, alone, finding.message()), first -> new ArrayList<>())
                        .add(finding);
            }
            return joined.entrySet().stream()
                    .map(entry -> new Entry(entry.getValue(), entry.getKey().get(2)))
                    .toList();
        }

        String fix() {
            return Objects.requireNonNullElse(findings.get(0).fix(), "");
        }

        /**
         * {@code package.json:12 hexo-a, :14 hexo-b: what becomes of them}, in parts that lines may end between.
         *
         * @param atMost how many are named
         */
        List<String> words(int atMost) {
            List<String> words = new ArrayList<>();
            String colon = message.isEmpty() ? "" : ":";
            List<List<Finding>> groups = groups();
            int shown = groups.size() <= atMost ? groups.size() : atMost - 1;
            for (int i = 0; i < shown; i++) {
                Finding finding = groups.get(i).get(0);
                String place = i == 0 || finding.line() == 0 ? finding.place() : ":" + finding.line();
                String what = (place + " " + subject(groups.get(i))).strip();
                words.add(what.isEmpty() ? "" : what + (i < groups.size() - 1 ? "," : colon));
            }
            if (shown < groups.size()) {
                words.add("and " + (groups.size() - shown) + " more" + colon);
            }
            words.addAll(Arrays.asList(message.split(" ")));
            words.removeIf(String::isEmpty);
            return words;
        }

        /** Settings below one key are one group, unless it is told what each of them is here. */
        private List<List<Finding>> groups() {
            Map<String, List<Finding>> groups = new LinkedHashMap<>();
            for (Finding finding : findings) {
                String subject = finding.subject();
                int dot = subject.contains(" ") || "package.json".equals(finding.file()) ? -1 : subject.indexOf('.');
                groups.computeIfAbsent(dot < 0 ? subject : subject.substring(0, dot), first -> new ArrayList<>())
                        .add(finding);
            }
            return List.copyOf(groups.values());
        }

        private static String subject(List<Finding> group) {
            String subject = group.get(0).subject();
            int dot = subject.indexOf('.');
            return group.size() == 1 || dot < 0 ? subject : subject.substring(0, dot) + ".*";
        }

        /** The message without what differs between messages of one kind: quotations, paths and numbers. */
        String shape() {
            return (findings.get(0).subject().isEmpty() ? "" : "of ")
                    + message.replaceAll("'[^']*+'|\\S*+/\\S*+|\\d++", "*");
        }
    }
}

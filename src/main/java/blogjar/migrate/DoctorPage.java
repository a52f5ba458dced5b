package blogjar.migrate;

import blogjar.migrate.Finding.Fate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** A diagnosis on one page of a terminal, the most important first. */
public final class DoctorPage {
    private static final int COLUMNS = 80;
    private static final int ALIKE_AT_MOST = 3;
    private static final Set<String> SETTINGS = Set.of(SettingFindings.AS_IN_HEXO, SettingFindings.AS_IN_PLUGIN);
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
                    entries(Entry.of(findings));
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

    /** Settings by their number, as there are many and nothing is to be said of them; plugins by name. */
    private void builtIn(List<Finding> findings) {
        Map<String, List<Finding>> settings = new LinkedHashMap<>();
        List<Finding> plugins = new ArrayList<>();
        List<Finding> others = new ArrayList<>();
        for (Finding finding : findings) {
            String file = Objects.requireNonNullElse(finding.file(), "");
            if (SETTINGS.contains(finding.message())) {
                settings.computeIfAbsent(file, first -> new ArrayList<>()).add(finding);
            } else {
                (file.equals("package.json") ? plugins : others).add(finding);
            }
        }
        settings.forEach((file, found) ->
                paper.entry(List.of(file + ":", counted(found.size(), "setting") + ",", "as in Hexo and its plugins")));
        entries(Entry.of(others));
        if (!plugins.isEmpty()) {
            paper.entry(new Entry(plugins, "").words());
        }
    }

    /** Entries that say the same of different things: the first of them, and how many more there are. */
    private void entries(List<Entry> entries) {
        Map<String, List<Entry>> alike =
                entries.stream().collect(Collectors.groupingBy(Entry::shape, LinkedHashMap::new, Collectors.toList()));
        String fix = "";
        for (List<Entry> group : alike.values()) {
            for (Entry entry : group.subList(0, Math.min(ALIKE_AT_MOST, group.size()))) {
                if (!entry.fix().equals(fix)) {
                    paper.fix(fix);
                }
                fix = entry.fix();
                paper.entry(entry.words());
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

        /** {@code package.json:12 hexo-a, :14 hexo-b: what becomes of them}, in parts that lines may end between. */
        List<String> words() {
            List<String> words = new ArrayList<>();
            String colon = message.isEmpty() ? "" : ":";
            for (int i = 0; i < findings.size(); i++) {
                Finding finding = findings.get(i);
                String place = i == 0 || finding.line() == 0 ? finding.place() : ":" + finding.line();
                String end = i < findings.size() - 1 ? "," : colon;
                String what = (place + " " + finding.subject()).strip();
                words.add(what.isEmpty() ? "" : what + end);
            }
            words.addAll(Arrays.asList(message.split(" ")));
            words.removeIf(String::isEmpty);
            return words;
        }

        /** The message without what differs between messages of one kind: quotations, paths and numbers. */
        String shape() {
            return (findings.get(0).subject().isEmpty() ? "" : "of ")
                    + message.replaceAll("'[^']*+'|\\S*+/\\S*+|\\d++", "*");
        }
    }
}

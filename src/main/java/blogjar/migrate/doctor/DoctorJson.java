package blogjar.migrate.doctor;

import blogjar.migrate.doctor.Finding.Fate;
import blogjar.text.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A diagnosis as JSON, in the form that {@code docs/from-hexo.md} describes. */
public final class DoctorJson {
    private static final long VERSION = 1;

    private DoctorJson() {}

    /** One object on one line. */
    public static String of(Diagnosis diagnosis) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("version", VERSION);
        json.put("verdict", name(diagnosis.verdict()));
        json.put("posts", diagnosis.posts());
        json.put("pages", diagnosis.pages());
        json.put("files", diagnosis.files());
        for (Fate fate : Fate.values()) {
            List<Map<String, @Nullable Object>> findings =
                    diagnosis.of(fate).stream().map(DoctorJson::of).toList();
            json.put(name(fate), findings);
        }
        return Json.print(json);
    }

    private static Map<String, @Nullable Object> of(Finding finding) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("subject", finding.subject());
        json.put("file", finding.file());
        json.put("line", finding.line() == 0 ? null : finding.line());
        json.put("message", finding.message());
        json.put("fix", finding.fix());
        return json;
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

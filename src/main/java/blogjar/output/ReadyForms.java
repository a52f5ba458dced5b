package blogjar.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Files that another program compressed: {@code style.css.br} beside {@code style.css} is a form of it, if it is no older
 * and shorter. It is served under its own name as well, as somebody may have linked to it.
 */
final class ReadyForms {
    private static final Map<String, String> CODINGS = Map.of(Resource.BROTLI, ".br", "zstd", ".zst", "gzip", ".gz");

    private ReadyForms() {}

    /** Puts the forms in, by path. */
    static void join(Map<String, Resource> resources) {
        resources.replaceAll((path, plain) -> {
            FileState origin = plain.isCompressible() ? plain.origin() : null;
            return origin == null ? plain : plain.with(forms(plain, origin, resources));
        });
    }

    private static List<Representation> forms(Resource plain, FileState origin, Map<String, Resource> resources) {
        List<Representation> forms = new ArrayList<>();
        CODINGS.forEach((coding, ending) -> {
            Resource file = resources.get(plain.path() + ending);
            FileState state = file == null ? null : file.origin();
            if (file != null && state != null && !isOlder(state, origin)) {
                file.identity()
                        .filter(form -> form.length() + Resource.LEAST_TO_SAVE <= plain.length())
                        .ifPresent(form -> forms.add(Resource.coded(coding, form.bytes())));
            }
        });
        return forms;
    }

    /** In whole seconds, as some programs copy the time no finer. */
    private static boolean isOlder(FileState one, FileState other) {
        return one.modified().getEpochSecond() < other.modified().getEpochSecond();
    }
}

package blogjar.tagplugin;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A site without articles or assets. */
public final class NoSite implements SiteLookup {
    static final SiteLookup LOOKUP = new NoSite(path -> Optional.empty());

    /** Every file that is asked for is there, and holds its path. */
    public static final SiteLookup WITH_CODE =
            new NoSite(path -> path.isEmpty() ? Optional.empty() : Optional.of(new IncludedCode("/" + path, path)));

    private final Function<String, Optional<IncludedCode>> code;
    private final Map<String, Object> data;

    private NoSite(Function<String, Optional<IncludedCode>> code) {
        this(code, Map.of());
    }

    private NoSite(Function<String, Optional<IncludedCode>> code, Map<String, Object> data) {
        this.code = code;
        this.data = data;
    }

    /** One that has data files. */
    static NoSite withData(Map<String, Object> data) {
        return new NoSite(path -> Optional.empty(), data);
    }

    @Override
    public Optional<LinkTarget> post(String slugOrTitle) {
        return Optional.empty();
    }

    @Override
    public Optional<String> assetPath(String articleSource, String name) {
        return Optional.empty();
    }

    @Override
    public Optional<IncludedCode> includedCode(String path) {
        return code.apply(path);
    }

    @Override
    public @Nullable Object data(String name) {
        return data.get(name);
    }

    @Override
    public List<LinkTarget> series(String articleSource, String name) {
        return List.of();
    }
}

package blogjar.tagplugin;

import java.util.Optional;
import java.util.function.Function;

/** A site without articles or assets. */
public final class NoSite implements SiteLookup {
    static final SiteLookup LOOKUP = new NoSite(path -> Optional.empty());

    /** Every file that is asked for is there, and holds its path. */
    public static final SiteLookup WITH_CODE =
            new NoSite(path -> path.isEmpty() ? Optional.empty() : Optional.of(new IncludedCode("/" + path, path)));

    private final Function<String, Optional<IncludedCode>> code;

    private NoSite(Function<String, Optional<IncludedCode>> code) {
        this.code = code;
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
}

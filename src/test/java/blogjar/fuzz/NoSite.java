package blogjar.fuzz;

import blogjar.tagplugin.SiteLookup;
import java.util.Optional;

/** A site without anything in it. */
final class NoSite {
    static final SiteLookup LOOKUP = new SiteLookup() {
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
            return path.isEmpty() ? Optional.empty() : Optional.of(new IncludedCode("/" + path, path));
        }
    };

    private NoSite() {}
}

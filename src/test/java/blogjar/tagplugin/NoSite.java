package blogjar.tagplugin;

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
            return Optional.empty();
        }
    };

    private NoSite() {}
}

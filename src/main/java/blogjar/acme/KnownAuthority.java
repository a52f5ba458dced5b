package blogjar.acme;

import java.net.URI;
import java.util.Arrays;
import java.util.Optional;

/** The CAs that have a word of their own in the settings; any other is named by the address of its directory. */
public enum KnownAuthority {
    /** Its own staging is for all, and is asked before it is asked again for a name that failed. */
    LETSENCRYPT("letsencrypt", "https://acme-v02.api.letsencrypt.org/directory", false, false, "letsencrypt-staging"),
    LETSENCRYPT_STAGING(
            "letsencrypt-staging", "https://acme-staging-v02.api.letsencrypt.org/directory", false, true, ""),
    ZEROSSL("zerossl", "https://acme.zerossl.com/v2/DV90", true, false, ""),
    /** Its staging gives out EAB keys of its own, so it can't be asked with the same ones. */
    GOOGLE("google", "https://dv.acme-v02.api.pki.goog/directory", true, false, ""),
    GOOGLE_STAGING("google-staging", "https://dv.acme-v02.test-api.pki.goog/directory", true, true, "");

    private final String word;
    private final URI directory;
    private final boolean eab;
    private final boolean trial;
    private final String staging;

    KnownAuthority(String word, String directory, boolean eab, boolean trial, String staging) {
        this.word = word;
        this.directory = URI.create(directory);
        this.eab = eab;
        this.trial = trial;
        this.staging = staging;
    }

    public String word() {
        return word;
    }

    public URI directory() {
        return directory;
    }

    /** Whether an account is bound to one that was made elsewhere (RFC 8555, 7.3.4). */
    public boolean needsEab() {
        return eab;
    }

    /** Whether its certificates are trusted by nobody. */
    public boolean isStaging() {
        return trial;
    }

    /** Where the same can be tried without using up what the CA allows. */
    public Optional<KnownAuthority> staging() {
        return named(staging);
    }

    /** Empty for a word that is none. */
    public static Optional<KnownAuthority> named(String word) {
        return Arrays.stream(values()).filter(known -> known.word.equals(word)).findFirst();
    }

    /** Empty for a CA that is not known. */
    public static Optional<KnownAuthority> at(URI directory) {
        return Arrays.stream(values())
                .filter(known -> known.directory.equals(directory))
                .findFirst();
    }
}

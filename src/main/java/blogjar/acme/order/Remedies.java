package blogjar.acme.order;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to do where a CA refuses what is asked for. */
final class Remedies {
    private static final Pattern LATER = Pattern.compile("retry after (\\d{4}-\\d\\d-\\d\\d[ T]\\d\\d:\\d\\d:\\d\\d)");

    private Remedies() {}

    /** @param kind as the CA calls it (RFC 8555, 6.7; RFC 9773, 7.4; draft-ietf-acme-profiles) */
    static String of(String kind) {
        return switch (kind) {
            case "rejectedIdentifier", "unsupportedIdentifier" ->
                "leave the name out of server.acme.names, or take another"
                        + " CA; for an address Let's Encrypt wants server.acme.profile: shortlived";
            case "invalidContact", "unsupportedContact" -> "correct server.acme.email, or leave it out: no CA needs it";
            case "externalAccountRequired" ->
                "have the CA's site give you a key for ACME, and set it in"
                        + " server.acme.authority (eab: {kid: …, hmac: …})";
            case "invalidProfile" -> "name another server.acme.profile, or none";
            case "accountDoesNotExist" ->
                "look whether server.acme.authority is still the same CA; else move the account's"
                        + " folder away, and a new account is made";
            case "unauthorized" ->
                "the account is closed, or its key (eab) is not good any more: move the account's folder"
                        + " away, and a new account is made";
            case "badCSR", "badPublicKey", "badSignatureAlgorithm" -> "name another kind of key: server.acme.key";
            case "badRevocationReason" -> "give another reason";
            default -> "look at what the CA says; where it is not your doing, take another CA";
        };
    }

    /** Let's Encrypt says it in words, too. */
    static Optional<Instant> retryAfter(String said) {
        Matcher later = LATER.matcher(said);
        if (!later.find()) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    LocalDateTime.parse(later.group(1).replace(' ', 'T'), DateTimeFormatter.ISO_LOCAL_DATE_TIME)
                            .toInstant(ZoneOffset.UTC));
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}

package blogjar.server.gateway;

import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which fields go on to a service, and which of its own go back. */
public final class PassedFields {
    private static final HttpString FORWARDED = new HttpString("Forwarded");
    private static final HttpString FORWARDED_FOR = new HttpString("X-Forwarded-For");
    private static final HttpString FORWARDED_HOST = new HttpString("X-Forwarded-Host");
    private static final HttpString FORWARDED_PREFIX = new HttpString("X-Forwarded-Prefix");
    private static final HttpString FORWARDED_PROTO = new HttpString("X-Forwarded-Proto");
    private static final HttpString REAL_IP = new HttpString("X-Real-IP");
    private static final HttpString REQUEST_ID = new HttpString("X-Request-Id");
    private static final HttpString VIA = new HttpString("Via");

    /** They are about one connection (RFC 9110, 7.6.1), which here includes what is asked of us before a body. */
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "expect",
            "http2-settings",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");

    /** What services believe of a proxy, so that a client must not say it; all of {@code X-Forwarded-} besides. */
    private static final Set<String> OURS_TO_SAY = Set.of(
            "cf-connecting-ip",
            "forwarded",
            "proxy",
            "remote-addr",
            "remote-host",
            "remote-user",
            "true-client-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-original-url",
            "x-real-ip",
            "x-remote-user",
            "x-request-id",
            "x-rewrite-url",
            "x-script-name");

    /** What holds for the whole host, and so is no service's to say. */
    private static final Set<String> OF_THE_HOST = Set.of("alt-svc", "strict-transport-security");

    private static final int MOST_LENGTH_DIGITS = 18;

    private PassedFields() {}

    /**
     * What a service is sent, but for what frames a body.
     *
     * @param asked as the client sent it
     * @param via how we name ourselves to who comes after us
     */
    static void toService(HeaderMap asked, HeaderMap sent, Service service, Asker asker, String via) {
        Set<String> options = options(asked);
        for (HeaderValues values : asked) {
            String name = values.getHeaderName().toString().toLowerCase(Locale.ROOT);
            boolean passes = isToken(name)
                    && name.indexOf('_') < 0 // which CGI and its heirs can't tell from a hyphen
                    && !name.startsWith("x-forwarded-")
                    && !OURS_TO_SAY.contains(name)
                    && !isFraming(name, options)
                    && !(asker.known() && name.equals("authorization"));
            if (passes) {
                values.stream().filter(PassedFields::isSound).forEach(value -> sent.add(values.getHeaderName(), value));
            }
        }
        oneCookie(sent);
        sent.put(Headers.HOST, host(service, asker));
        tellWho(sent, service, asker);
        sent.add(VIA, via);
        service.fields().forEach((name, value) -> {
            if (value.isEmpty()) {
                sent.remove(name);
            } else {
                sent.put(new HttpString(name), value);
            }
        });
    }

    private static void tellWho(HeaderMap sent, Service service, Asker asker) {
        if (!asker.address().isEmpty()) {
            sent.put(FORWARDED_FOR, asker.address());
            sent.put(REAL_IP, asker.address());
        }
        if (!asker.host().isEmpty()) {
            sent.put(FORWARDED_HOST, asker.host());
        }
        sent.put(FORWARDED_PROTO, asker.scheme());
        sent.put(FORWARDED, asker.forwarded());
        sent.put(REQUEST_ID, asker.request());
        if (service.stripping()) {
            sent.put(FORWARDED_PREFIX, service.path());
        }
    }

    private static String host(Service service, Asker asker) {
        if (!service.host().isEmpty()) {
            return service.host();
        }
        return asker.host().isEmpty() ? service.target().getRawAuthority() : asker.host();
    }

    /** HTTP/2 sends it in crumbs, which HTTP/1.1 must not (RFC 9113, 8.2.3). */
    private static void oneCookie(HeaderMap sent) {
        HeaderValues crumbs = sent.get(Headers.COOKIE);
        if (crumbs != null && crumbs.size() > 1) {
            sent.put(Headers.COOKIE, String.join("; ", crumbs));
        }
    }

    /** Puts what a service said over what is said anyway. */
    static void fromService(HeaderMap said, HeaderMap sent, Service service) {
        Set<String> options = options(said);
        for (HeaderValues values : said) {
            String name = values.getHeaderName().toString().toLowerCase(Locale.ROOT);
            if (!isToken(name) || isFraming(name, options) || OF_THE_HOST.contains(name)) {
                continue;
            }
            List<String> sound = values.stream().filter(PassedFields::isSound).toList();
            if (!sound.isEmpty()) {
                sent.remove(values.getHeaderName());
                sent.addAll(values.getHeaderName(), new ArrayList<>(sound));
            }
        }
        String location = sent.getFirst(Headers.LOCATION);
        if (location != null) {
            sent.put(Headers.LOCATION, location(location, service));
        }
    }

    /** An address of the service's own is one below our path, as nobody else can reach it (Apache's ProxyPassReverse). */
    private static String location(String location, Service service) {
        String inside = service.origin() + service.base();
        if (!location.startsWith(inside)) {
            return location;
        }
        String rest = location.substring(inside.length());
        if (!rest.isEmpty() && "/?#".indexOf(rest.charAt(0)) < 0) {
            return location;
        }
        return service.stripping() ? service.path() + rest : rest.isEmpty() ? "/" : rest;
    }

    private static boolean isFraming(String name, Set<String> options) {
        return HOP_BY_HOP.contains(name) || options.contains(name);
    }

    /** Whether it is plain where the answer ends (RFC 9112, 6.3). */
    static boolean isFramed(HeaderMap said) {
        HeaderValues coding = said.get(Headers.TRANSFER_ENCODING);
        HeaderValues length = said.get(Headers.CONTENT_LENGTH);
        return (coding == null || coding.size() == 1 && coding.getFirst().equalsIgnoreCase("chunked"))
                && (length == null
                        || length.size() == 1
                                && !length.getFirst().isEmpty()
                                && length.getFirst().length() <= MOST_LENGTH_DIGITS
                                && length.getFirst().chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** The fields that {@code Connection} names. */
    static Set<String> options(HeaderMap fields) {
        HeaderValues values = fields.get(Headers.CONNECTION);
        Set<String> options = new HashSet<>();
        if (values != null) {
            for (String value : values) {
                for (String option : value.split(",")) {
                    options.add(option.strip().toLowerCase(Locale.ROOT));
                }
            }
        }
        options.remove("content-length"); // it frames the body, whoever wishes it away
        options.remove("host");
        return options;
    }

    /** Whether a setting may say a field; those that frame a message, or name its host, follow from other things. */
    public static boolean isSettable(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isToken(name) && !HOP_BY_HOP.contains(lower) && !lower.equals("host") && !lower.equals("content-length");
    }

    /** Whether a field's name or a method can be sent (RFC 9110, 5.6.2). */
    static boolean isToken(String name) {
        return !name.isEmpty()
                && name.chars()
                        .allMatch(c -> c >= 'a' && c <= 'z'
                                || c >= 'A' && c <= 'Z'
                                || c >= '0' && c <= '9'
                                || "!#$%&'*+-.^_`|~".indexOf(c) >= 0);
    }

    private static boolean isSound(String value) {
        return value.chars().allMatch(c -> (c >= ' ' || c == '\t') && c != 0x7f && c <= 0xff);
    }
}

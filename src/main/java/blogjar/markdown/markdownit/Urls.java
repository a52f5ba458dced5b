package blogjar.markdown.markdownit;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Addresses as markdown-it prints them (its normalizeLink, normalizeLinkText and validateLink, with mdurl 1.0.1). */
final class Urls {
    private static final Pattern PROTOCOL = Pattern.compile("^[a-zA-Z0-9.+-]+:");
    private static final Pattern SCRIPT = Pattern.compile("^(?:vbscript|javascript|file|data):");
    private static final Pattern PICTURE = Pattern.compile("^data:image/(?:gif|png|jpeg|webp);");
    private static final List<String> WITH_SLASHES = List.of("http:", "https:", "ftp:", "gopher:", "file:");
    private static final List<String> WITH_NAMES = List.of("http:", "https:", "mailto:");
    private static final String ENDS_HOST = "%/?;#'{}|\\^`<>\" \r\n\t";
    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_HOST = 255;

    private Urls() {}

    /** An address for {@code href}: its host in ASCII, the rest percent-encoded where it must be. */
    static String normalize(String url) {
        return PercentCode.encode(recode(url, Punycode::toAscii));
    }

    /** An address for readers: its host in Unicode, the rest decoded where that is safe. */
    static String readable(String url) {
        return PercentCode.decode(recode(url, Punycode::toUnicode));
    }

    /** Whether an address neither runs a script nor holds a document. */
    static boolean isSafe(String url) {
        String lower = JsSpace.trim(url).toLowerCase(Locale.ROOT);
        return !SCRIPT.matcher(lower).find() || PICTURE.matcher(lower).find();
    }

    private static String recode(String url, UnaryOperator<String> recodeHost) {
        String rest = JsSpace.trim(url);
        var m = PROTOCOL.matcher(rest);
        String protocol = m.find() ? m.group() : "";
        rest = rest.substring(protocol.length());
        boolean script = protocol.equals("javascript:");
        boolean slashes = rest.startsWith("//") && !script;
        if (slashes) {
            rest = rest.substring(2);
        }
        boolean hosted = !script && (slashes || !protocol.isEmpty() && !WITH_SLASHES.contains(protocol));
        return protocol + (slashes ? "//" : "") + (hosted ? withHost(rest, protocol, recodeHost) : rest);
    }

    private static String withHost(String address, String protocol, UnaryOperator<String> recodeHost) {
        String rest = address;
        int pathStart = indexOfAny(rest, "/?#");
        int at = rest.lastIndexOf('@', pathStart < 0 ? rest.length() : pathStart);
        String user = at < 0 ? "" : rest.substring(0, at);
        rest = rest.substring(at + 1);
        int hostEnd = indexOfAny(rest, ENDS_HOST);
        hostEnd = hostEnd < 0 ? rest.length() : hostEnd;
        if (hostEnd > 0 && rest.charAt(hostEnd - 1) == ':') {
            hostEnd--;
        }
        String host = rest.substring(0, hostEnd);
        rest = rest.substring(hostEnd);
        int colon = portStart(host);
        String port = colon < 0 || colon + 1 == host.length() ? "" : host.substring(colon);
        host = colon < 0 ? host : host.substring(0, colon);
        boolean six = host.length() > 1 && host.startsWith("[") && host.endsWith("]");
        if (!six) {
            String good = validStart(host);
            rest = host.substring(good.length()) + rest;
            host = good;
        }
        host = host.length() > LONGEST_HOST ? "" : host;
        host = six ? host.substring(1, host.length() - 1) : host;
        if (!host.isEmpty() && (protocol.isEmpty() || WITH_NAMES.contains(protocol))) {
            host = recodeHost.apply(host);
        }
        host = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return (user.isEmpty() ? "" : user + "@") + host + port + rest;
    }

    private static int indexOfAny(String text, String chars) {
        for (int i = 0; i < text.length(); i++) {
            if (chars.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** The colon before digits at the end; -1 where there is none. */
    private static int portStart(String host) {
        int i = host.length();
        while (i > 0 && Chars.isDigit(host.charAt(i - 1))) {
            i--;
        }
        return i > 0 && host.charAt(i - 1) == ':' ? i - 1 : -1;
    }

    /** The labels of a host up to the first that can't be one, of which the good begin is kept. */
    private static String validStart(String host) {
        List<String> labels = new ArrayList<>(Arrays.asList(host.split("\\.", -1)));
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.get(i);
            int good = goodLength(label);
            if (good < label.length() || good > LONGEST_LABEL) {
                List<String> kept = new ArrayList<>(labels.subList(0, i));
                kept.add(label.substring(0, asciiLength(label)));
                return String.join(".", kept);
            }
        }
        return host;
    }

    private static int goodLength(String label) {
        int i = 0;
        while (i < label.length() && (label.charAt(i) > 127 || isLabelChar(label.charAt(i)))) {
            i++;
        }
        return i;
    }

    private static int asciiLength(String label) {
        int i = 0;
        while (i < label.length() && i < LONGEST_LABEL && isLabelChar(label.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isLabelChar(char c) {
        return Chars.isAsciiAlphanumeric(c) || c == '+' || c == '_' || c == '-';
    }
}

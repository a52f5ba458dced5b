package blogjar.markdown.markdownit;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds addresses in running text, with a scheme and without (linkify-it 4.0.1 as markdown-it sets it up). */
final class LinkFinder {
    private static final List<String> SCHEMES = List.of("http:", "https:", "ftp:", "//", "mailto:");
    private static final String NOT_BEFORE_HOST = ".:/-_@";
    private static final String SYMBOLS = "$+<=>^`|\uFF5C";

    private final String text;
    private final LinkPath path;
    /** Found before, and still right while the search has not come so far. */
    private @Nullable Match scheme;

    private @Nullable Match host;
    private @Nullable Match mail;
    private int knownEnding = -2;

    LinkFinder(String text) {
        this.text = text;
        this.path = new LinkPath(text);
    }

    /** @param url with a scheme that the text may not have */
    record Link(String url, int start, int end) {}

    private record Match(String scheme, int start, int end) {
        static final Match NONE = new Match("", Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Whether a text may have any; quick, and true too often. */
    static boolean mayHave(String text) {
        if (text.indexOf('@') >= 0) {
            return true;
        }
        LinkFinder finder = new LinkFinder(text);
        if (finder.endingFrom(0) < Integer.MAX_VALUE) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            if (finder.schemeAt(i) != null && (i == 0 || isBeforeScheme(text.charAt(i - 1)))) {
                return true;
            }
        }
        return false;
    }

    /** The length of the address that begins with a scheme right at an offset; 0 where none does. */
    int schemeLink(int start) {
        String name = schemeAt(start);
        int end = name == null ? -1 : end(name, start, start);
        return end < 0 ? 0 : end - start;
    }

    List<Link> all() {
        List<Link> links = new ArrayList<>();
        Match match = next(0);
        while (match.start() < text.length()) {
            String raw = text.substring(match.start(), match.end());
            String missing = match.scheme().isEmpty()
                    ? "http://"
                    : match.scheme().equals("mailto:") && !raw.regionMatches(true, 0, "mailto:", 0, 7) ? "mailto:" : "";
            links.add(new Link(missing + raw, match.start(), match.end()));
            match = next(match.end());
        }
        return links;
    }

    private Match next(int from) {
        if (from >= text.length()) {
            return Match.NONE;
        }
        Match best = nextScheme(from);
        if (endingFrom(from) < best.start()) {
            Match found = nextHost(from);
            best = found.start() < best.start() ? found : best;
        }
        Match found = nextMail(from);
        boolean longer = found.start() == best.start() && found.end() > best.end();
        return found.start() < best.start() || longer ? found : best;
    }

    private static boolean isStillRight(@Nullable Match known, int from) {
        return known != null && known.start() > from;
    }

    private static boolean isBeforeScheme(char c) {
        return c != '_' && (HostNames.isTextEnd(c) || HostNames.isSpacePunctuationOrControl(c));
    }

    private Match nextScheme(int from) {
        Match first = schemeMatch(from, from);
        if (first != null) {
            return first;
        }
        if (!isStillRight(scheme, from)) {
            scheme = searchScheme(from);
        }
        return scheme == null ? Match.NONE : scheme;
    }

    private Match searchScheme(int from) {
        String atFirst = schemeAt(from);
        int i = atFirst == null ? from : from + atFirst.length();
        while (i < text.length() - 1) {
            String name = isBeforeScheme(text.charAt(i)) ? schemeAt(i + 1) : null;
            if (name == null) {
                i++;
                continue;
            }
            int end = end(name, i + 1, from);
            if (end >= 0) {
                return new Match(name, i + 1, end);
            }
            i += 1 + name.length();
        }
        return Match.NONE;
    }

    private @Nullable Match schemeMatch(int start, int from) {
        String name = schemeAt(start);
        int end = name == null ? -1 : end(name, start, from);
        return name == null || end < 0 ? null : new Match(name, start, end);
    }

    private @Nullable String schemeAt(int start) {
        char c = start < text.length() ? text.charAt(start) : 0;
        if ("hHfFmM/".indexOf(c) < 0) {
            return null;
        }
        for (String name : SCHEMES) {
            if (text.regionMatches(true, start, name, 0, name.length())) {
                return name;
            }
        }
        return null;
    }

    /** The end of the address whose scheme begins at {@code start}; -1 where it is none. */
    private int end(String name, int start, int from) {
        int pos = start + name.length();
        switch (name) {
            case "mailto:":
                int at = mailNameEnd(pos);
                HostNames.Host host = at < 0 ? null : HostNames.at(text, at + 1);
                return host != null && HostNames.mayEnd(text, host.end()) ? host.end() : -1;
            case "//":
                boolean scheme = pos - from >= 3 && (text.charAt(pos - 3) == ':' || text.charAt(pos - 3) == '/');
                int end = withUser(pos, false);
                return scheme ? -1 : end;
            default:
                return text.startsWith("//", pos) ? withUser(pos + 2, true) : -1;
        }
    }

    private int withUser(int pos, boolean anyHost) {
        int user = pos;
        while (user < text.length()
                && "@/[]()".indexOf(text.charAt(user)) < 0
                && !HostNames.isSpaceOrControl(text.charAt(user))) {
            user++;
        }
        boolean hasUser = user > pos && user < text.length() && text.charAt(user) == '@';
        int end = hasUser ? hostEnd(user + 1, anyHost) : -1;
        return end >= 0 ? end : hostEnd(pos, anyHost);
    }

    private int hostEnd(int pos, boolean anyHost) {
        if (!anyHost && text.regionMatches(true, pos, "localhost", 0, 9)) {
            int end = finish(pos + 9);
            if (end >= 0) {
                return end;
            }
        }
        HostNames.Host host = HostNames.at(text, pos);
        boolean good = host != null && (anyHost || HostNames.hasPlainEnding(text, host));
        return host == null || !good ? -1 : finish(host.end());
    }

    /** Port and path behind a host. */
    private int finish(int hostEnd) {
        int port = HostNames.portEnd(text, hostEnd);
        return port >= 0 && HostNames.mayEnd(text, port) ? path.end(port) : -1;
    }

    /** Where it first looks as if a host ended; far behind where it never does. */
    private int endingFrom(int from) {
        if (knownEnding < from) {
            knownEnding = searchEnding(from);
        }
        return knownEnding;
    }

    private int searchEnding(int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean found = c == '.' && (isNumberPart(i + 1) || isEnding(i + 1))
                    || (c | 0x20) == 'l' && text.regionMatches(true, i, "localhost", 0, 9)
                    || (c | 0x20) == 'w' && text.regionMatches(true, i, "www.", 0, 4);
            if (found) {
                return i;
            }
        }
        return Integer.MAX_VALUE;
    }

    private boolean isNumberPart(int from) {
        int i = from;
        while (i < text.length() && i < from + 3 && Chars.isDigit(text.charAt(i))) {
            i++;
        }
        return i > from && i < text.length() && text.charAt(i) == '.';
    }

    private boolean isEnding(int from) {
        int i = from;
        while (i < text.length() && i <= from + 64 && !isBehindEnding(text.charAt(i))) {
            i++;
        }
        boolean encoded = text.regionMatches(true, from, "xn--", 0, 4);
        return i > from && (encoded || HostNames.isKnownEnding(text, from, i));
    }

    private static boolean isBehindEnding(char c) {
        return c == '>' || HostNames.isSpacePunctuationOrControl(c);
    }

    private Match nextHost(int from) {
        int first = hostMatch(from);
        if (first >= 0) {
            return new Match("", from, first);
        }
        if (!isStillRight(host, from)) {
            host = searchHost(from);
        }
        return host == null ? Match.NONE : host;
    }

    private Match searchHost(int from) {
        for (int i = from; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            boolean before = NOT_BEFORE_HOST.indexOf(c) < 0
                    && (SYMBOLS.indexOf(c) >= 0 || HostNames.isSpacePunctuationOrControl(c));
            int end = before ? hostMatch(i + 1) : -1;
            if (end >= 0) {
                return new Match("", i + 1, end);
            }
        }
        return Match.NONE;
    }

    private int hostMatch(int start) {
        if (start >= text.length() || SYMBOLS.indexOf(text.charAt(start)) >= 0) {
            return -1;
        }
        HostNames.Host found = HostNames.at(text, start);
        return found != null && HostNames.hasKnownEnding(text, found) ? finish(found.end()) : -1;
    }

    private Match nextMail(int from) {
        if (text.indexOf('@', from) < 0) {
            return Match.NONE;
        }
        int first = mailMatch(from);
        if (first >= 0) {
            return new Match("mailto:", from, first);
        }
        if (!isStillRight(mail, from)) {
            mail = searchMail(from);
        }
        return mail == null ? Match.NONE : mail;
    }

    private Match searchMail(int from) {
        int hopeless = from;
        for (int i = from; i < text.length() - 1; i++) {
            char c = text.charAt(i);
            boolean before = c == '"' || c == '(' || HostNames.isTextEnd(c) || HostNames.isSpaceOrControl(c);
            if (!before || c == '"' && i < hopeless) {
                continue;
            }
            int end = mailMatch(i + 1);
            if (end >= 0) {
                return new Match("mailto:", i + 1, end);
            }
            if (text.charAt(i + 1) != '"') {
                hopeless = Math.max(hopeless, nameRunEnd(i + 1));
            }
        }
        return Match.NONE;
    }

    private int mailMatch(int start) {
        int at = mailNameEnd(start);
        if (at < 0) {
            return -1;
        }
        int numbers = HostNames.fourNumbersEnd(text, at + 1);
        if (numbers >= 0 && HostNames.mayEnd(text, numbers)) {
            return numbers;
        }
        HostNames.Host found = HostNames.at(text, at + 1);
        boolean good = found != null && HostNames.hasKnownEnding(text, found) && HostNames.mayEnd(text, found.end());
        return found == null || !good ? -1 : found.end();
    }

    /** The {@code @} behind the name that begins at an offset; -1 where none is. */
    private int mailNameEnd(int start) {
        boolean begins = start < text.length() && text.charAt(start) != '"' && isMailChar(text.charAt(start));
        int end = begins ? nameRunEnd(start) : text.length();
        return end < text.length() && text.charAt(end) == '@' ? end : -1;
    }

    private int nameRunEnd(int start) {
        int end = start;
        while (end < text.length() && isMailChar(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isMailChar(char c) {
        return Chars.isAsciiAlphanumeric(c) || c < 128 && "-;:&=+$,\"._".indexOf(c) >= 0;
    }
}

package blogjar.server;

import blogjar.server.LogFormat.Part;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Reads the text of Apache's {@code LogFormat}. */
final class LogDirectives {
    private static final long NANOS_OF_MICRO = 1_000;
    private static final long NANOS_OF_MILLI = 1_000_000;
    private static final long NANOS_OF_SECOND = 1_000_000_000;

    /** Fields that say where a request comes from, and so tell what is masked. */
    private static final Set<String> ADDRESSES =
            Set.of("x-forwarded-for", "forwarded", "x-real-ip", "cf-connecting-ip");

    private final String text;
    private final ZoneId zone;
    private final boolean masked;
    private final List<Part> parts = new ArrayList<>();
    private int at;

    LogDirectives(String text, ZoneId zone, boolean masked) {
        this.text = text;
        this.zone = zone;
        this.masked = masked;
    }

    /** @throws IllegalArgumentException with the directive that is not known */
    List<Part> parts() {
        StringBuilder literal = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c == '%' && !text.startsWith("%", at)) {
                addLiteral(literal);
                parts.add(directive());
            } else if (c == '%') {
                literal.append(text.charAt(at++));
            } else {
                literal.append(c == '\\' ? escaped() : c);
            }
        }
        addLiteral(literal);
        return parts;
    }

    private void addLiteral(StringBuilder literal) {
        if (literal.length() > 0) {
            String plain = literal.toString();
            parts.add((visit, line) -> line.append(plain));
            literal.setLength(0);
        }
    }

    /** As in {@code httpd.conf}, where quotes inside of quotes have a backslash. */
    private char escaped() {
        char c = at < text.length() ? text.charAt(at++) : '\\';
        if (c == 't') {
            return '\t';
        }
        if (c != '"' && c != '\\' && c != '\'') {
            throw new IllegalArgumentException("'\\" + c + "' has no meaning in a log format; a line is one line");
        }
        return c;
    }

    /** {@code %!200,304>{name}i}: statuses, which request, parameter, letter. */
    private Part directive() {
        int from = at - 1;
        int statuses = at;
        while (at < text.length() && "!,0123456789".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        String only = text.substring(statuses, at);
        while (at < text.length() && "<>".indexOf(text.charAt(at)) >= 0) {
            at++; // first and last request are the same here
        }
        String parameter = null;
        if (text.startsWith("{", at)) {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw new IllegalArgumentException("'" + text.substring(from) + "' has no closing brace");
            }
            parameter = text.substring(at + 1, end);
            at = end + 1;
        }
        char letter = at < text.length() ? text.charAt(at++) : ' ';
        Part part = parameter == null ? plain(letter) : withParameter(letter, parameter);
        if (part == null) {
            throw new IllegalArgumentException(
                    "'" + text.substring(from, Math.min(at, text.length())) + "' is no directive that is known");
        }
        return only.isEmpty() ? part : forStatus(only, part);
    }

    private static Part forStatus(String list, Part part) {
        boolean not = list.startsWith("!");
        List<String> statuses = List.of((not ? list.substring(1) : list).split(","));
        return (visit, line) -> {
            if (statuses.contains(Integer.toString(visit.status())) != not) {
                part.append(visit, line);
            } else {
                line.append('-');
            }
        };
    }

    private @Nullable Part plain(char letter) {
        return switch (letter) {
            case 'a', 'h' -> address(Visit::client);
            case 'A' -> (visit, line) -> line.append(RequestFacts.address(visit.destination(), false));
            case 'b' -> (visit, line) -> bytes(visit.bytes(), line);
            case 'B' -> number(Visit::bytes);
            case 'D' -> number(visit -> visit.nanos() / NANOS_OF_MICRO);
            case 'H' -> text(Visit::protocol);
            case 'I' -> number(Visit::received);
            case 'l' -> text(visit -> null);
            case 'L' -> text(Visit::id);
            case 'm' -> text(Visit::method);
            case 'O' -> number(Visit::sent);
            case 'p' -> port(Visit::destination);
            case 'P' -> number(visit -> ProcessHandle.current().pid());
            case 'q' -> LogDirectives::query;
            case 'r' -> text(Visit::requestLine);
            case 's' -> number(Visit::status);
            case 'S' -> number(visit -> visit.received() + visit.sent());
            case 't' -> LogTime.apache(zone);
            case 'T' -> number(visit -> visit.nanos() / NANOS_OF_SECOND);
            case 'u' -> text(Visit::user);
            case 'U' -> text(LogDirectives::path);
            case 'v', 'V' -> text(visit -> HostNames.ofField(visit.asked().getFirst(Fields.HOST)));
            case 'X' -> text(Visit::connectionAfter);
            default -> null;
        };
    }

    private @Nullable Part withParameter(char letter, String parameter) {
        return switch (letter) {
            case 'a', 'h' -> parameter.equals("c") ? address(Visit::peer) : null;
            case 'C' -> text(visit -> visit.cookie(parameter));
            case 'i' -> requestField(parameter);
            case 'o' -> text(visit -> joined(visit.answered(), new HttpString(parameter)));
            case 'p' ->
                switch (parameter) {
                    case "canonical", "local" -> port(Visit::destination);
                    case "remote" -> port(Visit::peer);
                    default -> null;
                };
            case 't' -> LogTime.of(parameter, zone);
            case 'T' ->
                switch (parameter) {
                    case "s" -> number(visit -> visit.nanos() / NANOS_OF_SECOND);
                    case "ms" -> number(visit -> visit.nanos() / NANOS_OF_MILLI);
                    case "us" -> number(visit -> visit.nanos() / NANOS_OF_MICRO);
                    default -> null;
                };
            case 'x' ->
                switch (parameter) {
                    case "SSL_PROTOCOL" -> ofSession(SSLSession::getProtocol);
                    case "SSL_CIPHER" -> ofSession(SSLSession::getCipherSuite);
                    default -> null;
                };
            default -> null;
        };
    }

    private static Part ofSession(Function<SSLSession, String> value) {
        return text(visit -> {
            SSLSession session = visit.session();
            return session == null ? null : value.apply(session);
        });
    }

    private static Part text(Function<Visit, @Nullable String> value) {
        return (visit, line) -> LogText.append(value.apply(visit), line);
    }

    private static Part number(ToLongFunction<Visit> value) {
        return (visit, line) -> line.append(value.applyAsLong(visit));
    }

    private Part address(Function<Visit, @Nullable InetSocketAddress> address) {
        return (visit, line) -> line.append(RequestFacts.address(address.apply(visit), masked));
    }

    private static Part port(Function<Visit, @Nullable InetSocketAddress> address) {
        return (visit, line) -> {
            InetSocketAddress socket = address.apply(visit);
            line.append(socket == null ? 0 : socket.getPort());
        };
    }

    private Part requestField(String name) {
        if (masked && ADDRESSES.contains(name.toLowerCase(Locale.ROOT))) {
            return text(visit -> null);
        }
        HttpString field = new HttpString(name);
        return text(visit -> joined(visit.asked(), field));
    }

    private static @Nullable String joined(HeaderMap fields, HttpString name) {
        HeaderValues values = fields.get(name);
        if (values == null) {
            return null;
        }
        return values.size() == 1 ? values.getFirst() : String.join(", ", values);
    }

    /** As Apache's {@code %b}: a hyphen for none. */
    private static void bytes(long sent, StringBuilder line) {
        if (sent > 0) {
            line.append(sent);
        } else {
            line.append('-');
        }
    }

    private static void query(Visit visit, StringBuilder line) {
        String target = visit.target();
        int question = target == null ? -1 : target.indexOf('?');
        if (target != null && question >= 0) {
            LogText.append(target.substring(question), line);
        }
    }

    private static @Nullable String path(Visit visit) {
        String target = visit.target();
        int question = target == null ? -1 : target.indexOf('?');
        return target == null || question < 0 ? target : target.substring(0, question);
    }
}

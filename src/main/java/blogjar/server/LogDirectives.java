package blogjar.server;

import blogjar.server.LogFormat.Part;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.Cookie;
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
            if (statuses.contains(Integer.toString(visit.exchange().getStatusCode())) != not) {
                part.append(visit, line);
            } else {
                line.append('-');
            }
        };
    }

    private @Nullable Part plain(char letter) {
        return switch (letter) {
            case 'a', 'h' -> address(HttpServerExchange::getSourceAddress);
            case 'A' ->
                (visit, line) ->
                        line.append(RequestFacts.address(visit.exchange().getDestinationAddress(), false));
            case 'b' -> (visit, line) -> bytes(visit.exchange().getResponseBytesSent(), line);
            case 'B' -> number(visit -> visit.exchange().getResponseBytesSent());
            case 'D' -> number(visit -> visit.nanos() / NANOS_OF_MICRO);
            case 'H' -> text(exchange -> exchange.getProtocol().toString());
            case 'I' -> number(visit -> RequestFacts.received(visit.exchange()));
            case 'l' -> text(exchange -> null);
            case 'L' -> text(RequestId::known);
            case 'm' -> text(exchange -> exchange.getRequestMethod().toString());
            case 'O' -> number(visit -> RequestFacts.sent(visit.exchange()));
            case 'p' -> port(HttpServerExchange::getDestinationAddress);
            case 'P' -> number(visit -> ProcessHandle.current().pid());
            case 'q' -> LogDirectives::query;
            case 'r' -> LogDirectives::requestLine;
            case 's' -> number(visit -> visit.exchange().getStatusCode());
            case 'S' -> number(visit -> RequestFacts.received(visit.exchange()) + RequestFacts.sent(visit.exchange()));
            case 't' -> LogTime.apache(zone);
            case 'T' -> number(visit -> visit.nanos() / NANOS_OF_SECOND);
            case 'u' -> text(exchange -> exchange.getAttachment(RequestFacts.USER));
            case 'U' -> text(LogDirectives::path);
            case 'v', 'V' -> text(LogDirectives::host);
            case 'X' -> text(LogDirectives::connectionAfter);
            default -> null;
        };
    }

    private @Nullable Part withParameter(char letter, String parameter) {
        return switch (letter) {
            case 'a', 'h' -> parameter.equals("c") ? address(LogDirectives::peer) : null;
            case 'C' -> text(exchange -> cookie(exchange, parameter));
            case 'i' -> requestField(parameter);
            case 'o' -> text(exchange -> joined(exchange.getResponseHeaders(), new HttpString(parameter)));
            case 'p' ->
                switch (parameter) {
                    case "canonical", "local" -> port(HttpServerExchange::getDestinationAddress);
                    case "remote" -> port(LogDirectives::peer);
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
                    case "SSL_PROTOCOL" ->
                        text(exchange -> exchange.getConnection().getSslSession() == null
                                ? null
                                : exchange.getConnection().getSslSession().getProtocol());
                    case "SSL_CIPHER" ->
                        text(exchange -> exchange.getConnection().getSslSession() == null
                                ? null
                                : exchange.getConnection().getSslSession().getCipherSuite());
                    default -> null;
                };
            default -> null;
        };
    }

    private static Part text(Function<HttpServerExchange, @Nullable String> value) {
        return (visit, line) -> LogText.append(value.apply(visit.exchange()), line);
    }

    private static Part number(ToLongFunction<Visit> value) {
        return (visit, line) -> line.append(value.applyAsLong(visit));
    }

    private Part address(Function<HttpServerExchange, @Nullable InetSocketAddress> address) {
        return (visit, line) -> line.append(RequestFacts.address(address.apply(visit.exchange()), masked));
    }

    private static Part port(Function<HttpServerExchange, @Nullable InetSocketAddress> address) {
        return (visit, line) -> {
            InetSocketAddress socket = address.apply(visit.exchange());
            line.append(socket == null ? 0 : socket.getPort());
        };
    }

    private Part requestField(String name) {
        if (masked && ADDRESSES.contains(name.toLowerCase(Locale.ROOT))) {
            return text(exchange -> null);
        }
        HttpString field = new HttpString(name);
        return text(exchange -> joined(exchange.getRequestHeaders(), field));
    }

    private static @Nullable String joined(HeaderMap fields, HttpString name) {
        HeaderValues values = fields.get(name);
        if (values == null) {
            return null;
        }
        return values.size() == 1 ? values.getFirst() : String.join(", ", values);
    }

    private static @Nullable InetSocketAddress peer(HttpServerExchange exchange) {
        return exchange.getConnection().getPeerAddress(InetSocketAddress.class);
    }

    private static @Nullable String cookie(HttpServerExchange exchange, String name) {
        for (Cookie cookie : exchange.requestCookies()) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }

    /** As Apache's {@code %b}: a hyphen for none. */
    private static void bytes(long sent, StringBuilder line) {
        if (sent > 0) {
            line.append(sent);
        } else {
            line.append('-');
        }
    }

    private static void requestLine(Visit visit, StringBuilder line) {
        HttpServerExchange exchange = visit.exchange();
        LogText.append(exchange.getRequestMethod().toString(), line);
        line.append(' ');
        LogText.append(RequestFacts.target(exchange), line);
        line.append(' ').append(exchange.getProtocol());
    }

    private static void query(Visit visit, StringBuilder line) {
        String target = RequestFacts.target(visit.exchange());
        int question = target.indexOf('?');
        if (question >= 0) {
            LogText.append(target.substring(question), line);
        }
    }

    private static String path(HttpServerExchange exchange) {
        String target = RequestFacts.target(exchange);
        int question = target.indexOf('?');
        return question < 0 ? target : target.substring(0, question);
    }

    private static String host(HttpServerExchange exchange) {
        return HostNames.ofField(exchange.getRequestHeaders().getFirst(Fields.HOST));
    }

    /** {@code X} for one cut off, {@code +} for one that is kept, {@code -} for one that is closed. */
    private static String connectionAfter(HttpServerExchange exchange) {
        if (!exchange.isResponseComplete()) {
            return "X";
        }
        return exchange.isPersistent() ? "+" : "-";
    }
}

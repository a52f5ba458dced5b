package blogjar.acme.dns;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Looks at a proof as a CA does: on port 80 of one address, and where redirects lead from there (RFC 8555, 8.3). */
final class PortProbe {
    private static final int MOST_REDIRECTS = 10;
    private static final int MOST_TOLD = 200;
    private static final int LONGEST_RESPONSE = 1 << 16;

    private final Resolver resolver;
    private final int port;
    private final int httpsPort;
    private final Duration patience;

    /** What is there. */
    enum Kind {
        /** Our proof. */
        OURS,
        /** Another answer. */
        OTHER,
        /** Nothing listens. */
        REFUSED,
        /** No answer in time. */
        SILENT,
        /** No way leads there from this machine. */
        NO_WAY,
        /** Redirects that do not end, or lead where no CA goes. */
        ASTRAY,
        /** A connection that fails, or an answer that is none. */
        BROKEN
    }

    /** @param detail for a message, after the kind's words */
    record Seen(Kind kind, String detail) {}

    /**
     * @param port 80
     * @param httpsPort 443
     * @param patience for one address, with all its redirects
     */
    PortProbe(Resolver resolver, int port, int httpsPort, Duration patience) {
        this.resolver = resolver;
        this.port = port;
        this.httpsPort = httpsPort;
        this.patience = patience;
    }

    Seen look(String host, InetAddress address, String path, String proof) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        URI at = URI.create("http://" + (host.indexOf(':') < 0 ? host : "[" + host + "]") + path);
        InetAddress where = address;
        Set<URI> seen = new HashSet<>();
        try {
            while (seen.add(at) && seen.size() <= MOST_REDIRECTS) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                Response response = fetch(at, where, end);
                if (response.status() / 100 != 3 || response.location().isEmpty()) {
                    return answered(response, proof, place(at, seen));
                }
                URI next = at.resolve(response.location());
                if (!isFollowed(next)) {
                    return new Seen(
                            Kind.ASTRAY, "it redirects to " + shortened(next.toString()) + ", where no CA goes");
                }
                if (!next.getHost().equals(at.getHost())) {
                    where = address(next.getHost());
                }
                at = next;
            }
            return new Seen(Kind.ASTRAY, "it redirects in a circle, or more than " + MOST_REDIRECTS + " times");
        } catch (IOException | IllegalArgumentException failed) {
            return failed(failed, place(at, seen));
        }
    }

    /** Where redirects have led to; empty where there were none. */
    private static String place(URI at, Set<URI> seen) {
        return seen.size() > 1 ? " at " + shortened(at.toString()) : "";
    }

    private static String shortened(String text) {
        return text.length() <= MOST_TOLD ? text : text.substring(0, MOST_TOLD) + " …";
    }

    private static Seen answered(Response response, String proof, String place) {
        if (response.status() == 200 && response.body().contains(proof)) {
            return new Seen(Kind.OURS, "");
        }
        String server = response.server().isEmpty() ? "" : " of " + shortened(response.server());
        return new Seen(Kind.OTHER, "another answer is there" + place + ": " + response.status() + server);
    }

    private static Seen failed(Exception failed, String place) {
        String message = String.valueOf(failed.getMessage());
        if (failed instanceof SocketTimeoutException) {
            return new Seen(Kind.SILENT, "nothing answers in time" + place);
        }
        if (failed instanceof NoRouteToHostException || message.contains("unreachable")) {
            return new Seen(Kind.NO_WAY, "no way leads there from this machine" + place);
        }
        return failed instanceof ConnectException
                ? new Seen(Kind.REFUSED, "nothing listens there" + place)
                : new Seen(Kind.BROKEN, "the connection" + place + " fails: " + message);
    }

    /** Let's Encrypt goes to these ports only. */
    private boolean isFollowed(URI next) {
        boolean plain = "http".equals(next.getScheme()) && (next.getPort() < 0 || next.getPort() == port);
        boolean secure = "https".equals(next.getScheme()) && (next.getPort() < 0 || next.getPort() == httpsPort);
        return next.getHost() != null && (plain || secure);
    }

    private InetAddress address(String host) throws IOException {
        for (RecordType type : List.of(RecordType.A, RecordType.AAAA)) {
            Optional<String> found =
                    resolver.ask(host, type).data(type).stream().findFirst();
            if (found.isPresent()) {
                return InetAddress.getByName(found.get());
            }
        }
        throw new IOException("there is no address of " + host);
    }

    /** @param body its beginning */
    private record Response(int status, String location, String server, String body) {}

    private Response fetch(URI at, InetAddress address, long end) throws IOException {
        boolean secure = "https".equals(at.getScheme());
        int where = at.getPort() > 0 ? at.getPort() : secure ? httpsPort : port;
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(address, where), left(end));
            plain.setSoTimeout(left(end));
            try (Socket socket = secure ? AnyCertificate.secure(plain, at.getHost(), where) : plain) {
                String query = at.getRawQuery() == null ? "" : "?" + at.getRawQuery();
                String path = at.getRawPath().isEmpty() ? "/" : at.getRawPath();
                String request = "GET " + path + query + " HTTP/1.1\r\nHost: " + at.getRawAuthority()
                        + "\r\nUser-Agent: blog.jar\r\nAccept: */*\r\nConnection: close\r\n\r\n";
                socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                return response(read(socket, end));
            }
        }
    }

    private static String read(Socket socket, long end) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        InputStream in = socket.getInputStream();
        byte[] some = new byte[8192];
        try {
            while (read.size() < LONGEST_RESPONSE) {
                socket.setSoTimeout(left(end));
                int length = in.read(some);
                if (length < 0) {
                    break;
                }
                read.write(some, 0, length);
            }
        } catch (SocketTimeoutException late) {
            if (read.size() == 0) {
                throw late;
            }
        }
        return read.toString(StandardCharsets.ISO_8859_1);
    }

    private static Response response(String text) throws IOException {
        String[] parts = text.split("\r\n\r\n", 2);
        List<String> lines = List.of(parts[0].split("\r\n"));
        String[] first = lines.get(0).split(" ", 3);
        if (!first[0].startsWith("HTTP/1.") || first.length < 2 || !first[1].matches("\\d{3}")) {
            throw new IOException("what answers is no web server");
        }
        return new Response(
                Integer.parseInt(first[1]), field(lines, "location"), field(lines, "server"), parts[parts.length - 1]);
    }

    private static String field(List<String> lines, String name) {
        return lines.stream()
                .skip(1)
                .filter(line -> line.regionMatches(true, 0, name + ":", 0, name.length() + 1))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst()
                .orElse("");
    }

    private static int left(long end) throws SocketTimeoutException {
        long left = (end - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("too late");
        }
        return (int) left;
    }
}

package blogjar.tree;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A folder written as one text. Each file begins with a line {@code ----- path}, its text follows. A path that ends in
 * {@code /} is an empty folder; {@code path -> target} is a link. Behind the path may stand in brackets
 *
 * <ul>
 *   <li>a charset that the file is written in, such as {@code [GBK]} or {@code [UTF-16LE]};
 *   <li>{@code [escapes]}: <code>\n \r \t \0 \\ &#92;uXXXX</code>, <code>\xHH</code> for a byte (in ISO-8859-1), and
 *       <code>\{5000*text}</code> for a text many times over;
 *   <li>{@code [fifo]} or {@code [socket]}: no file, but a pipe that blocks who reads it, or a socket.
 * </ul>
 */
public record TextTree(List<Entry> entries) {
    private static final Pattern HEAD = Pattern.compile("(.*?)(?: -> (.*?))?(?: \\[([A-Za-z0-9-]+)\\])?");
    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\(?:\\{(\\d+)\\*(.*?)\\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|([nrt0\\\\}]))", Pattern.DOTALL);
    private static final String MARK = "----- ";

    /**
     * @param target of a link, else empty
     * @param kind {@code fifo} or {@code socket} for what is no file, else empty
     */
    public record Entry(String path, String target, String kind, byte[] bytes) {}

    public static TextTree parse(String text) {
        List<Entry> entries = new ArrayList<>();
        for (String part : ("\n" + text).split("\n" + MARK, -1)) {
            int end = part.indexOf('\n');
            Matcher head = HEAD.matcher(end < 0 ? part : part.substring(0, end));
            if (part.isBlank() || !head.matches()) {
                continue;
            }
            String body = end < 0 ? "" : part.substring(end + 1);
            if (end >= 0 && !body.isEmpty() && !body.endsWith("\n")) {
                body += "\n";
            }
            String form = Objects.requireNonNullElse(head.group(3), "UTF-8");
            boolean special = form.equals("fifo") || form.equals("socket");
            entries.add(new Entry(
                    unescape(head.group(1)),
                    Objects.requireNonNullElse(head.group(2), ""),
                    special ? form : "",
                    special ? new byte[0] : bytes(body, form)));
        }
        return new TextTree(entries);
    }

    private static byte[] bytes(String body, String form) {
        if (!form.equals("escapes")) {
            return body.getBytes(Charset.forName(form.toUpperCase(Locale.ROOT)));
        }
        // The line end that the format itself needs is no part of such a file.
        String text = unescape(body.endsWith("\n") ? body.substring(0, body.length() - 1) : body);
        return text.getBytes(body.contains("\\x") ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private static String unescape(String text) {
        return ESCAPE.matcher(text).replaceAll(m -> Matcher.quoteReplacement(unescaped(m)));
    }

    private static String unescaped(java.util.regex.MatchResult m) {
        if (m.group(1) != null) {
            return unescape(m.group(2)).repeat(Integer.parseInt(m.group(1)));
        }
        if (m.group(3) != null || m.group(4) != null) {
            return String.valueOf((char) Integer.parseInt(m.group(3) != null ? m.group(3) : m.group(4), 16));
        }
        return switch (m.group(5)) {
            case "n" -> "\n";
            case "r" -> "\r";
            case "t" -> "\t";
            case "0" -> "\0";
            default -> m.group(5);
        };
    }

    private static void makeFifo(Path file) throws IOException {
        try {
            int code = new ProcessBuilder("mkfifo", file.toString())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException("mkfifo " + file + " ended with " + code);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Closed, a socket stays as a name in the folder. */
    private static void makeSocket(Path file) throws IOException {
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(file));
        }
    }

    /** Writes all of it below a folder; a name that the system does not take, or that leads out of it, is left out. */
    public void write(Path folder) throws IOException {
        for (Entry entry : entries) {
            try {
                Path file = folder.resolve(entry.path()).normalize();
                if (!file.startsWith(folder) || file.equals(folder)) {
                    continue;
                }
                if (entry.path().endsWith("/")) {
                    Files.createDirectories(file);
                    continue;
                }
                Files.createDirectories(file.getParent());
                if (entry.bytes().length == 0) {
                    Files.deleteIfExists(file); // as only a file can be written over
                }
                if (!entry.target().isEmpty()) {
                    Files.createSymbolicLink(file, Path.of(entry.target()));
                } else if (entry.kind().equals("fifo")) {
                    makeFifo(file);
                } else if (entry.kind().equals("socket")) {
                    makeSocket(file);
                } else {
                    Files.write(file, entry.bytes());
                }
            } catch (InvalidPathException | FileSystemException notTaken) {
                continue;
            }
        }
    }
}

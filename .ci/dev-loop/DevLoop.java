import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Measures how long a writer waits from a saved file to the page, and a reader from a push to the page. See the script {@code run}. */
public final class DevLoop {
    private static final Pattern SERVING = Pattern.compile("serving (http://localhost:\\d+)/.*");
    private static final Pattern RELEASE = Pattern.compile("data:.*\"release\":\"(\\w+)\".*");
    private static final long MINUTES = 5;

    private final Path blog;
    private final Process server;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private String origin = "";

    private DevLoop(Path blog, List<String> command) throws IOException {
        this.blog = blog;
        this.server = new ProcessBuilder(command).redirectErrorStream(true).start();
        read(server.inputReader(), told);
    }

    private static String freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return Integer.toString(socket.getLocalPort());
        }
    }

    /** Lines of a program or a connection, as they come. */
    private static void read(BufferedReader from, BlockingQueue<String> lines) {
        Thread reader = new Thread(() -> {
            try (from) {
                for (String line = from.readLine(); line != null; line = from.readLine()) {
                    lines.add(line);
                }
            } catch (IOException closed) {
                lines.add(closed.toString());
            }
        });
        reader.setDaemon(true);
        reader.start();
    }

    public static void main(String[] args) throws Exception {
        Path blog = Path.of(args[1]);
        List<String> command = new ArrayList<>(List.of(args).subList(3, args.length));
        command.addAll(List.of("--port", freePort())); // one that stays, as a branch may bring other settings
        DevLoop loop = new DevLoop(blog, command);
        try {
            loop.origin = loop.awaitOrigin();
            switch (args[0]) {
                case "save" -> loop.saves(Integer.parseInt(args[2]), false);
                case "rename" -> loop.saves(Integer.parseInt(args[2]), true);
                default -> loop.pushes(Path.of(args[2]));
            }
        } finally {
            loop.server.destroy();
            loop.server.waitFor();
        }
    }

    private static String next(BlockingQueue<String> lines, String what) throws InterruptedException {
        String line = lines.poll(MINUTES, TimeUnit.MINUTES);
        if (line == null) {
            throw new IllegalStateException("nothing came for " + MINUTES + " minutes: " + what);
        }
        return line;
    }

    /** Waits until it has been built and is served, in whatever order. */
    private String awaitOrigin() throws InterruptedException {
        String at = "";
        boolean built = false;
        while (at.isEmpty() || !built) {
            String line = next(told, "serving");
            built |= line.startsWith("built ");
            Matcher serving = SERVING.matcher(line);
            at = serving.matches() ? serving.group(1) : at;
        }
        return at;
    }

    private String get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(origin + path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    private static List<Path> posts(Path blog) throws IOException {
        try (Stream<Path> files = Files.list(blog.resolve("source/_posts"))) {
            return files.filter(file -> file.toString().endsWith(".md")).sorted().toList();
        }
    }

    /** The address by the file's date and name, as {@code permalink: :year/:month/:day/:title/} makes it. */
    private static String address(Path post) throws IOException {
        Matcher date = Pattern.compile("(?m)^date: (\\d{4})-(\\d\\d)-(\\d\\d)").matcher(Files.readString(post));
        if (!date.find()) {
            throw new IllegalStateException("no date in " + post);
        }
        String name = post.getFileName().toString().replace(".md", "");
        return "/" + date.group(1) + "/" + date.group(2) + "/" + date.group(3) + "/" + name + "/";
    }

    /** Events as a page gets them that is open at an address. */
    private BlockingQueue<String> listen(String address) throws IOException {
        URI at = URI.create(origin);
        Socket socket = new Socket("localhost", at.getPort());
        OutputStream out = socket.getOutputStream();
        out.write(("GET /_blog/events?page=" + address + " HTTP/1.1\r\nHost: localhost:" + at.getPort()
                        + "\r\nAccept: text/event-stream\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        read(new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)), events);
        return events;
    }

    /** The name of a release that is another than this. */
    private static String awaitRelease(BlockingQueue<String> events, String known) throws InterruptedException {
        while (true) {
            Matcher event = RELEASE.matcher(next(events, "event"));
            if (event.matches() && !event.group(1).equals(known)) {
                return event.group(1);
            }
        }
    }

    /** Saves posts one after the other, as a writer does who looks at each. */
    private void saves(int times, boolean renaming) throws Exception {
        List<Path> posts = posts(blog);
        double[] event = new double[times];
        double[] page = new double[times];
        for (int i = -5; i < times; i++) { // the first ones are for Java to compile what it needs
            Path post = posts.get((i + 5) * 7 % posts.size());
            String address = address(post);
            get(address);
            BlockingQueue<String> events = listen(address);
            String known = awaitRelease(events, ""); // what whoever comes is told
            TimeUnit.MILLISECONDS.sleep(1500); // a writer reads; what is done behind the serving ends
            String marker = "saved" + i + "x" + System.nanoTime();
            byte[] text = (Files.readString(post) + "\n" + marker + "\n").getBytes(StandardCharsets.UTF_8);
            long start = System.nanoTime();
            if (renaming) {
                Path beside = post.resolveSibling("." + post.getFileName() + ".swp");
                Files.write(beside, text);
                Files.move(beside, post, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.write(post, text);
            }
            awaitRelease(events, known);
            double told = millis(start);
            String seen = get(address);
            double loaded = millis(start);
            if (!seen.contains(marker)) {
                throw new IllegalStateException("the page is told of, but is the old one: " + address);
            }
            if (i >= 0) {
                event[i] = told;
                page[i] = loaded;
            }
        }
        print(renaming ? "renamed, event" : "saved, event", event);
        print(renaming ? "renamed, page" : "saved, page", page);
    }

    /** Changes posts in a repository and pushes; the server learns of it by its hook. */
    private void pushes(Path bare) throws Exception {
        List<Path> posts = posts(blog);
        for (int many : List.of(1, 1, 1, 10, 10, 1000)) {
            int changed = Math.min(many, posts.size());
            String marker = "pushed" + System.nanoTime();
            for (int i = 0; i < changed; i++) {
                Files.writeString(posts.get(i), Files.readString(posts.get(i)) + "\n" + marker + "\n");
            }
            git("commit", "-q", "-a", "-m", "changed");
            git("push", "-q", bare.toString(), "HEAD:main");
            TimeUnit.MILLISECONDS.sleep(1500);
            String address = address(posts.get(0));
            long start = System.nanoTime();
            hook();
            while (!get(address).contains(marker)) {
                TimeUnit.MILLISECONDS.sleep(2);
            }
            System.out.printf(Locale.ROOT, "pulled, %4d posts changed: page after %.0f ms%n", changed, millis(start));
        }
    }

    private void git(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", blog.toString()));
        command.addAll(Arrays.asList(words));
        if (new ProcessBuilder(command).inheritIO().start().waitFor() != 0) {
            throw new IllegalStateException("failed: " + command);
        }
    }

    /** As GitLab tells of a push. */
    private void hook() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin + "/-/hook"))
                .header("Content-Type", "application/json")
                .header("X-Gitlab-Event", "Push Hook")
                .header("X-Gitlab-Token", "a-secret-for-measuring")
                .header("X-Gitlab-Event-UUID", java.util.UUID.randomUUID().toString())
                .POST(HttpRequest.BodyPublishers.ofString("{\"ref\":\"refs/heads/main\"}"))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException("the hook answered " + answer.statusCode() + ": " + answer.body());
        }
    }

    private static double millis(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static void print(String what, double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        System.out.printf(
                Locale.ROOT,
                "%-16s median %.0f ms, least %.0f, worst %.0f of %d%n",
                what,
                sorted[sorted.length / 2],
                sorted[0],
                sorted[sorted.length - 1],
                sorted.length);
    }
}

package blogjar.check;

import blogjar.check.Finding.Kind;
import blogjar.text.Addresses;
import blogjar.text.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.UnresolvedAddressException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Asks other hosts whether their pages are still there: a few hosts at once, each of them one thing at a time, and none twice within a day.
 * Only what is certainly gone is a finding: who refuses a program may well answer a reader.
 */
public final class OtherHosts {
    private static final int AT_ONCE = 8;
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final long FRESH = Duration.ofDays(1).toSeconds();
    private static final int NO_HOST = -1;
    private static final int NO_ANSWER = 0;

    /** Names and addresses of nobody, or of the author's own machine, as manuals have them. */
    private static final Pattern NOBODY = Pattern.compile(
            "(?i)(.*\\.)?(localhost|local|test|invalid|example|internal|lan)"
                    + "|(.*\\.)?example\\.(com|org|net)|127\\..*|10\\.\\d.*|192\\.168\\..*|172\\.(1[6-9]|2\\d|3[01])\\..*|0\\.0\\.0\\.0|\\[.*|[^.]*");

    private final HttpClient client;
    private final Clock clock;
    private final Map<String, Known> known = new ConcurrentHashMap<>();

    /** What was answered, and when, in seconds. */
    private record Known(long at, int status) {}

    /**
     * What was found.
     *
     * @param findings pages that are gone
     * @param asked how many addresses have been asked now
     * @param unknown addresses of which nothing is certain
     */
    public record Result(List<Finding> findings, int asked, List<String> unknown) {}

    /** @param environment whose {@code http_proxy} or {@code https_proxy} is used */
    public OtherHosts(Map<String, String> environment, Clock clock) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(TIME);
        String proxy = environment.getOrDefault("https_proxy", environment.getOrDefault("http_proxy", ""));
        if (proxy.matches("(https?://)?[^/:@]+:\\d{1,5}/?")) {
            URI uri = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
            builder.proxy(ProxySelector.of(new InetSocketAddress(uri.getHost(), uri.getPort())));
        }
        this.client = builder.build();
        this.clock = clock;
    }

    /**
     * Asks for each address that was not asked for within a day.
     *
     * @param places addresses, each with the {@code file:line} that has it
     * @param memory file of what was answered, or null to keep nothing
     */
    public Result ask(Map<String, String> places, @Nullable Path memory) throws IOException {
        read(memory);
        Map<String, List<String>> byHost = new TreeMap<>();
        long now = clock.instant().getEpochSecond();
        for (String address : places.keySet()) {
            Known before = known.get(bare(address));
            String host = Addresses.host(address);
            boolean fresh = before != null && before.status() > NO_ANSWER && now - before.at() < FRESH;
            if (!fresh && !NOBODY.matcher(host).matches()) {
                List<String> addresses = byHost.computeIfAbsent(host, first -> new ArrayList<>());
                if (!addresses.contains(bare(address))) {
                    addresses.add(bare(address));
                }
            }
        }
        askAll(byHost, now);
        write(memory);
        boolean online = known.values().stream().anyMatch(one -> one.status() > NO_ANSWER);
        List<Finding> findings = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        places.forEach((address, place) -> {
            Known answer = known.get(bare(address));
            if (answer != null && isGone(answer.status(), online)) {
                findings.add(finding(address, place, answer.status()));
            } else if (answer != null && (answer.status() <= NO_ANSWER || answer.status() >= 400)) {
                unknown.add(address);
            }
        });
        return new Result(
                findings, byHost.values().stream().mapToInt(List::size).sum(), unknown);
    }

    private static String bare(String address) {
        return address.replaceFirst("#.*", "");
    }

    private static boolean isGone(int status, boolean online) {
        return status == 404 || status == 410 || status == NO_HOST && online;
    }

    private static Finding finding(String address, String place, int status) {
        int colon = place.lastIndexOf(':');
        return new Finding(
                Kind.EXTERNAL,
                place.substring(0, colon),
                Integer.parseInt(place.substring(colon + 1)),
                address,
                "a link to '" + address + "', "
                        + (status == NO_HOST ? "whose host does not exist any more" : "which answers " + status),
                "correct or remove it, or link to a copy such as https://web.archive.org/web/" + address);
    }

    private void askAll(Map<String, List<String>> byHost, long now) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(AT_ONCE, work -> {
            Thread thread = new Thread(work, "links");
            thread.setDaemon(true);
            return thread;
        });
        List<Future<?>> hosts = new ArrayList<>();
        byHost.values().forEach(addresses -> hosts.add(workers.submit(() -> askHost(addresses, now))));
        workers.shutdown();
        try {
            for (Future<?> host : hosts) {
                host.get();
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped", stopped);
        } catch (ExecutionException failed) {
            throw new IOException("a link can't be asked for: " + failed.getCause(), failed);
        }
    }

    private void askHost(List<String> addresses, long now) {
        for (String address : addresses) {
            int status = status(address);
            known.put(address, new Known(now, status));
            if (status == 429 || status == NO_HOST) { // it wants no more, or can't
                int answer = status == NO_HOST ? NO_HOST : NO_ANSWER;
                addresses.forEach(other -> known.putIfAbsent(other, new Known(now, answer)));
                return;
            }
        }
    }

    private int status(String address) {
        try {
            URI uri = URI.create(Addresses.encode(address));
            int head = send("HEAD", uri, true);
            return head >= 400 && head != 429 ? send("GET", uri, true) : head; // some know no HEAD
        } catch (IllegalArgumentException malformed) {
            return NO_ANSWER;
        }
    }

    private int send(String method, URI uri, boolean again) {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(method, HttpRequest.BodyPublishers.noBody())
                .timeout(TIME)
                .header("User-Agent", "Mozilla/5.0 (compatible; blog.jar check)")
                .header("Accept", "*/*")
                .build();
        try {
            HttpResponse<InputStream> response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            response.body().close();
            long wait = response.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("\\d{1,6}"))
                    .map(Long::valueOf)
                    .orElse(0L);
            boolean busy = response.statusCode() == 429 || response.statusCode() == 503;
            if (busy && again && wait > 0 && wait <= LONGEST_WAIT.toSeconds()) {
                TimeUnit.SECONDS.sleep(wait);
                return send(method, uri, false);
            }
            return response.statusCode();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return NO_ANSWER;
        } catch (IOException failed) {
            return isUnresolved(failed) ? NO_HOST : NO_ANSWER;
        }
    }

    private static boolean isUnresolved(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof UnresolvedAddressException || at instanceof java.net.UnknownHostException) {
                return true;
            }
        }
        return false;
    }

    private void read(@Nullable Path memory) throws IOException {
        if (memory == null || !Files.isRegularFile(memory)) {
            return;
        }
        try {
            if (Json.parse(Files.readString(memory)) instanceof Map<?, ?> map) {
                map.forEach((address, value) -> {
                    if (value instanceof List<?> pair
                            && pair.size() == 2
                            && pair.get(0) instanceof Number at
                            && pair.get(1) instanceof Number status) {
                        known.put(String.valueOf(address), new Known(at.longValue(), status.intValue()));
                    }
                });
            }
        } catch (Json.SyntaxException broken) { // written anew below
            known.clear();
        }
    }

    private void write(@Nullable Path memory) throws IOException {
        if (memory == null) {
            return;
        }
        long now = clock.instant().getEpochSecond();
        Map<String, Object> kept = new TreeMap<>();
        known.forEach((address, answer) -> {
            if (answer.status() > NO_ANSWER && now - answer.at() < FRESH) {
                kept.put(address, List.of(answer.at(), (long) answer.status()));
            }
        });
        Files.createDirectories(memory.getParent());
        Files.writeString(memory, Json.print(kept));
    }
}

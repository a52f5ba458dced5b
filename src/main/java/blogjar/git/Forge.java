package blogjar.git;

import blogjar.text.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who hosts a repository, told what became of a commit, which he shows beside it.
 *
 * @see <a href="https://docs.github.com/en/rest/commits/statuses">GitHub</a>
 * @see <a href="https://docs.gitlab.com/api/commits/#set-commit-pipeline-status">GitLab</a>
 */
public final class Forge {
    private static final Duration TIME = Duration.ofSeconds(15);
    private static final int LONGEST = 140;
    private static final String NAME = "blog.jar";

    private final Kind kind;
    private final RemoteBranch remote;
    private final Supplier<String> token;
    private @Nullable HttpClient client;

    /** Whose API it has. */
    public enum Kind {
        GITHUB,
        GITLAB,
        GITEA,
        GITEE
    }

    /** What became of a commit. */
    public enum State {
        PENDING,
        SUCCESS,
        FAILURE;

        private String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Forge(Kind kind, RemoteBranch remote, Supplier<String> token) {
        this.kind = kind;
        this.remote = remote;
        this.token = token;
    }

    /** Whose API a host is known to have; Forgejo's is Gitea's. */
    public static Optional<Kind> of(String host) {
        if (host.equals("github.com")) {
            return Optional.of(Kind.GITHUB);
        }
        if (host.equals("gitee.com")) {
            return Optional.of(Kind.GITEE);
        }
        if (host.contains("gitlab")) {
            return Optional.of(Kind.GITLAB);
        }
        boolean gitea = host.equals("codeberg.org") || host.contains("gitea") || host.contains("forgejo");
        return gitea ? Optional.of(Kind.GITEA) : Optional.empty();
    }

    /**
     * Tells it; comes back when it was told.
     *
     * @param words for a person, of which the first 140 characters are sent
     * @param site where the blog is; empty for none
     * @throws IOException where it was not taken; its message has no secret in it
     */
    public void tell(String commit, State state, String words, String site) throws IOException, InterruptedException {
        String text = words.length() > LONGEST ? words.substring(0, LONGEST - 1) + "…" : words;
        HttpRequest.Builder request = HttpRequest.newBuilder(address(commit))
                .timeout(TIME)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .header("User-Agent", NAME)
                .POST(HttpRequest.BodyPublishers.ofString(Json.print(body(commit, state, text, site))));
        authorize(request);
        HttpResponse<Void> response = client().send(request.build(), HttpResponse.BodyHandlers.discarding());
        if (response.statusCode() / 100 != 2) {
            throw new IOException(remote.host() + " answered " + response.statusCode());
        }
    }

    private synchronized HttpClient client() {
        if (client == null) {
            client = HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(TIME)
                    .build();
        }
        return client;
    }

    private void authorize(HttpRequest.Builder request) {
        switch (kind) {
            case GITLAB -> request.header("PRIVATE-TOKEN", token.get());
            case GITEA -> request.header("Authorization", "token " + token.get());
            default -> request.header("Authorization", "Bearer " + token.get());
        }
    }

    private URI address(String commit) {
        String path = remote.path();
        String origin = remote.origin();
        return URI.create(
                switch (kind) {
                    case GITHUB ->
                        (remote.host().equals("github.com") ? "https://api.github.com" : origin + "/api/v3") + "/repos/"
                                + path + "/statuses/" + commit;
                    case GITLAB ->
                        origin + "/api/v4/projects/" + URLEncoder.encode(path, StandardCharsets.UTF_8) + "/statuses/"
                                + commit;
                    case GITEA -> origin + "/api/v1/repos/" + path + "/statuses/" + commit;
                    case GITEE -> origin + "/api/v5/repos/" + path + "/check-runs";
                });
    }

    private Map<String, @Nullable Object> body(String commit, State state, String text, String site) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        switch (kind) {
            case GITLAB -> {
                body.put("state", state == State.PENDING ? "running" : state == State.FAILURE ? "failed" : "success");
                body.put("name", NAME);
                body.put("description", text);
            }
            case GITEE -> {
                body.put("name", NAME);
                body.put("head_sha", commit);
                body.put("status", state == State.PENDING ? "in_progress" : "completed");
                if (state != State.PENDING) {
                    body.put("conclusion", state.word());
                }
                body.put("output", Map.of("title", NAME, "summary", text));
            }
            default -> {
                body.put("state", state.word());
                body.put("context", NAME);
                body.put("description", text);
            }
        }
        if (!site.isEmpty()) {
            body.put(kind == Kind.GITEE ? "details_url" : "target_url", site);
        }
        return body;
    }
}

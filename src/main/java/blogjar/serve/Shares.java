package blogjar.serve;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.output.WholeFile;
import blogjar.server.DraftLinks;
import blogjar.text.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Drafts that are shown by a secret link: a file in the data folder, which the commands write and a running server looks at every few
 * seconds. Who answers requests may not read there, and has what was seen last.
 */
public final class Shares {
    private static final String FILE = "shares.json";

    /** More than anybody can try: 144 bits. */
    private static final int TOKEN_BYTES = 18;

    private final Path file;
    private final Clock clock;

    /** As they were read last. */
    private volatile List<Share> known = List.of();

    /**
     * A draft that is shown.
     *
     * @param token the secret part of its link
     * @param draft its file, from the folder of the sources on
     * @param until when it is over; empty for never
     */
    public record Share(String token, String draft, Optional<Instant> until) {
        boolean isOpen(Instant now) {
            return until.map(now::isBefore).orElse(true);
        }
    }

    /** @param data the folder of what outlives a restart; made with the first share */
    public Shares(Path data, Clock clock) {
        this.file = data.resolve(FILE);
        this.clock = clock;
    }

    /**
     * Those that are open now.
     *
     * @throws ProblemException where the file can't be read
     */
    public List<Share> open() {
        Instant now = clock.instant();
        return all().stream().filter(share -> share.isOpen(now)).toList();
    }

    /** Shares a draft under a new link; earlier links stay. */
    public Share add(String draft, Optional<Instant> until) throws IOException {
        byte[] random = new byte[TOKEN_BYTES];
        new SecureRandom().nextBytes(random);
        Share share = new Share(Base64.getUrlEncoder().withoutPadding().encodeToString(random), draft, until);
        List<Share> all = new ArrayList<>(open());
        all.add(share);
        write(all);
        return share;
    }

    /**
     * Takes links back.
     *
     * @param what a link, its token, or a draft with all its links
     * @return those that are gone
     */
    public List<Share> revoke(String what) throws IOException {
        List<Share> left = new ArrayList<>();
        List<Share> gone = new ArrayList<>();
        for (Share share : all()) {
            boolean meant = what.contains(share.token())
                    || share.draft().equals(what)
                    || share.draft()
                            .replaceFirst("^.*/", "")
                            .replaceFirst("\\.\\w+$", "")
                            .equals(what);
            (meant ? gone : left).add(share);
        }
        if (!gone.isEmpty()) {
            write(left);
        }
        return gone;
    }

    private void write(List<Share> shares) throws IOException {
        List<Object> list = new ArrayList<>();
        for (Share share : shares) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("token", share.token());
            one.put("draft", share.draft());
            one.put("until", share.until().map(Instant::toString).orElse(null));
            list.add(one);
        }
        DataFolder.createForOwner(Objects.requireNonNull(file.getParent(), "a file is in a folder"));
        WholeFile.write(file, (Json.print(list) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private List<Share> all() {
        try {
            Object parsed = Json.parse(Files.readString(file));
            List<Share> shares = new ArrayList<>();
            for (Object one : parsed instanceof List<?> list ? list : List.of()) {
                if (one instanceof Map<?, ?> map
                        && map.get("token") instanceof String token
                        && map.get("draft") instanceof String draft) {
                    Object until = map.get("until");
                    shares.add(new Share(
                            token,
                            draft,
                            until == null ? Optional.empty() : Optional.of(Instant.parse(until.toString()))));
                }
            }
            return shares;
        } catch (NoSuchFileException none) {
            return List.of();
        } catch (IOException | Json.SyntaxException | DateTimeException broken) {
            throw new ProblemException(Problem.error("the shared drafts can't be read: " + broken.getMessage())
                    .in(file.toString())
                    .fix("correct the file, or delete it to revoke all links"));
        }
    }

    /** Reads the file: where each open one is published, from its file to the path of its page, a folder below the blog's root. */
    Map<String, List<String>> paths() {
        known = open();
        Map<String, List<String>> paths = new LinkedHashMap<>();
        for (Share share : known) {
            paths.computeIfAbsent(share.draft(), first -> new ArrayList<>())
                    .add(DraftLinks.FOLDER + share.token() + "/");
        }
        return paths;
    }

    /** The links of a site as it is published. */
    DraftLinks of(Map<String, String> published) {
        return new DraftLinks() {
            @Override
            public boolean isOpen(String token) {
                return find(token).isPresent();
            }

            private Optional<Share> find(String token) {
                Instant now = clock.instant();
                return known.stream()
                        .filter(share -> share.token().equals(token) && share.isOpen(now))
                        .findFirst();
            }

            @Override
            public Optional<String> published(String token) {
                return find(token).flatMap(share -> post(share.draft()));
            }

            /** A draft becomes a post by its file's name, before which the date may stand. */
            private Optional<String> post(String draft) {
                String same = published.get(draft);
                if (same != null) {
                    return Optional.of(same);
                }
                String name = draft.replaceFirst("^_drafts/", "");
                return published.entrySet().stream()
                        .filter(one -> one.getKey().startsWith("_posts/"))
                        .filter(one -> {
                            String post = one.getKey().substring("_posts/".length());
                            return post.equals(name)
                                    || post.replaceFirst("^\\d{4}-\\d{1,2}-\\d{1,2}-", "")
                                            .equals(name);
                        })
                        .map(Map.Entry::getValue)
                        .findFirst();
            }
        };
    }
}

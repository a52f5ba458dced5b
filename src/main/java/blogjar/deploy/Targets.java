package blogjar.deploy;

import blogjar.announce.Announcements;
import blogjar.config.Config;
import blogjar.config.SettingValues;
import blogjar.config.Variables;
import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import blogjar.git.RemoteBranch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/** The places that {@code deploy} of {@code _config.yml} names: one, or a list. */
public final class Targets {
    private static final String KEY = "deploy";
    private static final Set<String> BUCKETS =
            Set.of("s3", "aws-s3", "s3-cloudfront", "oss", "ali-oss", "aliyunoss", "cos");
    private static final Set<String> KINDS = Set.of("", "git", "github", "folder", "sftp", "rsync");
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final RemoteBranch.Named NAMED = new RemoteBranch.Named(
            KEY + ".repo", KEY + ".branch", KEY + ".token", KEY + ".key", "write to it", "deploy again");

    private final Config config;
    private final Path root;
    private final UnaryOperator<@Nullable String> environment;

    private Targets(Config config, Path root, UnaryOperator<@Nullable String> environment) {
        this.config = config;
        this.root = root;
        this.environment = environment;
    }

    /**
     * @param root the blog's folder
     * @param environment from a variable's name to its value, or null
     * @return in the order of the settings
     * @throws ProblemException where a setting can't be used, or there is none
     */
    public static List<Target> of(Config config, Path root, UnaryOperator<@Nullable String> environment) {
        return new Targets(config, root, environment).all();
    }

    /** Whether all places of a setting are of kinds that are known. */
    public static boolean areKnown(@Nullable Object deploy) {
        for (Object one : SettingValues.oneOrMore(deploy)) {
            if (one instanceof Map<?, ?> map
                    && !KINDS.contains(type(map))
                    && !Announcements.isOne(type(map))
                    && !BUCKETS.contains(type(map))) {
                return false;
            }
        }
        return true;
    }

    private List<Target> all() {
        Map<String, Target> targets = new LinkedHashMap<>(); // by name, as one that is named twice would meet itself
        for (Object one : SettingValues.oneOrMore(config.get(KEY))) {
            if (one instanceof Map<?, ?> map && !type(map).isEmpty() && !Announcements.isOne(type(map))) {
                targets(map).forEach(target -> targets.putIfAbsent(target.name(), target));
            }
        }
        if (targets.isEmpty()) {
            throw new ProblemException(
                    Problem.error("there is no place to deploy to")
                            .at(config.place(KEY))
                            .expected("a place, or a list of them, below deploy")
                            .fix(
                                    "for GitHub Pages: deploy: {type: git, repo: git@github.com:me/me.github.io.git, branch: main}"));
        }
        return List.copyOf(targets.values());
    }

    /** A repository without a type is git's, as in the documentation of its plugin. */
    private static String type(Map<?, ?> map) {
        Object type = map.get("type");
        return type == null && (map.containsKey("repo") || map.containsKey("repository"))
                ? "git"
                : type == null ? "" : type.toString().strip();
    }

    private List<Target> targets(Map<?, ?> map) {
        Map<String, Object> given = new LinkedHashMap<>();
        map.forEach((key, value) -> given.put(String.valueOf(key), value));
        SettingValues values = new SettingValues(config, KEY, given);
        return switch (type(map)) {
            case "git", "github" -> repositories(values);
            case "folder" -> List.of(folder(values));
            case "sftp" -> List.of(sftp(values));
            case "rsync" -> List.of(rsync(values));
            default -> {
                if (!BUCKETS.contains(type(map))) {
                    throw values.refused(
                            "type", "is no place that is known", "git, folder, sftp, rsync, s3, oss, or cos");
                }
                yield List.of(new S3Settings(values, config.text("root"), environment).target());
            }
        };
    }

    private Target folder(SettingValues values) {
        values.allow("type", "path");
        String path = values.text("path", "").strip();
        if (path.isEmpty()) {
            throw values.refused("path", "is missing", "the folder, such as /var/www/blog");
        }
        return new FolderTarget(root.resolve(path).normalize());
    }

    /** With the keys of hexo-deployer-sftp as other names of the same. */
    private Target sftp(SettingValues values) {
        values.allow(
                "type",
                "host",
                "port",
                "user",
                "username",
                "root",
                "path",
                "remotePath",
                "key",
                "privateKey",
                "passphrase",
                "password",
                "pass",
                "agent",
                "host_key",
                "delete",
                "lock",
                "forceUpload",
                "concurrency");
        Object delete = values.get("delete");
        Removal removal =
                "all".equals(delete) ? Removal.ALL : values.flag("delete", true) ? Removal.OURS : Removal.NOTHING;
        return sftp(values, removal, "");
    }

    /** With the keys of hexo-deployer-rsync, which removes all that the site does not have. */
    private Target rsync(SettingValues values) {
        values.allow(
                "type",
                "host",
                "port",
                "user",
                "root",
                "key",
                "delete",
                "args",
                "rsh",
                "progress",
                "verbose",
                "ignore_errors",
                "create_before_update",
                "passphrase",
                "agent",
                "host_key",
                "lock");
        Removal removal = values.flag("delete", true) ? Removal.ALL : Removal.NOTHING;
        String unread = values.first("args", "rsh").isEmpty() ? "" : "; args and rsh are not read";
        return sftp(values, removal, " (brought by SFTP, as rsync is not needed" + unread + ")");
    }

    private Target sftp(SettingValues values, Removal removal, String told) {
        String host = values.text("host", "").strip();
        if (host.isEmpty() || host.startsWith("-")) {
            throw values.refused("host", "is missing", "the name of a host, such as www.example.org");
        }
        String path = values.first("root", "path", "remotePath").replaceFirst("^~/", "");
        if (path.isEmpty()) {
            throw values.refused("root", "is missing", "the folder at the host, such as /var/www/blog");
        }
        String root = path.length() > 1 ? path.replaceFirst("/+$", "") : path;
        String key = values.first("key", "privateKey").replaceFirst("^~(?=/)", System.getProperty("user.home", ""));
        SshLogin.Secrets secrets = new SshLogin.Secrets(
                key.isEmpty() ? null : this.root.resolve(key),
                secret(values, "passphrase", values.text("passphrase", "")),
                secret(values, "password", values.first("password", "pass")),
                agent(values.first("agent")));
        boolean acceptNew =
                values.word("host_key", "known", "known", "accept-new").equals("accept-new");
        SshLogin login =
                new SshLogin(host, values.number("port", 0, 1), values.first("user", "username"), secrets, acceptNew);
        SftpTarget.Manner manner = new SftpTarget.Manner(
                removal,
                values.flag("forceUpload", false),
                values.number("concurrency", SftpLine.MOST_AT_ONCE, 1),
                values.time("lock", PATIENCE));
        return new SftpTarget(login, root, manner, told);
    }

    /** The socket of the agent that is named, or else of the user's. */
    private String agent(String named) {
        return named.isEmpty()
                ? Optional.ofNullable(environment.apply("SSH_AUTH_SOCK")).orElse("")
                : named;
    }

    private List<Target> repositories(SettingValues values) {
        Object repo = values.get("repo") == null ? values.get("repository") : values.get("repo");
        if (repo == null) {
            repo = environment.apply("HEXO_DEPLOYER_REPO");
        }
        if (repo instanceof Map<?, ?> map) {
            if (map.containsKey("url")) {
                return List.of(repository(values, map));
            }
            List<Target> all = new ArrayList<>();
            for (Object one : map.values()) {
                all.add(one instanceof Map<?, ?> parts ? repository(values, parts) : repository(values, text(one), ""));
            }
            return all;
        }
        if (text(repo).isEmpty()) {
            throw values.refused("repo", "is missing", "the address of a repository");
        }
        return List.of(repository(values, text(repo), values.text("branch", "")));
    }

    private Target repository(SettingValues values, Map<?, ?> parts) {
        return target(values, text(parts.get("url")), text(parts.get("branch")), text(parts.get("token")));
    }

    /** @param address with a branch after a comma perhaps, over which the other wins */
    private Target repository(SettingValues values, String address, String branch) {
        int comma = address.indexOf(',');
        String url = comma < 0 ? address : address.substring(0, comma);
        return target(values, url, branch.isBlank() && comma >= 0 ? address.substring(comma + 1) : branch, "");
    }

    private Target target(SettingValues values, String address, String branch, String token) {
        String given = token.isEmpty() ? values.text("token", "") : token;
        String named = branch.strip();
        String key = values.text("key", "").strip();
        RemoteBranch remote = RemoteBranch.of(
                address.strip(),
                named.isEmpty() ? GitTarget.usualBranch(address) : named,
                secret(values, "token", given),
                key.isEmpty() ? null : root.resolve(key),
                NAMED);
        return new GitTarget(
                remote.with(new RemoteBranch.Own(root, agent(""))),
                values.first("message", "msg", "m"),
                author(values),
                new GitTarget.Choice(folders(values), ignored(values)));
    }

    /** {@code $NAME} is a variable of the environment, looked up when it is needed. */
    private Supplier<String> secret(SettingValues values, String key, String given) {
        return () -> new Variables(environment)
                .value(given)
                .orElseThrow(() -> values.refused(
                        key,
                        "is not there",
                        "the environment to have " + Variables.named(given).orElse("")));
    }

    private GitTarget.Author author(SettingValues values) {
        String name = values.first("name", "user", "userName");
        String email = values.first("email", "userEmail");
        String blogs = config.text("author").strip();
        return new GitTarget.Author(
                name.isEmpty() ? blogs.isEmpty() ? "blog.jar" : blogs : name,
                email.isEmpty() ? "blog@localhost" : email);
    }

    private static List<String> folders(SettingValues values) {
        Object given = values.get("extend_dirs");
        if (given instanceof List<?> list) {
            return list.stream()
                    .map(Targets::text)
                    .filter(one -> !one.isEmpty())
                    .toList();
        }
        String one = text(given);
        return one.isEmpty() ? List.of() : List.of(one);
    }

    private static Ignored ignored(SettingValues values) {
        Map<String, Boolean> hidden = new LinkedHashMap<>();
        Object skip = values.get("ignore_hidden");
        if (skip instanceof Map<?, ?> byFolder) {
            byFolder.forEach((folder, on) -> hidden.put(text(folder), Boolean.TRUE.equals(on)));
        } else if (skip != null) {
            hidden.put(Ignored.ALL, Boolean.TRUE.equals(skip));
        }
        Map<String, Pattern> patterns = new LinkedHashMap<>();
        Object leave = values.get("ignore_pattern");
        try {
            if (leave instanceof Map<?, ?> byFolder) {
                byFolder.forEach((folder, pattern) -> patterns.put(text(folder), Pattern.compile(text(pattern))));
            } else if (leave != null) {
                patterns.put(Ignored.ALL, Pattern.compile(text(leave)));
            }
        } catch (PatternSyntaxException broken) {
            throw values.refused("ignore_pattern", "is no pattern: " + broken.getDescription(), "a regular expression");
        }
        return new Ignored(hidden, patterns);
    }

    private static String text(@Nullable Object value) {
        return value == null || value.equals(false) ? "" : value.toString().strip();
    }
}

package blogjar.config;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.Problems;
import blogjar.diagnostic.SourcePosition;
import blogjar.text.Json;
import blogjar.text.NearName;
import blogjar.yaml.YamlDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells what a blog's settings hold that can't be meant: misspelt names, values of another kind, and what is not done. */
final class SettingCheck {
    private static final int SHORTEST = 5;

    /** Texts that YAML 1.1 took for true or false; since Hexo 3.9 they are texts, and a text counts as true. */
    private static final Set<String> WORDS = Set.of("no", "off", "false", "n", "yes", "on", "true", "y");

    private final KnownSettings known;
    private final List<YamlDocument> files;
    private final Problems problems;

    /** @param files those that the settings were read from, the last one wins */
    SettingCheck(KnownSettings known, List<YamlDocument> files, Problems problems) {
        this.known = known;
        this.files = List.copyOf(files);
        this.problems = problems;
    }

    /** The settings with the defaults where a value is of no use. */
    Map<String, @Nullable Object> check(Map<String, @Nullable Object> values) {
        for (YamlDocument file : files) {
            Map<String, @Nullable Object> mapping = file.mapping();
            if (mapping != null) {
                tellMisspelt(file, mapping, "");
            }
        }
        Map<String, @Nullable Object> checked = values;
        for (Setting setting : known.all()) {
            Object value = at(checked, setting.key());
            if (value == null) {
                continue;
            }
            if (!setting.kind().takes(value)) {
                tellKind(setting, value);
                if (setting.kind().values().isEmpty()) {
                    checked = DeepMerge.of(checked, KnownSettings.nest(setting.key(), setting.otherwise()));
                }
            } else if (setting.kind().name().equals("flag") && !(value instanceof Boolean)) {
                tellFlag(setting, value);
            } else if (setting.key().endsWith("per_page") && value instanceof Number n && n.doubleValue() < 0) {
                problems.add(Problem.notice(
                                "'" + setting.key() + "' is negative: as in Hexo, there are no such lists at all")
                        .at(place(setting.key()))
                        .expected("a number from 0")
                        .fix("write 0 to have all posts on one page"));
            } else if (setting.key().endsWith("order_by") && value.toString().contains(",")) {
                problems.add(Problem.notice(
                                "'" + setting.key() + ": " + value + "' names one key, as the comma is part of it")
                        .at(place(setting.key()))
                        .expected("keys separated by blanks")
                        .fix("remove the comma"));
            } else if (setting.fate() == Setting.Fate.OTHER && !value.equals(setting.otherwise())) {
                problems.add(Problem.notice("'" + setting.key() + "' is not done: " + setting.note())
                        .at(place(setting.key()))
                        .fix("remove the line"));
            }
        }
        return checked;
    }

    static @Nullable Object at(Map<String, @Nullable Object> values, String path) {
        Object at = values;
        for (String key : path.split("\\.")) {
            at = at instanceof Map<?, ?> map ? map.get(key) : null;
        }
        return at;
    }

    private SourcePosition place(String path) {
        SourcePosition place = new SourcePosition("_config.yml", 1, 1);
        for (YamlDocument file : files) {
            Map<String, @Nullable Object> mapping = file.mapping();
            if (mapping != null && at(mapping, path) != null) {
                place = file.place(path);
            }
        }
        return place;
    }

    private void tellKind(Setting setting, Object value) {
        String key = setting.key();
        boolean list = !setting.kind().values().isEmpty();
        String instead = setting.otherwise() == null ? "it is left out" : Json.print(setting.otherwise()) + " is taken";
        String message = list
                ? "there is no '" + key + ": " + value + "'"
                : "'" + key + "' can't be " + described(value) + "; " + instead;
        problems.add(Problem.notice(message)
                .at(place(key))
                .expected(setting.kind().expected())
                .fix("correct the value, or remove the line to have Hexo's default"));
    }

    private static String described(Object value) {
        if (value instanceof Map) {
            return "a mapping";
        }
        return value instanceof List ? "a list" : "'" + value + "'";
    }

    private void tellFlag(Setting setting, Object value) {
        String word = value.toString().toLowerCase(Locale.ROOT);
        boolean negative = word.equals("no") || word.equals("off") || word.equals("false") || word.equals("n");
        if (value instanceof String && (negative || !WORDS.contains(word))) {
            problems.add(Problem.notice(
                            "'" + setting.key() + ": " + value + "' is a text, and so counts as true, as in Hexo")
                    .at(place(setting.key()))
                    .expected("true or false")
                    .fix(negative ? "write false" : "write true or false"));
        }
    }

    private void tellMisspelt(YamlDocument file, Map<?, ?> mapping, String parent) {
        List<String> names = known.names(parent);
        if (names.isEmpty()) {
            return;
        }
        List<String> absent = new ArrayList<>(names);
        absent.removeIf(mapping::containsKey);
        mapping.forEach((name, value) -> {
            String key = name.toString();
            String path = parent.isEmpty() ? key : parent + "." + key;
            if (names.contains(key)) {
                if (value instanceof Map<?, ?> inner) {
                    tellMisspelt(file, inner, path);
                }
            } else {
                String near = near(key, absent);
                boolean plural = key.equals(near + "s") || near.equals(key + "s");
                if (!near.isEmpty() && !(plural && parent.isEmpty())) { // themes have such names of their own
                    problems.add(
                            Problem.notice("'" + path + "' is no setting of Hexo, and has no effect but in a theme")
                                    .at(file.keyPlace(path))
                                    .expected(near)
                                    .fix("did you mean '" + near + "'?"));
                }
            }
        });
    }

    private static String near(String key, List<String> names) {
        Map<String, String> plain = new LinkedHashMap<>();
        names.forEach(name -> plain.put(plain(name), name));
        String same = plain.get(plain(key));
        if (same != null) {
            return same;
        }
        List<String> longer =
                names.stream().filter(name -> name.length() >= SHORTEST).toList();
        return key.length() < SHORTEST ? "" : NearName.of(key, longer);
    }

    /** A name without what writers mix up: case, hyphens and underscores. */
    private static String plain(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[-_ ]", "");
    }
}

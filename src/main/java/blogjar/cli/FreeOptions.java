package blogjar.cli;

import blogjar.diagnostic.ProblemException;
import blogjar.text.NearName;
import blogjar.yaml.Yaml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * A call whose options need not be known, as {@code hexo new} has it: {@code --lang tw} is a value of the new file.
 *
 * @param words what is no option
 * @param values of options that the command does not know; one that is given twice is a list
 */
record FreeOptions(List<String> words, Map<String, @Nullable Object> values) {

    /**
     * Reads the words of a call again.
     *
     * @param line the command as it was parsed
     * @throws ParameterException where an option is nearly one of the command's own
     */
    static FreeOptions of(CommandLine line) {
        Map<String, OptionSpec> known = line.getCommandSpec().optionsMap();
        List<String> all = line.getParseResult().originalArgs();
        List<String> names = List.of(line.getCommandSpec().names().toArray(new String[0]));
        int command =
                all.stream().takeWhile(word -> !names.contains(word)).toList().size();
        List<String> arguments = all.subList(Math.min(command + 1, all.size()), all.size());
        List<String> words = new ArrayList<>();
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        boolean onlyWords = false;
        for (int i = 0; i < arguments.size(); i++) {
            String argument = arguments.get(i);
            String name = argument.replaceFirst("=.*", "");
            boolean joined = argument.contains("=");
            OptionSpec option = known.get(name);
            boolean next = i + 1 < arguments.size() && !joined;
            if (onlyWords || !argument.startsWith("-") || argument.equals("-")) {
                words.add(argument);
            } else if (argument.equals("--")) {
                onlyWords = true;
            } else if (option != null) {
                i += next && option.arity().min() > 0 ? 1 : 0;
            } else if (!argument.startsWith("--")) {
                requireKnown(known, line, argument);
            } else {
                String key = key(known, line, name);
                boolean valued = next && !arguments.get(i + 1).startsWith("-");
                i += valued ? 1 : 0;
                String text = joined ? argument.substring(name.length() + 1) : valued ? arguments.get(i) : "";
                boolean flag = !joined && !valued;
                boolean not = flag && key.startsWith("no-");
                values.merge(
                        not ? key.substring(3) : key, flag ? Boolean.valueOf(!not) : value(text), FreeOptions::both);
            }
        }
        return new FreeOptions(List.copyOf(words), values);
    }

    /** {@code -pabout}: a short option that has its value with it. */
    private static void requireKnown(Map<String, OptionSpec> known, CommandLine line, String argument) {
        if (!known.containsKey(argument.substring(0, 2))) {
            throw new ParameterException(line, "unknown option: '" + argument + "'");
        }
    }

    private static String key(Map<String, OptionSpec> known, CommandLine line, String name) {
        String bare = name.substring(2);
        String near = NearName.of(
                bare,
                known.keySet().stream()
                        .filter(option -> option.startsWith("--"))
                        .map(option -> option.substring(2))
                        .toList());
        if (!near.isEmpty()) {
            throw new ParameterException(line, "unknown option: '" + name + "'; did you mean --" + near + "?");
        }
        return bare;
    }

    private static Object both(@Nullable Object first, @Nullable Object second) {
        List<@Nullable Object> all = new ArrayList<>(first instanceof List<?> list ? list : Arrays.asList(first));
        all.add(second);
        return all;
    }

    /** What YAML reads, where that is a number, a truth or a list; else the text. */
    private static Object value(String text) {
        try {
            Object read = Yaml.parse("", text, 1).value();
            return read instanceof Number || read instanceof Boolean || read instanceof List ? read : text;
        } catch (ProblemException notYaml) {
            return text;
        }
    }
}

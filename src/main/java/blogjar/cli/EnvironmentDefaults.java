package blogjar.cli;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IDefaultValueProvider;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;

/** Options that are not given are taken from the environment: {@code --https-port} from {@code BLOG_HTTPS_PORT}. */
final class EnvironmentDefaults implements IDefaultValueProvider {
    private final Map<String, String> environment;

    EnvironmentDefaults(Map<String, String> environment) {
        this.environment = environment;
    }

    @Override
    public @Nullable String defaultValue(ArgSpec argument) {
        if (!(argument instanceof OptionSpec option) || option.usageHelp() || option.versionHelp()) {
            return null;
        }
        for (String name : option.names()) {
            String value = name.startsWith("--") ? environment.get(variable(name)) : null;
            if (value != null && !value.isEmpty()) {
                return option.arity().max() == 0 || option.type() == Boolean.class ? truth(value) : value;
            }
        }
        return null;
    }

    /** {@code --https-port} or {@code --[no-]future} as the name of its variable. */
    static String variable(String option) {
        String name = option.startsWith("--") ? option.substring(2) : option;
        return "BLOG_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String truth(String value) {
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "1", "yes", "on" -> "true";
            case "0", "no", "off" -> "false";
            default -> value;
        };
    }
}

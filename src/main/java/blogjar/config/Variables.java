package blogjar.config;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What settings name instead of saying it: {@code $NAME}, or <code>${NAME}</code>, is a variable of the environment.
 *
 * @param environment from a variable's name to its value, or null
 */
public record Variables(UnaryOperator<@Nullable String> environment) {
    /** The variable that a setting names; empty where it says its value itself. */
    public static Optional<String> named(String given) {
        return given.startsWith("$") ? Optional.of(given.substring(1).replaceAll("[{}]", "")) : Optional.empty();
    }

    /** The value of a setting; empty where the environment has no such variable, or an empty one. */
    public Optional<String> value(String given) {
        Optional<String> name = named(given);
        return name.isEmpty()
                ? Optional.of(given)
                : name.map(environment).filter(value -> !value.isBlank()).map(String::strip);
    }
}

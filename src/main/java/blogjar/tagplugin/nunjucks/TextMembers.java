package blogjar.tagplugin.nunjucks;

import blogjar.text.JsSpace;
import java.text.Collator;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The methods of JavaScript's texts. */
final class TextMembers {
    private static final int LONGEST = 100_000;

    private TextMembers() {}

    static Object get(String text, String name) {
        Object found = plain(text, name);
        return found == Undefined.UNDEFINED ? parts(text, name) : found;
    }

    private static Object plain(String text, String name) {
        return switch (name) {
            case "length" -> (double) text.length();
            case "toUpperCase" -> (Callable) (a, named) -> text.toUpperCase(Locale.ROOT);
            case "toLowerCase" -> (Callable) (a, named) -> text.toLowerCase(Locale.ROOT);
            case "toString", "valueOf" -> (Callable) (a, named) -> text;
            case "normalize" -> (Callable) (a, named) -> Normalizer.normalize(text, Normalizer.Form.NFC);
            case "trim" -> (Callable) (a, named) -> JsSpace.trim(text);
            case "trimStart", "trimLeft" -> (Callable) (a, named) -> text.substring(blanks(text));
            case "trimEnd", "trimRight" ->
                (Callable) (a, named) -> text.substring(0, text.length() - blanksAtEnd(text));
            case "split" -> (Callable) (a, named) -> split(text, a.isEmpty() ? null : Values.text(a.get(0)));
            case "replace" ->
                (Callable) (a, named) -> Filters.replaceFirst(text, Members.argument(a, 0), Members.argument(a, 1));
            case "replaceAll" -> (Callable) (a, named) -> replaceAll(text, a);
            case "concat" -> (Callable) (a, named) -> Values.joined(text, Members.join(a, ""));
            case "repeat" -> (Callable) (a, named) -> repeated(text, Members.integer(a, 0, 0));
            case "padStart" -> (Callable) (a, named) -> padding(text, a) + text;
            case "padEnd" -> (Callable) (a, named) -> text + padding(text, a);
            case "match" -> (Callable) (a, named) -> match(text, Members.argument(a, 0));
            case "localeCompare" ->
                (Callable) (a, named) -> (double)
                        Collator.getInstance(Locale.ENGLISH).compare(text, Values.text(Members.argument(a, 0)));
            default -> Undefined.UNDEFINED;
        };
    }

    /** Methods that look for something, or take a part. */
    private static Object parts(String text, String name) {
        return switch (name) {
            case "indexOf" -> (Callable) (a, named) -> (double) text.indexOf(Values.text(Members.argument(a, 0)));
            case "lastIndexOf" ->
                (Callable) (a, named) -> (double) text.lastIndexOf(Values.text(Members.argument(a, 0)));
            case "includes" -> (Callable) (a, named) -> text.contains(Values.text(Members.argument(a, 0)));
            case "startsWith" -> (Callable) (a, named) -> text.startsWith(Values.text(Members.argument(a, 0)));
            case "endsWith" -> (Callable) (a, named) -> text.endsWith(Values.text(Members.argument(a, 0)));
            case "search" -> (Callable) (a, named) -> (double) search(text, Members.argument(a, 0));
            case "charAt" ->
                (Callable) (a, named) -> {
                    int index = Members.integer(a, 0, 0);
                    return index >= 0 && index < text.length() ? text.substring(index, index + 1) : "";
                };
            case "at" ->
                (Callable) (a, named) -> {
                    int index = Members.integer(a, 0, 0);
                    int at = index < 0 ? index + text.length() : index;
                    return at >= 0 && at < text.length() ? text.substring(at, at + 1) : Undefined.UNDEFINED;
                };
            case "charCodeAt", "codePointAt" ->
                (Callable) (a, named) -> {
                    int index = Members.integer(a, 0, 0);
                    boolean there = index >= 0 && index < text.length();
                    return !there
                            ? Double.NaN
                            : name.equals("charCodeAt") ? text.charAt(index) : text.codePointAt(index);
                };
            case "slice" ->
                (Callable) (a, named) -> {
                    int from = Members.clamp(Members.integer(a, 0, 0), text.length());
                    int to = Members.clamp(Members.integer(a, 1, text.length()), text.length());
                    return text.substring(from, Math.max(from, to));
                };
            case "substr" ->
                (Callable) (a, named) -> {
                    int from = Members.clamp(Members.integer(a, 0, 0), text.length());
                    int length = Math.min(Math.max(0, Members.integer(a, 1, text.length())), text.length() - from);
                    return text.substring(from, from + length);
                };
            case "substring" ->
                (Callable) (a, named) -> {
                    int from = Math.min(Math.max(Members.integer(a, 0, 0), 0), text.length());
                    int to = Math.min(Math.max(Members.integer(a, 1, text.length()), 0), text.length());
                    return text.substring(Math.min(from, to), Math.max(from, to));
                };
            default -> Undefined.UNDEFINED;
        };
    }

    private static int blanks(String text) {
        int i = 0;
        while (i < text.length() && JsSpace.is(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int blanksAtEnd(String text) {
        int i = text.length();
        while (i > 0 && JsSpace.is(text.charAt(i - 1))) {
            i--;
        }
        return text.length() - i;
    }

    private static List<@Nullable Object> split(String text, @Nullable String separator) {
        if (separator == null) {
            return new ArrayList<>(List.of(text));
        }
        if (separator.isEmpty()) {
            return Values.elements(text);
        }
        return new ArrayList<>(Arrays.asList(text.split(Pattern.quote(separator), -1)));
    }

    private static String replaceAll(String text, List<@Nullable Object> arguments) {
        Object old = Members.argument(arguments, 0);
        String replacement = Values.text(Members.argument(arguments, 1));
        return old instanceof Regex regex
                ? regex.replace(text, replacement)
                : TextFilters.replace(text, Values.text(old), replacement, -1);
    }

    private static String repeated(String text, int times) {
        if (times < 0 || (long) times * text.length() > LONGEST) {
            throw new TemplateException("a text can't be repeated " + times + " times");
        }
        return text.repeat(times);
    }

    private static String padding(String text, List<@Nullable Object> arguments) {
        int length = Members.integer(arguments, 0, 0);
        if (length > LONGEST) {
            throw new TemplateException("a text can't be padded to " + length + " characters");
        }
        int missing = length - text.length();
        Object given = Members.argument(arguments, 1);
        String pad = given == Undefined.UNDEFINED ? " " : Values.text(given);
        return missing <= 0 || pad.isEmpty()
                ? ""
                : pad.repeat(missing / pad.length() + 1).substring(0, missing);
    }

    private static int search(String text, @Nullable Object pattern) {
        return pattern instanceof Regex regex ? regex.search(text) : text.indexOf(Values.text(pattern));
    }

    /** All matches with the flag {@code g}, else the first with its groups; null where there is none. */
    private static @Nullable Object match(String text, @Nullable Object pattern) {
        List<@Nullable Object> found = new ArrayList<>();
        if (pattern instanceof Regex regex) {
            found.addAll(regex.matches(text));
        } else if (text.contains(Values.text(pattern))) {
            found.add(Values.text(pattern));
        }
        return found.isEmpty() ? null : found;
    }
}

package blogjar.tagplugin.nunjucks;

import blogjar.text.JsSpace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What {@code a.b} and {@code a[b]} give, the usual methods of texts and lists included. */
final class Members {
    private Members() {}

    static @Nullable Object get(@Nullable Object of, @Nullable Object key) {
        String name = Values.text(key);
        if (of instanceof Map<?, ?> map) {
            return map.containsKey(name) ? Values.of(map.get(name)) : Undefined.UNDEFINED;
        }
        if (of instanceof List<?> list) {
            int index = index(name);
            return index < 0
                    ? ofList(list, name)
                    : index < list.size() ? Values.of(list.get(index)) : Undefined.UNDEFINED;
        }
        if (of instanceof CharSequence || of instanceof Safe) {
            String text = Values.text(of);
            int index = index(name);
            return index < 0
                    ? ofText(text, name)
                    : index < text.length() ? String.valueOf(text.charAt(index)) : Undefined.UNDEFINED;
        }
        if (of instanceof Number number && name.equals("toFixed")) {
            return (Callable) (arguments, named) ->
                    String.format(Locale.ROOT, "%." + integer(arguments, 0, 0) + "f", number.doubleValue());
        }
        return Undefined.UNDEFINED;
    }

    private static int index(String name) {
        return !name.isEmpty() && name.length() < 10 && name.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(name)
                : -1;
    }

    private static Object ofList(List<?> list, String name) {
        return switch (name) {
            case "length" -> (double) list.size();
            case "join" -> (Callable) (a, named) -> join(list, a.isEmpty() ? "," : Values.text(a.get(0)));
            case "indexOf" -> (Callable) (a, named) -> (double) indexOf(list, argument(a, 0));
            case "includes" -> (Callable) (a, named) -> indexOf(list, argument(a, 0)) >= 0;
            case "slice" ->
                (Callable) (a, named) -> {
                    int from = clamp(integer(a, 0, 0), list.size());
                    return new ArrayList<>(list.subList(
                            from, Math.max(from, clamp(integer(a, 1, list.size()), list.size()))));
                };
            case "concat" ->
                (Callable) (a, named) -> {
                    List<@Nullable Object> joined = new ArrayList<>(list);
                    for (Object more : a) {
                        joined.addAll(more instanceof List<?> elements ? elements : Arrays.asList(more));
                    }
                    return joined;
                };
            case "push" -> (Callable) (a, named) -> push(list, a);
            default -> Undefined.UNDEFINED;
        };
    }

    @SuppressWarnings("unchecked") // lists of templates hold anything
    private static @Nullable Object push(List<?> list, List<@Nullable Object> values) {
        try {
            ((List<@Nullable Object>) list).addAll(values);
        } catch (UnsupportedOperationException e) {
            throw new TemplateException("a list of the front matter can't be changed");
        }
        return (double) list.size();
    }

    private static Object ofText(String text, String name) {
        return switch (name) {
            case "length" -> (double) text.length();
            case "toUpperCase" -> (Callable) (a, named) -> text.toUpperCase(Locale.ROOT);
            case "toLowerCase" -> (Callable) (a, named) -> text.toLowerCase(Locale.ROOT);
            case "toString" -> (Callable) (a, named) -> text;
            case "trim" -> (Callable) (a, named) -> JsSpace.trim(text);
            case "split" -> (Callable) (a, named) -> split(text, a.isEmpty() ? null : Values.text(a.get(0)));
            case "replace" -> (Callable) (a, named) -> Filters.replaceFirst(text, argument(a, 0), argument(a, 1));
            case "indexOf" -> (Callable) (a, named) -> (double) text.indexOf(Values.text(argument(a, 0)));
            case "includes" -> (Callable) (a, named) -> text.contains(Values.text(argument(a, 0)));
            case "startsWith" -> (Callable) (a, named) -> text.startsWith(Values.text(argument(a, 0)));
            case "endsWith" -> (Callable) (a, named) -> text.endsWith(Values.text(argument(a, 0)));
            case "charAt" ->
                (Callable) (a, named) -> {
                    int index = integer(a, 0, 0);
                    return index >= 0 && index < text.length() ? text.substring(index, index + 1) : "";
                };
            case "slice" ->
                (Callable) (a, named) -> {
                    int from = clamp(integer(a, 0, 0), text.length());
                    return text.substring(from, Math.max(from, clamp(integer(a, 1, text.length()), text.length())));
                };
            case "substring" ->
                (Callable) (a, named) -> {
                    int from = Math.min(Math.max(integer(a, 0, 0), 0), text.length());
                    int to = Math.min(Math.max(integer(a, 1, text.length()), 0), text.length());
                    return text.substring(Math.min(from, to), Math.max(from, to));
                };
            default -> Undefined.UNDEFINED;
        };
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

    private static int indexOf(List<?> list, @Nullable Object wanted) {
        for (int i = 0; i < list.size(); i++) {
            if (Values.same(Values.of(list.get(i)), wanted)) {
                return i;
            }
        }
        return -1;
    }

    static String join(List<?> list, String separator) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < list.size(); i++) {
            out.append(i == 0 ? "" : separator).append(Values.printed(list.get(i)));
        }
        return out.toString();
    }

    private static @Nullable Object argument(List<@Nullable Object> arguments, int index) {
        return index < arguments.size() ? arguments.get(index) : Undefined.UNDEFINED;
    }

    private static int integer(List<@Nullable Object> arguments, int index, int otherwise) {
        Object value = argument(arguments, index);
        return value == Undefined.UNDEFINED ? otherwise : (int) Values.number(value);
    }

    /** A place counted from the end where it is negative, kept within the length. */
    private static int clamp(int index, int length) {
        return Math.min(Math.max(index < 0 ? index + length : index, 0), length);
    }
}

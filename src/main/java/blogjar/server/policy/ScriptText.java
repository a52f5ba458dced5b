package blogjar.server.policy;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a script that nobody knows may come to load, as far as its text tells: addresses that stand in quotes, and words that
 * only some scripts have. It says too much rather than too little.
 */
final class ScriptText {
    private static final Pattern ADDRESS =
            Pattern.compile("[\"'`]((?:(?:https?|wss?):)?//[\\w-]+(?:\\.[\\w-]+)+[^\"'`\\s<>\\\\]{0,2000}+)");

    /** {@code import "./other.js"}, {@code import("/js/other.mjs")} */
    private static final Pattern IMPORTED = Pattern.compile("[\"'`](\\.{0,2}/[^\"'`\\s\\\\:]{1,300}\\.m?js)[\"'`]");

    /** An element as text, with a script of its own. */
    private static final Pattern HANDLER = Pattern.compile(
            "[\\s\"'`]on(?:click|load|error|change|submit|input|focus|blur|scroll|(?:mouse|key|touch)[a-z]{2,6})=\\\\?[\"']");

    /** Elements as text, which may have styles. */
    private static final List<String> MARKUP = List.of(
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "setAttribute",
            "createElement(\"style\")",
            "createElement('style')",
            ".html(",
            "document.write",
            "DOMParser",
            "createContextualFragment");

    /** Names of things that are no addresses. */
    private static final Set<String> NAMESPACES = Set.of("www.w3.org", "purl.org", "ns.adobe.com", "schema.org");

    private static final Map<String, List<String[]>> WORDS = Map.of(
            "eval(", List.<String[]>of(new String[] {Needs.SCRIPT, Needs.EVAL}),
            "new Function(", List.<String[]>of(new String[] {Needs.SCRIPT, Needs.EVAL}),
            "WebAssembly", List.<String[]>of(new String[] {Needs.SCRIPT, "'wasm-unsafe-eval'"}),
            "createObjectURL",
                    List.of(
                            new String[] {Needs.IMAGE, "blob:"},
                            new String[] {Needs.MEDIA, "blob:"},
                            new String[] {Needs.CONNECT, "blob:"},
                            new String[] {Needs.WORKER, "blob:"}),
            "data:image", List.<String[]>of(new String[] {Needs.IMAGE, "data:"}),
            "toDataURL", List.<String[]>of(new String[] {Needs.IMAGE, "data:"}),
            "data:audio", List.<String[]>of(new String[] {Needs.MEDIA, "data:"}),
            "data:font", List.<String[]>of(new String[] {Needs.FONT, "data:"}));

    private ScriptText() {}

    /** @param imported told of each file of the site that the script names */
    static void read(String script, Needs needs, Consumer<String> imported) {
        Matcher address = ADDRESS.matcher(script);
        while (address.find()) {
            named(address.group(1), needs);
        }
        Matcher file = IMPORTED.matcher(script);
        while (file.find()) {
            imported.accept(file.group(1));
        }
        WORDS.forEach((word, all) -> {
            if (script.contains(word)) {
                all.forEach(need -> needs.add(need[0], need[1]));
            }
        });
        if (MARKUP.stream().anyMatch(script::contains)) {
            needs.add(Needs.STYLE, Needs.INLINE);
        }
        if (HANDLER.matcher(script).find() || isReplacingPages(script)) {
            needs.add(Needs.SCRIPT, Needs.INLINE);
        }
    }

    /** Whether it puts other pages in the place of this one, whose scripts then run under this one's policy. */
    static boolean isReplacingPages(String text) {
        return text.contains("pjax")
                || text.contains("Pjax")
                || text.contains("Turbolinks")
                || text.contains("barba.init");
    }

    /** An address that some script may use: for what its ending says, else for anything but a script. */
    static void named(String address, Needs needs) {
        String source = Needs.source(address);
        String host = source.substring(source.lastIndexOf('/') + 1);
        if (source.isEmpty() || NAMESPACES.contains(host)) {
            return;
        }
        String kind = Kinds.of(address);
        if (source.startsWith("ws")) {
            needs.add(Needs.CONNECT, source);
        } else if (kind.equals(Needs.SCRIPT)) {
            needs.addAll(KnownSources.ofScript(address));
        } else if (!kind.isEmpty()) {
            needs.add(kind, source);
        } else {
            boolean folder = address.endsWith("/") || address.endsWith(host);
            for (String directive : folder
                    ? List.of(Needs.SCRIPT, Needs.STYLE, Needs.FONT, Needs.IMAGE, Needs.CONNECT, Needs.FRAME)
                    : List.of(Needs.IMAGE, Needs.CONNECT, Needs.FRAME, Needs.MEDIA)) {
                needs.add(directive, source);
            }
        }
    }
}

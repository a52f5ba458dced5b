package blogjar.server.policy;

import blogjar.text.Addresses;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one page needs, of itself: the files of the site that it names are told, and have needs of their own. */
final class PageNeeds implements HtmlReader.Visitor {
    private static final String RULES = "speculationrules";
    private static final Set<String> SCRIPT_TYPES = Set.of(
            "",
            "module",
            "importmap",
            RULES,
            "text/javascript",
            "application/javascript",
            "application/x-javascript",
            "text/ecmascript",
            "application/ecmascript",
            "text/jscript");
    private static final Set<String> ELEMENTS = Set.of(
            "script", "style", "link", "meta", "base", "img", "input", "video", "audio", "track", "source", "iframe",
            "frame", "embed", "object", "form", "image", "use", "feimage");
    private static final Set<String> ATTRIBUTES =
            Set.of("style", "srcset", "poster", "background", "formaction", "ping", "href", "xlink:href");
    private static final Pattern ADDRESS =
            Pattern.compile("(?:(?:https?|wss?):)?//[\\w-]+(?:\\.[\\w-]+)+[^\"'`\\s<>\\\\,]{0,2000}+");
    private static final Pattern LINE_END = Pattern.compile("[\\t\\r\\n]");
    /** Services for comments whose scripts come from the author's own server. */
    private static final Set<String> OWN_SERVERS = Set.of("remark42", "cusdis", "isso");

    private static final String JAVASCRIPT = "javascript:";

    private final Needs needs = new Needs();
    private final List<String> ownScripts = new ArrayList<>();
    private final List<String> ownStyles = new ArrayList<>();

    /** Addresses in data, which matter where a script that nobody knows may read them. */
    private final List<String> data = new ArrayList<>();

    private String base = "";
    private String said = "";
    private boolean framed;
    private boolean scripted;

    static PageNeeds of(String html) {
        PageNeeds page = new PageNeeds();
        HtmlReader.read(html, page);
        return page;
    }

    Needs needs() {
        return needs;
    }

    List<String> ownScripts() {
        return ownScripts;
    }

    List<String> ownStyles() {
        return ownStyles;
    }

    List<String> data() {
        return data;
    }

    /** Whether it runs scripts that are no files of the site. */
    boolean isScripted() {
        return scripted;
    }

    /** What relative addresses are taken from; empty for the page's own. */
    String base() {
        return base;
    }

    /** The policy that the author wrote for this page; {@code false} for none at all, empty where nothing is said. */
    String said() {
        return said;
    }

    @Override
    public boolean isLoading(String element) {
        return ELEMENTS.contains(element);
    }

    @Override
    public boolean isLoadingOnAny(String attribute) {
        return attribute.startsWith("on") || attribute.startsWith("data-") || ATTRIBUTES.contains(attribute);
    }

    @Override
    public void tag(String name, Map<String, String> attributes, String text) {
        boolean service = attributes.containsKey("data-service") || name.equals("script");
        attributes.forEach((attribute, value) -> attribute(service, attribute, value));
        if (service) {
            service(name, attributes);
        }
        switch (name) {
            case "script" -> script(attributes, text);
            case "style" -> {
                needs.inline(Needs.STYLE, text);
                StyleText.read(text, needs, ownStyles::add);
            }
            case "link" -> link(attributes);
            case "meta" -> meta(attributes);
            case "base" -> base(attributes.getOrDefault("href", ""));
            default -> element(name, attributes);
        }
    }

    private void element(String name, Map<String, String> attributes) {
        String source = attributes.getOrDefault("src", "");
        switch (name) {
            case "img", "input" -> needs.load(Needs.IMAGE, source);
            case "video", "audio", "track" -> needs.load(Needs.MEDIA, source);
            case "source" -> needs.load(attributes.containsKey("srcset") ? Needs.IMAGE : Needs.MEDIA, source);
            case "iframe", "frame" -> frame(source, attributes.getOrDefault("srcdoc", ""));
            case "embed" -> plugin(source);
            case "object" -> plugin(attributes.getOrDefault("data", ""));
            case "form" -> needs.load(Needs.FORM, attributes.getOrDefault("action", ""));
            case "image", "use", "feimage" ->
                needs.load(Needs.IMAGE, attributes.getOrDefault("href", attributes.getOrDefault("xlink:href", "")));
            default -> {}
        }
    }

    private void attribute(boolean service, String name, String value) {
        if (name.length() > 2 && name.startsWith("on")) {
            needs.add(Needs.SCRIPT, Needs.HASHES);
            needs.inline(Needs.SCRIPT, value);
            scripted = true;
            ScriptText.read(value, needs, ownScripts::add);
            return;
        }
        switch (name) {
            case "style" -> {
                needs.add(Needs.STYLE, Needs.INLINE);
                StyleText.read(value, needs, ownStyles::add);
            }
            case "srcset", "imagesrcset" -> sourceSet(value);
            case "poster", "background" -> needs.load(Needs.IMAGE, value);
            case "formaction" -> needs.load(Needs.FORM, value);
            case "ping" -> needs.load(Needs.CONNECT, value);
            case "href", "xlink:href" -> scriptAddress(value);
            default -> {
                if (name.startsWith("data-") && !service) {
                    addresses(value, data::add);
                }
            }
        }
    }

    /** A script in place of an address; Chromium compares all of it, decoded. */
    private void scriptAddress(String address) {
        if (address.length() < JAVASCRIPT.length() || "jJ \t\r\n\f".indexOf(address.charAt(0)) < 0) {
            return;
        }
        String plain = LINE_END.matcher(address.strip()).replaceAll("");
        if (plain.regionMatches(true, 0, JAVASCRIPT, 0, JAVASCRIPT.length())) {
            String script = JAVASCRIPT + plain.substring(JAVASCRIPT.length());
            needs.add(Needs.SCRIPT, Needs.HASHES);
            needs.inline(Needs.SCRIPT, script);
            needs.inline(Needs.SCRIPT, Addresses.decode(script));
        }
    }

    private void sourceSet(String value) {
        addresses(value, address -> needs.load(Needs.IMAGE, address));
        if (value.contains("data:")) {
            needs.add(Needs.IMAGE, "data:");
        }
    }

    /** What the theme's scripts for comments and visits are told: which service, and where it is. */
    private void service(String element, Map<String, String> attributes) {
        attributes.forEach((name, value) -> {
            if (name.equals("data-service")) {
                KnownSources.of("comments=" + value).ifPresent(needs::addAll);
                boolean own = OWN_SERVERS.contains(value);
                addresses(attributes.getOrDefault("data-options", ""), address -> {
                    for (String directive : List.of(Needs.CONNECT, Needs.IMAGE, Needs.FRAME, Needs.MEDIA)) {
                        needs.load(directive, address);
                    }
                    if (own) {
                        needs.load(Needs.SCRIPT, address);
                        needs.load(Needs.STYLE, address);
                    }
                });
            } else if (element.equals("script") && name.startsWith("data-")) {
                KnownSources.of("visits=" + name.substring("data-".length())).ifPresent(needs::addAll);
                addresses(value, address -> {
                    needs.load(Needs.SCRIPT, address);
                    needs.load(Needs.CONNECT, address);
                    needs.load(Needs.IMAGE, address);
                });
            }
        });
    }

    private static void addresses(String text, Consumer<String> told) {
        if (text.contains("//")) {
            Matcher address = ADDRESS.matcher(text);
            while (address.find()) {
                told.accept(address.group());
            }
        }
    }

    private void script(Map<String, String> attributes, String text) {
        String type = attributes.getOrDefault("type", "").strip().toLowerCase(Locale.ROOT);
        if (!SCRIPT_TYPES.contains(type)) {
            addresses(text, data::add);
        } else if (type.equals(RULES)) {
            needs.inline(Needs.SCRIPT, text); // it runs nothing, and reads nothing
        } else if (!attributes.containsKey("src")) {
            needs.inline(Needs.SCRIPT, text);
            scripted = true;
            ScriptText.read(text, needs, ownScripts::add);
        } else if (Needs.source(attributes.getOrDefault("src", "")).isEmpty()) {
            ownScripts.add(attributes.getOrDefault("src", ""));
        } else {
            scripted = true;
            needs.addAll(KnownSources.ofScript(attributes.getOrDefault("src", "")));
        }
    }

    private void link(Map<String, String> attributes) {
        String rel = " " + attributes.getOrDefault("rel", "").toLowerCase(Locale.ROOT) + " ";
        String address = attributes.getOrDefault("href", "");
        if (rel.contains(" stylesheet ")) {
            needs.load(Needs.STYLE, address);
            if (Needs.source(address).isEmpty()) {
                ownStyles.add(address);
            } else { // whose fonts and pictures are most likely its neighbours, and may be anywhere
                needs.add(Needs.FONT, "https:");
                needs.add(Needs.FONT, "data:");
                needs.add(Needs.IMAGE, "https:");
                needs.add(Needs.IMAGE, "data:");
            }
        } else if (rel.contains("icon")) {
            needs.load(Needs.IMAGE, address);
        } else if (rel.contains(" manifest ")) {
            needs.load(Needs.MANIFEST, address);
        } else if (rel.contains(" modulepreload ")) {
            needs.load(Needs.SCRIPT, address);
        } else if (rel.contains(" preload ")) {
            switch (attributes.getOrDefault("as", "")) {
                case "script" -> needs.load(Needs.SCRIPT, address);
                case "style" -> needs.load(Needs.STYLE, address);
                case "font" -> needs.load(Needs.FONT, address);
                case "image" -> needs.load(Needs.IMAGE, address);
                case "audio", "video", "track" -> needs.load(Needs.MEDIA, address);
                default -> needs.load(Needs.CONNECT, address);
            }
        }
    }

    private void meta(Map<String, String> attributes) {
        String content = attributes.getOrDefault("content", "");
        if (attributes.getOrDefault("name", "").equalsIgnoreCase("csp")) {
            said = content.strip();
        }
    }

    private void base(String address) {
        base = base.isEmpty() ? address : base;
        needs.add(Needs.BASE, "'self'");
        needs.load(Needs.BASE, address);
    }

    private void frame(String source, String document) {
        needs.load(Needs.FRAME, source);
        if (!document.isEmpty()
                && !framed) { // such a page has the policy of this one; one within it is not looked into
            framed = true;
            HtmlReader.read(document, this);
            framed = false;
        }
    }

    private void plugin(String source) {
        needs.add(Needs.OBJECT, "'self'");
        needs.load(Needs.OBJECT, source);
        needs.load(Needs.FRAME, source);
    }
}

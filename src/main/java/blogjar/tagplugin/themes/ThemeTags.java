package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.TagCall;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * All tags of the themes that are known. One name means different markup in different themes: that of the blog's own
 * theme goes first, and where the theme is not known, that whose arguments fit the call.
 */
public final class ThemeTags {
    private static final String PACKAGE = "hexo-theme-";
    private static final List<String> KNOWN = List.of("fluid", "next", "butterfly", "volantis", "stellar", "icarus");

    private final Map<String, List<ThemeTag>> tags;
    private final Set<String> own;

    private ThemeTags(Map<String, List<ThemeTag>> tags, Set<String> own) {
        this.tags = tags;
        this.own = own;
    }

    /** The tags for a blog, whose theme its settings name, or its {@code package.json}. */
    public static ThemeTags of(Config config, SiteLookup site) {
        Registry registry = new Registry();
        String theme = theme(config);
        register(theme, registry, config, site);
        if (config.text("theme").toLowerCase(Locale.ROOT).contains("anzhiyu")) {
            ButterflyPlusTags.registerOfAnZhiYu(registry, config);
            ButterflyPlusTags.register(registry, config);
        }
        PluginTags.registerNamed(registry, config);
        Set<String> own = Set.copyOf(registry.tags().keySet());
        for (String other : KNOWN) {
            if (!other.equals(theme)) {
                register(other, registry, config, site);
            }
        }
        PluginTags.register(registry, config);
        return new ThemeTags(registry.tags(), own);
    }

    private static String theme(Config config) {
        String named = kind(config.text("theme"));
        if (!named.isEmpty()) {
            return named;
        }
        return config.plugins().names().stream()
                .filter(name -> name.startsWith(PACKAGE))
                .sorted()
                .map(name -> kind(name.substring(PACKAGE.length())))
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElse("");
    }

    /** The theme whose tags a theme has; empty where it is not known. */
    private static String kind(String name) {
        String lower = name.toLowerCase(Locale.ROOT).replace(PACKAGE, "");
        return switch (lower) {
            case "anzhiyu", "solitude" -> "butterfly";
            default -> KNOWN.stream().filter(lower::startsWith).findFirst().orElse("");
        };
    }

    private static void register(String theme, Registry registry, Config config, SiteLookup site) {
        switch (theme) {
            case "fluid" -> FluidTags.register(registry, config);
            case "next" -> NextTags.register(registry, config);
            case "butterfly" -> ButterflyTags.register(registry, config, site);
            case "volantis" -> VolantisTags.register(registry, config, site);
            case "icarus" -> IcarusTags.register(registry);
            case "stellar" -> StellarTags.register(registry, config, site);
            default -> {
                // no theme is known
            }
        }
    }

    public Set<String> names() {
        return tags.keySet();
    }

    /** Whether the blog's own theme has the tag, so that it stands before one of Hexo's of the same name. */
    public boolean isOwn(String name) {
        return own.contains(name);
    }

    /**
     * Whether a tag has a body and an end.
     *
     * @param ends whether an end of it stands further down in the text
     */
    public boolean isBlock(String name, boolean ends) {
        List<ThemeTag> forms = tags.getOrDefault(name, List.of());
        return ends
                ? forms.stream().anyMatch(ThemeTag::block)
                : !forms.isEmpty() && forms.stream().allMatch(ThemeTag::block);
    }

    /**
     * What a tag of a theme makes of a call.
     *
     * @param block whether the call has a body
     * @return empty where no theme has such a tag
     */
    public Optional<String> call(TagCall call, boolean block) {
        List<ThemeTag> all = tags.getOrDefault(call.name(), List.of());
        List<ThemeTag> forms =
                all.stream().filter(form -> form.block() == block).toList();
        boolean sure = isOwn(call.name()) && all.get(0).block() == block;
        return forms.stream()
                .filter(form -> sure || form.fits().test(call))
                .findFirst()
                .or(() -> forms.stream().findFirst())
                .map(form -> form.html().apply(call));
    }
}

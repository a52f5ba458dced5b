package blogjar.tagplugin.themes;

import blogjar.config.Config;
import blogjar.tagplugin.SiteLookup;
import blogjar.tagplugin.TagCall;

/** The tags of Volantis 6.8 (scripts/tags): those that mark words, and what all of them have in common. */
final class VolantisTags {
    private VolantisTags() {}

    static void register(Registry registry, Config config, SiteLookup site) {
        registry.inline(
                call -> "<" + call.name() + ">" + call.joined(0) + "</" + call.name() + ">",
                "u",
                "emp",
                "wavy",
                "del",
                "kbd",
                "psw",
                "blur");
        registry.inline(VolantisTags::marked, "p", "span");
        VolantisBoxes.register(registry);
        VolantisLinks.register(registry, config);
        VolantisMenus.register(registry);
        VolantisMedia.register(registry);
        VolantisGallery.register(registry);
        VolantisPeople.register(registry, site);
        StellarTags.registerOfVolantis(registry, config, site);
    }

    /** The arguments of a call, which two colons part, or commas where there are none. */
    static Words words(TagCall call) {
        return Words.of(call, Forms.hasColons(call) ? "::" : ",");
    }

    /** Whether a call is as this theme writes it: its arguments are parted. */
    static boolean isParted(TagCall call) {
        return Forms.hasColons(call) || call.joined(0).contains(",");
    }

    private static String marked(TagCall call) {
        Words words = words(call);
        return "<" + call.name() + " class='p " + words.get(0) + "'>" + words.get(1) + "</" + call.name() + ">";
    }
}

package blogjar.tagplugin.themes;

import blogjar.tagplugin.TagCall;

/** The tags of Volantis 6.8 (scripts/tags) that mark words. */
final class VolantisTags {
    private VolantisTags() {}

    static void register(Registry registry) {
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
    }

    private static String marked(TagCall call) {
        Words words = Words.of(call, Forms.hasColons(call) ? "::" : ",");
        return "<" + call.name() + " class='p " + words.get(0) + "'>" + words.get(1) + "</" + call.name() + ">";
    }
}

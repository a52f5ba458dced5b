package blogjar.theme;

import java.util.Map;

/**
 * The page that a template is being evaluated for, as helpers need it.
 *
 * @param path of the page's file
 * @param lang of the page
 * @param texts of that language
 * @param assets name of a style or script within the theme's source to its published path
 */
record Here(SiteModel site, String path, String lang, Map<String, String> texts, Map<String, String> assets) {
    /** The name under which it stands among a template's variables; not a name that a template can write. */
    static final String VARIABLE = "#here";
}

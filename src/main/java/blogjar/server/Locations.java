package blogjar.server;

import blogjar.config.Config;
import blogjar.redirect.RedirectSettings;
import blogjar.redirect.Redirects;
import java.util.List;

/**
 * Which requests are sent elsewhere.
 *
 * @param names host names of the site, the canonical one first; those of the certificates need not be repeated
 * @param toHttps whether plain HTTP answers 301 once HTTPS is there
 * @param redirects rules that go before the pages of the site
 */
public record Locations(List<String> names, boolean toHttps, Redirects redirects) {
    public Locations {
        names = List.copyOf(names);
    }

    /** To HTTPS and the first of some names. */
    public static Locations of(String... names) {
        return new Locations(List.of(names), true, Redirects.NONE);
    }

    /**
     * As a blog's settings say.
     *
     * @throws blogjar.diagnostic.ProblemException where one can't be used
     */
    public static Locations of(Config config) {
        return new Locations(SiteNames.of(config), config.flag("server.redirect", true), RedirectSettings.of(config));
    }

    /** The same, but for what plain HTTP answers. */
    public Locations toHttps(boolean redirect) {
        return new Locations(names, redirect, redirects);
    }
}

package blogjar.theme;

import blogjar.diagnostic.ProblemException;
import io.pebbletemplates.pebble.PebbleEngine;
import io.pebbletemplates.pebble.attributes.AttributeResolver;
import io.pebbletemplates.pebble.error.LoaderException;
import io.pebbletemplates.pebble.error.PebbleException;
import io.pebbletemplates.pebble.extension.AbstractExtension;
import io.pebbletemplates.pebble.extension.Filter;
import io.pebbletemplates.pebble.extension.Function;
import io.pebbletemplates.pebble.extension.core.DisallowExtensionCustomizerBuilder;
import io.pebbletemplates.pebble.loader.Loader;
import io.pebbletemplates.pebble.utils.PathUtils;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The templates of a theme, compiled when they are first needed, and the only thing that evaluates them. */
final class Templates {
    private final Map<String, String> sources;
    private final TemplateProblems problems;
    private final PebbleEngine engine;

    /**
     * @param place of the theme, for messages: {@code themes/NAME}
     * @param sources name to text: {@code post}, {@code partial/header}
     */
    Templates(String place, Map<String, String> sources) {
        this.sources = sources;
        this.problems = new TemplateProblems(place, sources);
        this.engine = new PebbleEngine.Builder()
                .loader(new SourceLoader(sources))
                .autoEscaping(true)
                .addEscapingStrategy("html", Templates::escape)
                .defaultLocale(Locale.ROOT)
                .strictVariables(false)
                .registerExtensionCustomizer(new DisallowExtensionCustomizerBuilder()
                        .disallowedFunctionKeys(List.of("i18n")) // would load classes by name
                        .disallowedTokenParserTags(List.of("parallel", "cache", "flush"))
                        .build())
                .extension(new Words(sources.keySet()))
                .build();
    }

    boolean has(String name) {
        return sources.containsKey(name);
    }

    /**
     * Evaluates a template, from any thread.
     *
     * @param content how long its content is, in characters, so that the page is not copied while it grows
     * @throws ProblemException where it is wrong, with its place
     */
    String evaluate(String name, Map<String, @Nullable Object> variables, int content) {
        PageWriter out = new PageWriter(content);
        try {
            engine.getTemplate(name).evaluate(out, variables);
            return out.toString();
        } catch (PebbleException wrong) {
            throw new ProblemException(problems.of(wrong, name));
        } catch (ClassCastException | IllegalArgumentException | UnsupportedOperationException wrong) {
            throw new ProblemException(problems.ofValues(wrong, name));
        } catch (StackOverflowError endless) {
            throw new ProblemException(problems.endless(name));
        } catch (IOException impossible) { // it is written to memory
            throw new UncheckedIOException(impossible);
        }
    }

    /** Text for HTML, between tags and in quoted attributes. */
    static String escape(String text) {
        StringBuilder out = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            String entity = switch (c) {
                case '&' -> "&amp;";
                case '<' -> "&lt;";
                case '>' -> "&gt;";
                case '"' -> "&quot;";
                case '\'' -> "&#39;";
                default -> null;
            };
            if (entity != null) {
                out = out == null ? new StringBuilder(text.length() + 32).append(text, 0, i) : out;
                out.append(entity);
            } else if (out != null) {
                out.append(c);
            }
        }
        return out == null ? text : out.toString();
    }

    /** Our helpers, and our rule of what a dot reaches, which comes before the library's. */
    private static final class Words extends AbstractExtension {
        private final Set<String> templates;

        Words(Set<String> templates) {
            this.templates = templates;
        }

        @Override
        public Map<String, Function> getFunctions() {
            return Helper.functions(templates);
        }

        @Override
        public Map<String, Filter> getFilters() {
            return Helper.filters();
        }

        @Override
        public List<AttributeResolver> getAttributeResolver() {
            return List.of(new Sandbox());
        }
    }

    /** Finds templates among those of the theme and nowhere else. */
    private record SourceLoader(Map<String, String> sources) implements Loader<String> {
        @Override
        public Reader getReader(String name) {
            String source = sources.get(name);
            if (source == null) {
                throw new LoaderException(null, name);
            }
            return new StringReader(source);
        }

        @Override
        public String resolveRelativePath(String path, @Nullable String anchor) {
            if (!path.startsWith(".")) {
                return createCacheKey(path); // as nearly all are, and the rest takes as long as a small template
            }
            String resolved = PathUtils.resolveRelativePath(path, anchor == null ? "" : anchor, '/');
            return createCacheKey(resolved == null ? path : resolved);
        }

        @Override
        public String createCacheKey(String name) {
            return name.endsWith(".peb") ? name.substring(0, name.length() - ".peb".length()) : name;
        }

        @Override
        public boolean resourceExists(String name) {
            return sources.containsKey(name);
        }

        @Override
        public void setCharset(String charset) {
            // they are texts already
        }

        @Override
        public void setPrefix(String prefix) {
            // names are whole
        }

        @Override
        public void setSuffix(String suffix) {
            // names are whole
        }
    }
}

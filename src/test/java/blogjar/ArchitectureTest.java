package blogjar;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;

/** The plan of the house: which room may use which. */
@AnalyzeClasses(packages = "blogjar", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule rooms_form_a_dag =
            slices().matching("blogjar.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule rooms_use_only_those_below = layeredArchitecture()
            .consideringOnlyDependenciesInAnyPackage("blogjar..")
            .withOptionalLayers(true)
            .layer("cli")
            .definedBy("blogjar.cli..")
            .layer("serve")
            .definedBy("blogjar.serve..")
            .layer("migrate")
            .definedBy("blogjar.migrate..")
            .layer("check")
            .definedBy("blogjar.check..")
            .layer("write")
            .definedBy("blogjar.write..")
            .layer("front")
            .definedBy("blogjar.front..")
            .layer("build")
            .definedBy("blogjar.build..")
            .layer("server")
            .definedBy("blogjar.server..")
            .layer("acme")
            .definedBy("blogjar.acme..")
            .layer("tls")
            .definedBy("blogjar.tls..")
            .layer("git")
            .definedBy("blogjar.git..")
            .layer("deploy")
            .definedBy("blogjar.deploy..")
            .layer("announce")
            .definedBy("blogjar.announce..")
            .layer("cloud")
            .definedBy("blogjar.cloud..")
            .layer("watch")
            .definedBy("blogjar.watch..")
            .layer("metrics")
            .definedBy("blogjar.metrics..")
            .layer("rights")
            .definedBy("blogjar.rights..")
            .layer("logfile")
            .definedBy("blogjar.logfile..")
            .layer("theme")
            .definedBy("blogjar.theme..")
            .layer("route")
            .definedBy("blogjar.route..")
            .layer("site")
            .definedBy("blogjar.site..")
            .layer("output")
            .definedBy("blogjar.output..")
            .layer("brotli")
            .definedBy("blogjar.brotli..")
            .layer("redirect")
            .definedBy("blogjar.redirect..")
            .layer("markdown")
            .definedBy("blogjar.markdown..")
            .layer("tagplugin")
            .definedBy("blogjar.tagplugin..")
            .layer("highlight")
            .definedBy("blogjar.highlight..")
            .layer("content")
            .definedBy("blogjar.content..")
            .layer("config")
            .definedBy("blogjar.config..")
            .layer("yaml")
            .definedBy("blogjar.yaml..")
            .layer("search")
            .definedBy("blogjar.search..")
            .layer("picture")
            .definedBy("blogjar.picture..")
            .layer("qr")
            .definedBy("blogjar.qr..")
            .layer("text")
            .definedBy("blogjar.text..")
            .layer("diagnostic")
            .definedBy("blogjar.diagnostic..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("serve")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("migrate")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("check")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("write")
            .mayOnlyBeAccessedByLayers("cli", "migrate")
            .whereLayer("front")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("build")
            .mayOnlyBeAccessedByLayers("cli", "serve", "migrate", "check")
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("cli", "serve", "front")
            .whereLayer("acme")
            .mayOnlyBeAccessedByLayers("cli", "serve")
            .whereLayer("tls")
            .mayOnlyBeAccessedByLayers("cli", "serve", "acme")
            .whereLayer("deploy")
            .mayOnlyBeAccessedByLayers("cli", "migrate")
            .whereLayer("announce")
            .mayOnlyBeAccessedByLayers("cli", "deploy")
            .whereLayer("cloud")
            .mayOnlyBeAccessedByLayers("acme", "announce", "deploy", "git")
            .whereLayer("git")
            .mayOnlyBeAccessedByLayers("cli", "serve", "deploy")
            .whereLayer("watch")
            .mayOnlyBeAccessedByLayers("cli", "serve")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("cli", "serve", "server")
            .whereLayer("rights")
            .mayOnlyBeAccessedByLayers("cli", "serve", "server", "acme")
            .whereLayer("logfile")
            .mayOnlyBeAccessedByLayers("cli", "serve", "server")
            .whereLayer("theme")
            .mayOnlyBeAccessedByLayers("cli", "serve", "migrate", "build")
            .whereLayer("route")
            .mayOnlyBeAccessedByLayers("cli", "migrate", "check", "build", "theme")
            .whereLayer("site")
            .mayOnlyBeAccessedByLayers("cli", "migrate", "check", "write", "build", "theme", "route")
            .whereLayer("output")
            .mayOnlyBeAccessedByLayers("cli", "serve", "migrate", "check", "front", "build", "server", "acme", "deploy")
            .whereLayer("brotli")
            .mayOnlyBeAccessedByLayers("output")
            .whereLayer("search")
            .mayOnlyBeAccessedByLayers("migrate", "build", "server")
            .whereLayer("picture")
            .mayOnlyBeAccessedByLayers("build")
            .whereLayer("qr")
            .mayOnlyBeAccessedByLayers("cli", "theme")
            .whereLayer("redirect")
            .mayOnlyBeAccessedByLayers("cli", "serve", "check", "front", "build", "server", "output")
            .whereLayer("markdown")
            .mayOnlyBeAccessedByLayers("migrate", "build", "site")
            .whereLayer("tagplugin")
            .mayOnlyBeAccessedByLayers("write", "build", "site")
            .whereLayer("highlight")
            .mayOnlyBeAccessedByLayers("build", "site", "tagplugin")
            .whereLayer("content")
            .mayOnlyBeAccessedByLayers("cli", "migrate", "write", "build", "route", "site", "tagplugin")
            .whereLayer("config")
            .mayOnlyBeAccessedByLayers(
                    "cli",
                    "serve",
                    "migrate",
                    "check",
                    "front",
                    "write",
                    "build",
                    "server",
                    "acme",
                    "announce",
                    "deploy",
                    "redirect",
                    "theme",
                    "route",
                    "site",
                    "tagplugin",
                    "content")
            .whereLayer("yaml")
            .mayOnlyBeAccessedByLayers(
                    "cli", "migrate", "write", "build", "theme", "site", "tagplugin", "content", "config")
            .because("what lives stands outside of what is a value, and data flows one way");

    @ArchTest
    static final ArchRule only_markdown_knows_flexmark =
            library("blogjar.markdown..", "com.vladsch..").because("posts must outlive the Markdown library");

    @ArchTest
    static final ArchRule only_theme_knows_pebble =
            library("blogjar.theme..", "io.pebbletemplates..").because("the model must outlive the template library");

    @ArchTest
    static final ArchRule only_yaml_knows_snakeyaml =
            library("blogjar.yaml..", "org.yaml..").because("everyone else wants plain values with positions");

    @ArchTest
    static final ArchRule only_server_knows_undertow = library("blogjar.server..", "io.undertow..", "org.xnio..")
            .because("builds, themes and certificates must outlive the server library");

    @ArchTest
    static final ArchRule only_acme_knows_acme4j = library("blogjar.acme..", "org.shredzone..", "org.jose4j..")
            .because("when to renew must be tried without a network");

    @ArchTest
    static final ArchRule only_text_knows_junidecode =
            library("blogjar.text..", "net.gcardone..").because("addresses must outlive the table of readings");

    @ArchTest
    static final ArchRule only_qr_knows_the_library_for_codes =
            library("blogjar.qr..", "io.nayuki..").because("a code is squares, whoever works them out");

    @ArchTest
    static final ArchRule only_those_who_look_at_pages_know_jsoup = library(
                    List.of("blogjar.migrate..", "blogjar.check.."), "org.jsoup..")
            .because("pages of ours are written, and parsed only by who looks at them as a reader does");

    @ArchTest
    static final ArchRule only_git_knows_jgit =
            library("blogjar.git..", "org.eclipse.jgit..").because("who follows no repository loads nothing of it");

    @ArchTest
    static final ArchRule only_git_and_deploy_know_jsch = library(
                    List.of("blogjar.git..", "blogjar.deploy.."), "com.jcraft..")
            .because("who logs in nowhere loads nothing of it");

    @ArchTest
    static final ArchRule only_cli_knows_picocli =
            library("blogjar.cli..", "picocli..").because("commands are one way in among others");

    private static com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction library(
            String room, String... packages) {
        return library(List.of(room), packages);
    }

    private static com.tngtech.archunit.lang.syntax.elements.ClassesShouldConjunction library(
            List<String> rooms, String... packages) {
        return noClasses()
                .that()
                .resideOutsideOfPackages(rooms.toArray(String[]::new))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(packages);
    }
}

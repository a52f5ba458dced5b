package blogjar.cli;

import blogjar.build.Build;

/** {@code stats} */
final class StatsCommand extends TerminalCommand {
    private boolean json;
    private final SourceOptions blog = new SourceOptions();

    @Override
    void declare(Usage usage) {
        usage.says(
                        "Tells how much was written: posts and words by year and language, the longest posts, tags, categories.")
                .ends("", "Example: java -jar blog.jar stats --source my-blog")
                .flag("--json", "Print the same as JSON, with all tags and categories.", on -> json = on);
        blog.declare(usage);
    }

    @Override
    public Integer call() {
        Build.Inventory inventory = Build.prepare(blog.withDrafts(terminal())).inventory();
        Statistics statistics = new Statistics(inventory.site());
        if (json) {
            terminal().print(statistics.json());
        } else {
            statistics.print(terminal());
        }
        return Program.DONE;
    }
}

package blogjar.highlight;

/** Some thirty lines of code in each of three languages, such as stand in posts. */
final class Samples {
    private static final String JAVA = """
            package example;

            import java.util.ArrayList;
            import java.util.List;
            import java.util.Map;

            /** Counts words, the most frequent first. */
            public final class WordCount<T extends CharSequence> implements Runnable {
                private static final int MOST = 0x10_000;
                private final Map<String, Integer> counts;

                @SuppressWarnings("unchecked")
                public WordCount(Map<String, Integer> counts) {
                    this.counts = counts; // not copied
                }

                @Override
                public void run() {
                    List<String> words = new ArrayList<>(counts.keySet());
                    words.sort((a, b) -> Integer.compare(counts.get(b), counts.get(a)));
                    for (int i = 0; i < Math.min(MOST, words.size()); i++) {
                        String word = words.get(i);
                        if (word.isBlank() || word.charAt(0) == '\\u0000') {
                            continue;
                        }
                        System.out.printf("%5d %s%n", counts.get(word), word);
                    }
                }

                record Entry(String word, int count, double share) {}
            }
            """;

    private static final String JAVASCRIPT = """
            import { readFile } from 'node:fs/promises';
            import path from 'node:path';

            const MOST = 1e4;

            /**
             * Counts words, the most frequent first.
             * @param {string} file
             */
            export async function wordCount(file, { most = MOST, ignore = /^(a|an|the)$/i } = {}) {
              const text = await readFile(path.resolve(file), 'utf8');
              const counts = new Map();
              for (const [word] of text.matchAll(/[\\p{L}\\p{N}']+/gu)) {
                if (!ignore.test(word)) {
                  counts.set(word, (counts.get(word) ?? 0) + 1);
                }
              }
              return [...counts.entries()]
                .sort(([, a], [, b]) => b - a)
                .slice(0, most)
                .map(([word, count]) => `${count}\\t${word} ${count > 1 ? `(${count} times)` : ''}`);
            }

            class Watcher extends EventTarget {
              #last = null;
              get last() { return this.#last; }
              static of(...names) { return names.map(name => new Watcher(name)); }
            }

            document.querySelector('#go')?.addEventListener('click', async () => console.log(await wordCount('a.txt')));
            """;

    private static final String PYTHON = """
            from __future__ import annotations

            import re
            import sys
            from collections import Counter
            from dataclasses import dataclass, field

            WORD = re.compile(r"[^\\W_]+(?:'\\w+)?", re.UNICODE)


            @dataclass(frozen=True)
            class Report:
                \"\"\"Words and how often they are there.\"\"\"

                name: str
                counts: Counter[str] = field(default_factory=Counter)

                @property
                def total(self) -> int:
                    return sum(self.counts.values())

                def lines(self, most: int = 10_000):
                    for word, count in self.counts.most_common(most):
                        yield f"{count:>6} {word!r} {count / self.total:.2%}"


            def main(*names: str) -> None:
                for name in names or ("-",):
                    with open(name, encoding="utf-8") as text:  # one file after the other
                        report = Report(name, Counter(w.lower() for w in WORD.findall(text.read())))
                    print("\\n".join(report.lines()), file=sys.stderr if name == "-" else sys.stdout)


            if __name__ == "__main__":
                main(*sys.argv[1:])
            """;

    private Samples() {}

    /** @param language {@code java}, {@code javascript} or {@code python} */
    static String of(String language) {
        return switch (language) {
            case "java" -> JAVA;
            case "javascript" -> JAVASCRIPT;
            case "python" -> PYTHON;
            default -> throw new IllegalArgumentException(language);
        };
    }
}

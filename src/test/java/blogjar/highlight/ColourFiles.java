package blogjar.highlight;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Colours files, for {@code .ci/highlight/compare}. Arguments: a file that lists, a line each, a language (or {@code ?} for
 * one to be guessed), a file with code, and a file to be written, with tabs between.
 */
final class ColourFiles {
    private ColourFiles() {}

    public static void main(String[] arguments) throws IOException {
        Highlighter highlighter = new Highlighter();
        for (String line : Files.readAllLines(Path.of(arguments[0]))) {
            String[] words = line.split("\t");
            String code = Files.readString(Path.of(words[1]), StandardCharsets.UTF_8);
            Files.writeString(Path.of(words[2]), coloured(highlighter, words[0], code));
        }
    }

    private static String coloured(Highlighter highlighter, String language, String code) {
        if (language.equals("?")) {
            Coloured guess = highlighter.guess(code, Marking.HLJS);
            return guess.language() + "\n" + String.join("\n", guess.lines());
        }
        return String.join(
                "\n", highlighter.highlight(language, code, Marking.HLJS).lines());
    }
}

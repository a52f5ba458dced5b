package blogjar.markdown.pandoc;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Definitions of links, {@code [name]: address "title"}, and of notes, {@code [^name]: text}. */
final class Definitions {
    private static final Pattern REFERENCE = Pattern.compile("\\[([^\\[\\]^][^\\[\\]]{0,999})]: *(.*)");
    private static final Pattern NOTE = Pattern.compile("\\[\\^([^\\s\\[\\]]{1,999})]: *(.*)");

    private Definitions() {}

    /**
     * Reads the address of a name, or a note, that begins at a line.
     *
     * @return the line behind it, or -1
     */
    static int read(BlockReader reader, Document document, List<String> lines, int at) {
        String line = Indent.drop(lines.get(at), 3);
        Matcher note = NOTE.matcher(line);
        if (line.startsWith("[^") && reader.options().has("footnotes") && note.matches()) {
            ListReader.Lines content = new ListReader(reader, lines, at).indented(note.group(2), 4);
            document.note(note.group(1), reader.within(content.lines(), false));
            return content.end();
        }
        Matcher reference = REFERENCE.matcher(line);
        if (!line.startsWith("[") || !reference.matches()) {
            return -1;
        }
        String target = reference.group(2).trim();
        int end = at + 1;
        String below = end < lines.size() ? lines.get(end).trim() : "";
        if (target.isEmpty() || below.matches("\"[^\"]*\"|'[^']*'|\\([^()]*\\)")) {
            target = (target + " " + below).trim();
            end++;
        }
        Document.Target found = Document.Target.parse(target);
        if (found == null) {
            return -1;
        }
        document.target(reference.group(1), found);
        return end;
    }
}

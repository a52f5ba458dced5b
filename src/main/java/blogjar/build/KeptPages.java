package blogjar.build;

import blogjar.output.FileMark;
import blogjar.site.TextMarks;
import blogjar.theme.Extra;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What pages of a build were made of, as bytes: format, key, articles, pages, and a checksum by which a file that is not whole is known.
 *
 * @param key of all that a page may show beside what is told of it here
 * @param articles by kind and source
 * @param pages by path
 * @param index of the search: its files, by path
 */
record KeptPages(
        byte[] key, Map<String, TextMarks.Mark> articles, Map<String, Page> pages, Map<String, FileMark> index) {
    static final KeptPages NONE = new KeptPages(new byte[0], Map.of(), Map.of(), Map.of());

    /** Another one when bytes mean something else. */
    private static final String FORMAT = "blog.jar pages 1";

    /**
     * @param mark of its file
     * @param articles whose texts or times it shows something of
     * @param pictures whose sizes it shows, as they are; an empty one where that is not known
     */
    record Page(FileMark mark, List<String> articles, Set<Extra> extras, Map<String, String> pictures) {}

    /** Nothing where the file is not there, not whole, or another format. */
    static KeptPages read(Path file) {
        try {
            ByteBuffer in = KeptFile.read(file);
            return in == null ? NONE : new Reader(in).all();
        } catch (BufferUnderflowException | IndexOutOfBoundsException none) {
            return NONE;
        }
    }

    void write(Path file) throws IOException {
        KeptFile.write(file, out -> new Writer(out).all(this));
    }

    private record Writer(DataOutputStream out) {
        void all(KeptPages kept) throws IOException {
            text(FORMAT);
            KeptFile.bytes(kept.key, out);
            Map<String, Integer> numbers = new HashMap<>();
            out.writeInt(kept.articles.size());
            for (Map.Entry<String, TextMarks.Mark> article : new TreeMap<>(kept.articles).entrySet()) {
                numbers.put(article.getKey(), numbers.size());
                text(article.getKey());
                text(article.getValue().digest());
                out.writeBoolean(article.getValue().byFile());
            }
            out.writeInt(kept.pages.size());
            for (Map.Entry<String, Page> page : new TreeMap<>(kept.pages).entrySet()) {
                text(page.getKey());
                page(page.getValue(), numbers);
            }
            out.writeInt(kept.index.size());
            for (Map.Entry<String, FileMark> one : new TreeMap<>(kept.index).entrySet()) {
                text(one.getKey());
                mark(one.getValue());
            }
        }

        private void mark(FileMark mark) throws IOException {
            out.writeLong(mark.length());
            out.writeLong(mark.nanos());
            out.writeLong(mark.key());
        }

        private void page(Page page, Map<String, Integer> numbers) throws IOException {
            mark(page.mark);
            out.writeInt(page.articles.size());
            for (String article : page.articles) {
                out.writeInt(numbers.getOrDefault(article, -1));
            }
            out.writeInt(page.extras.size());
            for (Extra extra : page.extras) {
                out.writeInt(extra.ordinal());
            }
            out.writeInt(page.pictures.size());
            for (Map.Entry<String, String> picture : page.pictures.entrySet()) {
                text(picture.getKey());
                text(picture.getValue());
            }
        }

        private void text(String text) throws IOException {
            KeptFile.text(text, out);
        }
    }

    private record Reader(ByteBuffer in) {
        KeptPages all() {
            if (!text().equals(FORMAT)) {
                return NONE;
            }
            byte[] key = KeptFile.bytes(in);
            int count = in.getInt();
            List<String> names = new ArrayList<>(count);
            Map<String, TextMarks.Mark> articles = new HashMap<>(count * 2);
            for (int i = 0; i < count; i++) {
                String name = text();
                names.add(name);
                articles.put(name, new TextMarks.Mark(text(), in.get() != 0));
            }
            count = in.getInt();
            Map<String, Page> pages = new HashMap<>(count * 2);
            for (int i = 0; i < count; i++) {
                pages.put(text(), page(names));
            }
            count = in.getInt();
            Map<String, FileMark> index = new HashMap<>(count * 2);
            for (int i = 0; i < count; i++) {
                index.put(text(), mark());
            }
            return new KeptPages(key, articles, pages, index);
        }

        private FileMark mark() {
            return new FileMark(in.getLong(), in.getLong(), in.getLong());
        }

        private Page page(List<String> names) {
            FileMark mark = mark();
            int count = in.getInt();
            List<String> articles = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                articles.add(names.get(in.getInt()));
            }
            Set<Extra> extras = EnumSet.noneOf(Extra.class);
            for (int i = in.getInt(); i > 0; i--) {
                extras.add(Extra.values()[in.getInt()]);
            }
            count = in.getInt();
            Map<String, String> pictures = count == 0 ? Map.of() : new TreeMap<>();
            for (int i = 0; i < count; i++) {
                pictures.put(text(), text());
            }
            return new Page(mark, articles, extras, pictures);
        }

        private String text() {
            return KeptFile.text(in);
        }
    }
}

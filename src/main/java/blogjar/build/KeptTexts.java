package blogjar.build;

import blogjar.search.ArticleText;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What of articles can be found, for the next build, as bytes: an index of all is made anew with each text that is another one, but the others need not
 * be rendered for it.
 *
 * @param key of the build
 * @param all by kind and source
 */
record KeptTexts(byte[] key, Map<String, Text> all) {
    static final KeptTexts NONE = new KeptTexts(new byte[0], Map.of());

    private static final String FORMAT = "blog.jar texts 1";

    /** @param mark of the article that it was read from */
    record Text(String mark, ArticleText text) {}

    /** Nothing where the file is not there, not whole, or another format. */
    static KeptTexts read(Path file) {
        try {
            ByteBuffer in = KeptFile.read(file);
            if (in == null || !KeptFile.text(in).equals(FORMAT)) {
                return NONE;
            }
            byte[] key = KeptFile.bytes(in);
            int count = in.getInt();
            Map<String, Text> all = new HashMap<>(count * 2);
            for (int i = 0; i < count; i++) {
                String article = KeptFile.text(in);
                String mark = KeptFile.text(in);
                List<String> headings = new ArrayList<>();
                for (int heading = in.getInt(); heading > 0; heading--) {
                    headings.add(KeptFile.text(in));
                }
                all.put(article, new Text(mark, new ArticleText(headings, KeptFile.text(in))));
            }
            return new KeptTexts(key, all);
        } catch (BufferUnderflowException | IndexOutOfBoundsException none) {
            return NONE;
        }
    }

    /** One after the other, as those of a large blog are some 50 MB. */
    void write(Path file) throws IOException {
        KeptFile.write(file, out -> {
            KeptFile.text(FORMAT, out);
            KeptFile.bytes(key, out);
            out.writeInt(all.size());
            for (Map.Entry<String, Text> one : new TreeMap<>(all).entrySet()) {
                KeptFile.text(one.getKey(), out);
                KeptFile.text(one.getValue().mark, out);
                List<String> headings = one.getValue().text.headings();
                out.writeInt(headings.size());
                for (String heading : headings) {
                    KeptFile.text(heading, out);
                }
                KeptFile.text(one.getValue().text.text(), out);
            }
        });
    }
}

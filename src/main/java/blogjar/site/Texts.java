package blogjar.site;

import blogjar.content.Document;
import blogjar.diagnostic.Problems;
import java.util.List;

/** What the texts of a site are rendered with. Any thread may call. */
record Texts(Bodies bodies, AskedLookup asked, TagLookup site, PostAssets assets, Encryption encryption) {

    /** What an article is rendered to: as the memory has it where that is the same, else made, and kept there. */
    BodyMemory.Rendering of(Written<?> written, BodyMemory memory) {
        BodyMemory.Rendering known = memory.of(written, assets, site);
        BodyMemory.Rendering rendering = known == null ? rendered(written) : known;
        memory.keep(rendering);
        return rendering;
    }

    BodyMemory.Rendering rendered(Written<?> written) {
        Article article = written.article();
        Document document = written.document();
        Problems told = new Problems();
        List<AskedLookup.Asked> questions = asked.begin();
        try {
            Body body = bodies.of(article, document, told).of(document);
            return new BodyMemory.Rendering(
                    written, assets.of(document.path()), questions, encryption.of(article, document, body), told);
        } finally {
            asked.end();
        }
    }
}

package blogjar.output;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import blogjar.output.ReleaseManifest.Entry;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manifest that another version of the program wrote: whole, and not as this one writes it. */
class ReleaseManifestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity\n",
                "identity\n1 x \n",
                "identity\n\na",
                "identity\n\na\n",
                "identity\n\na\tx\t\t\t\t\t\t\n",
                "identity\n\na\t1\t\t\t\t\t\t\tidentity\tname\t5\n",
                "identity\n\na\t1\t\t\t\t\t\t\tidentity\tname\t99999999999\t1\t1\t0\n",
                "identity\n\na\t99999999999999999\t\t\t\t\t\t\n",
                "identity\n\na\t1\t\t\tx\t\t\t\n",
                "identity\n\na\\\t1\t\t\t\t\t\t\n"
            })
    void is_taken_for_none(String lines) {
        byte[] bytes = lines.getBytes(StandardCharsets.UTF_8);
        String head = ReleaseManifest.FORMAT + Long.toHexString(Piece.checksum(ByteBuffer.wrap(bytes))) + "\n";
        byte[] whole = (head + lines).getBytes(StandardCharsets.UTF_8);
        assertThrows(ReleaseManifest.Torn.class, () -> ReleaseManifest.parse(whole));
    }

    @Test
    void whatever_names_are_like_they_are_read_as_they_were_written() throws ReleaseManifest.Torn {
        Instant time = Instant.ofEpochSecond(1_700_000_000, 123_456_789);
        Piece piece = new Piece("a-_b", 12, 4_000_000_000L, 7, 5_000_000_000L);
        FileState origin = new FileState(Path.of("/b\\log/tab\there\n.svg"), 9_000_000_000L, time);
        ReleaseManifest manifest = new ReleaseManifest(
                "a\tblog\nof \\t",
                Map.of(7, 5_000_000_012L, 1, 2L),
                List.of(
                        new Entry("你好 \t\n\\n/index.html", at(0), piece, Map.of("gzip", piece), null, null, null),
                        new Entry("logo.svg", at(-5), null, Map.of(), origin, null, at(9)),
                        new Entry("old/", at(1), piece, Map.of(), origin, "/new\\/\t", null)));
        assertEquals(manifest, ReleaseManifest.parse(manifest.print()));
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}

package blogjar.output;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A manifest that another version of the program wrote: whole, and not as this one writes it. */
class ReleaseManifestTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "{\"identity\":\"i\",\"resources\":[{}]}",
                "{\"identity\":\"i\",\"resources\":[{\"path\":\"a\",\"modified\":1,\"bytes\":[\"name\",5]}]}",
                "{\"identity\":\"i\",\"resources\":[{\"path\":\"a\",\"modified\":1,\"bytes\":[\"name\",99999999999,1]}]}",
                "{\"identity\":\"i\",\"resources\":[{\"path\":\"a\",\"modified\":99999999999999999}]}",
                "{\"identity\":\"i\",\"resources\":[{\"path\":\"a\",\"modified\":1,\"origin\":[\"x\"]}]}"
            })
    void is_taken_for_none(String json) {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        String head = ReleaseManifest.FORMAT + ContentHash.of(bytes) + "\n";
        byte[] whole = (head + json).getBytes(StandardCharsets.UTF_8);
        assertThrows(ReleaseManifest.Torn.class, () -> ReleaseManifest.parse(whole));
    }
}

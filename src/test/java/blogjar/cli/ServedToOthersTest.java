package blogjar.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import blogjar.qr.QrSquares;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may look at a blog that is being written: the browser of this machine, and a telephone beside it. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServedToOthersTest {
    private static final int ZOOM = 8;

    @TempDir
    Path temp;

    @ParameterizedTest
    @CsvSource({"192.0.2.7, 4000, http://192.0.2.7:4000/", "192.0.2.7, 80, http://192.0.2.7/"})
    void oneAddressIsThatOfTheServer(String host, int port, String url) throws UnknownHostException {
        assertEquals(List.of(url), LanAddresses.of(new InetSocketAddress(InetAddress.getByName(host), port)));
    }

    @Test
    void whatOnlyThisMachineReachesIsNotForOthers() throws UnknownHostException {
        assertEquals(List.of(), LanAddresses.of(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 4000)));
    }

    @Test
    void everywhereIsNoAddressAndNoLoopback() {
        for (String address : LanAddresses.of(new InetSocketAddress(4000))) {
            String host = URI.create(address).getHost();
            assertFalse(host.startsWith("127.") || host.equals("0.0.0.0"), address);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTelephoneReadsTheCode(boolean coloured) throws ReaderException {
        String url = "http://192.168.1.23:4000/";

        String text = QrText.of(QrSquares.of(url).orElseThrow(), coloured);

        assertEquals(url, read(text, coloured));
    }

    @Test
    void theBrowserIsOpenedAndTheCodePrinted() throws IOException, InterruptedException, ReaderException {
        Path site = Files.createDirectories(temp.resolve("site"));
        Files.writeString(site.resolve("index.html"), "<p>home</p>");
        Path opened = temp.resolve("opened");
        Path browser = temp.resolve("browser.sh");
        Files.writeString(browser, "printf %s \"$1\" >" + opened + ".part; mv " + opened + ".part " + opened + "\n");
        ProcessBuilder call = Called.process(
                "serve",
                "--public",
                site.toString(),
                "--port",
                "0",
                "--admin",
                "false",
                "--data",
                "false",
                "--qr",
                "-o");
        call.environment().put("BROWSER", "sh " + browser);
        call.environment().put("NO_COLOR", "1");
        Process server = call.start();
        try {
            while (!Files.exists(opened)) {
                assertTrue(server.isAlive());
                Thread.sleep(20);
            }
            String address = Files.readString(opened);
            assertTrue(address.matches("http://localhost:\\d+/"), address);
            try (BufferedReader said = server.errorReader()) {
                List<String> lines = new ArrayList<>();
                for (String line = said.readLine(); line != null; line = said.readLine()) {
                    lines.add(line);
                    if (line.contains("in this network") || line.contains("no QR code")) {
                        break;
                    }
                }
                String last = lines.get(lines.size() - 1);
                boolean alone = LanAddresses.of(new InetSocketAddress(0)).isEmpty();
                assertEquals(alone, last.contains("no QR code"), last);
                if (!alone) {
                    String other = last.substring(last.indexOf("http"));
                    assertEquals(
                            URI.create(address).getPort(), URI.create(other).getPort());
                    assertEquals(other, read(code(server.inputReader()), false));
                }
            }
        } finally {
            server.destroyForcibly().waitFor();
        }
    }

    @Test
    void aBrowserThatIsNotThereIsToldOf() {
        String problem = Browser.open("http://localhost:4000/", Map.of("BROWSER", temp + "/none"))
                .orElseThrow()
                .toString();

        assertTrue(problem.contains(temp + "/none"), problem);
        assertTrue(problem.contains("open http://localhost:4000/ yourself"), problem);
    }

    /** As many lines as the first has letters, two to one. */
    private static String code(BufferedReader out) throws IOException {
        String first = out.readLine();
        StringBuilder all = new StringBuilder(first).append('\n');
        for (int i = 1; i < (first.length() + 1) / 2; i++) {
            all.append(out.readLine()).append('\n');
        }
        return all.toString();
    }

    private static String read(String text, boolean coloured) throws ReaderException {
        String[] lines = text.replaceAll("\u001b\\[[0-9;]*m", "").split("\n");
        int size = lines[0].length();
        int[] pixels = new int[size * ZOOM * size * ZOOM];
        Arrays.fill(pixels, 0xffffff);
        for (int y = 0; y < size * ZOOM; y++) {
            for (int x = 0; x < size * ZOOM; x++) {
                char c = lines[y / ZOOM / 2].charAt(x / ZOOM);
                boolean upper = y / ZOOM % 2 == 0;
                boolean filled = c == '█' || c == (upper ? '▀' : '▄');
                pixels[y * size * ZOOM + x] = filled == coloured ? 0 : 0xffffff;
            }
        }
        RGBLuminanceSource picture = new RGBLuminanceSource(size * ZOOM, size * ZOOM, pixels);
        return new QRCodeReader()
                .decode(new BinaryBitmap(new HybridBinarizer(picture)))
                .getText();
    }
}

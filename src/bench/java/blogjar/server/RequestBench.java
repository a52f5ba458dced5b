package blogjar.server;

import blogjar.output.Representation;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What is found out about a request before it is answered. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestBench {
    private static final String CODINGS = "gzip, deflate, br, zstd";

    private final HeaderMap fields = new HeaderMap();
    private List<Representation> coded;

    @Setup
    public void fill() {
        String[] lines = {
            "Host: blog.example",
            "User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
            "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
            "Accept-Language: zh-CN,zh;q=0.8,en;q=0.5",
            "Accept-Encoding: " + CODINGS,
            "Connection: keep-alive",
            "Upgrade-Insecure-Requests: 1",
            "If-None-Match: \"6f1ed002ab5595859014ebf0951522d9\"",
        };
        for (String line : lines) {
            int colon = line.indexOf(':');
            fields.put(new HttpString(line.substring(0, colon)), line.substring(colon + 2));
        }
        coded = List.of(
                new Representation("gzip", "\"a-gzip\"", ByteBuffer.allocate(5_000)),
                new Representation("br", "\"a-br\"", ByteBuffer.allocate(4_000)));
    }

    @Benchmark
    public RequestTarget target() {
        return RequestTarget.of("/2025/12/31/a-year-of-keeping-a-work-log/", "");
    }

    /** A path that has to be decoded. */
    @Benchmark
    public RequestTarget target_chinese() {
        return RequestTarget.of(
                "/2025/11/15/%E7%94%A8%E4%B8%80%E4%B8%AA%E6%96%87%E4%BB%B6%E5%86%99%E5%8D%9A%E5%AE%A2/", "from=feed");
    }

    @Benchmark
    public RequestFields fields() {
        return RequestFields.of(fields);
    }

    @Benchmark
    public Representation coding() {
        return AcceptEncoding.of(CODINGS).best(coded);
    }
}

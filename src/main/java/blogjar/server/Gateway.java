package blogjar.server;

import blogjar.diagnostic.Problem;
import blogjar.server.gateway.Asker;
import blogjar.server.gateway.Caller;
import blogjar.server.gateway.Service;
import blogjar.server.gateway.Upstream;
import blogjar.text.IpAddress;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HttpString;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Has other programs answer below paths of theirs, as Apache's {@code ProxyPass} does: comment services, above all. */
final class Gateway implements Step {
    private final List<Upstream> upstreams;
    private final Consumer<Problem> problems;
    private final List<FieldRule> rules;
    private final Map<Service, Seldom> told = new ConcurrentHashMap<>();

    private Gateway(List<Upstream> upstreams, WebServer.Settings settings) {
        this.upstreams = upstreams;
        this.problems = settings.problems();
        this.rules = settings.headers().rules();
    }

    /** To the services of the settings. */
    static Gateway of(WebServer.Settings settings) {
        String name = String.format("blog-%08x", ThreadLocalRandom.current().nextInt());
        Upstream.Uploads uploads = new Upstream.Uploads(
                settings.limits().request(), settings.limits().rate());
        return new Gateway(
                settings.locations().services().stream()
                        .map(service -> new Upstream(service, name, uploads))
                        .toList(),
                settings);
    }

    /** Whether a service has the path, with which it may be asked by any method. */
    boolean has(RequestTarget target) {
        return find(target) != null;
    }

    private @Nullable Upstream find(RequestTarget target) {
        String path = target.path();
        if (path != null && !target.isChallenge()) {
            for (Upstream upstream : upstreams) {
                if (upstream.service().has(path)) {
                    return upstream;
                }
            }
        }
        return null;
    }

    @Override
    public @Nullable Body answer(Request request) {
        Upstream upstream = find(request.target());
        if (upstream == null) {
            return null;
        }
        HttpServerExchange exchange = request.exchange();
        exchange.putAttachment(RequestFacts.PASSED_ON, true);
        FieldLines.open(exchange); // the service has a say in all of them
        upstream.pass(
                exchange,
                request.target().rawPath(),
                request.target().rawQuery(),
                asker(request),
                new Passed(request, upstream.service()));
        return Body.LATER;
    }

    private static Asker asker(Request request) {
        HttpServerExchange exchange = request.exchange();
        InetSocketAddress source = exchange.getSourceAddress();
        String host = request.client().hostField();
        return new Asker(
                source == null || source.getAddress() == null ? "" : IpAddress.text(source.getAddress()),
                request.secure(),
                host == null ? "" : host,
                exchange.getAttachment(RequestFacts.USER) != null,
                RequestId.of(exchange));
    }

    private void tell(Service service, String fault) {
        if (told.computeIfAbsent(service, any -> new Seldom()).isDue()) {
            problems.accept(
                    Problem.error("no answer for '/" + service.prefix() + "' from " + service.target() + ": " + fault)
                            .fix("see whether the service runs there, or correct its address in server.proxy"));
        }
    }

    /** The client of one request. */
    private final class Passed implements Caller {
        private final Request request;
        private final Service service;

        Passed(Request request, Service service) {
            this.request = request;
            this.service = service;
        }

        @Override
        public void refuse(int status, String fault) {
            if (!fault.isEmpty()) {
                tell(service, fault);
            }
            request.exchange().getResponseHeaders().put(Fields.CACHE_CONTROL, "no-store");
            request.course().finish(request.exchange(), () -> Lookup.failed(request, status));
        }

        /** What the settings say of the path goes over what the service says; what not everybody may see is kept by no cache. */
        @Override
        public void answering(HeaderMap fields) {
            String path = String.valueOf(request.target().path());
            for (FieldRule rule : rules) {
                if (rule.path().matches(path)) {
                    new FieldSet.Field(new HttpString(rule.name()), rule.value()).put(fields);
                }
            }
            if (!request.site().access().of(path).isEmpty()) {
                String said = fields.getFirst(Fields.CACHE_CONTROL);
                fields.put(Fields.CACHE_CONTROL, ResponseFields.inPrivate(said == null ? "" : said));
            }
        }

        @Override
        public void waiting(boolean forService) {
            Http2Connection http2 = request.exchange().getConnection().getAttachment(Http2Connection.KEY);
            if (http2 != null) {
                http2.waiting(forService);
            }
        }
    }
}

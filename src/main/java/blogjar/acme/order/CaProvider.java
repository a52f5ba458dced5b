package blogjar.acme.order;

import java.net.MalformedURLException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.shredzone.acme4j.Session;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.connector.HttpConnector;
import org.shredzone.acme4j.connector.NetworkSettings;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.provider.AbstractAcmeProvider;
import org.shredzone.acme4j.toolbox.JSON;

/** A CA as the library speaks with it, for one conversation; it is no more than an address, whoever runs it. */
final class CaProvider extends AbstractAcmeProvider {
    private final Optional<SSLContext> trust;
    private final Patience patience;
    private final Clock clock;
    private volatile @Nullable Reply last;

    /** @param trust how the CA's own server is known; empty for Java's way */
    CaProvider(Optional<SSLContext> trust, Patience patience, Clock clock) {
        this.trust = trust;
        this.patience = patience;
        this.clock = clock;
    }

    Session session(URI directory) {
        Session session = new Session(directory, this);
        session.setLocale(Locale.ENGLISH);
        session.networkSettings().setTimeout(patience.answer());
        session.networkSettings().setCompressionEnabled(false);
        session.networkSettings().setProxySelector(ProxySelector.getDefault());
        return session;
    }

    @Override
    public boolean accepts(URI directory) {
        return true;
    }

    @Override
    public URL resolve(URI directory) {
        try {
            return directory.toURL();
        } catch (MalformedURLException none) {
            throw new IllegalArgumentException(directory + " is no address", none);
        }
    }

    @Override
    public HttpClient createHttpClient(NetworkSettings settings) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(settings.getTimeout())
                .proxy(settings.getProxySelector());
        trust.ifPresent(builder::sslContext);
        return builder.build();
    }

    @Override
    public Connection connect(URI directory, NetworkSettings settings, HttpClient client) {
        return new CaConnection(this, createHttpConnector(settings, client));
    }

    /** CAs write to whom a program comes from when it goes astray (RFC 8555, 6.1). */
    @Override
    protected HttpConnector createHttpConnector(NetworkSettings settings, HttpClient client) {
        return new HttpConnector(settings, client) {
            @Override
            public HttpRequest.Builder createRequestBuilder(URL url) {
                return super.createRequestBuilder(url)
                        .setHeader("User-Agent", "blog.jar " + HttpConnector.defaultUserAgent());
            }
        };
    }

    /** Once a conversation, where the library asks for it before each step. */
    @Override
    public @Nullable JSON directory(Session session, URI directory) throws AcmeException {
        return session.hasDirectory() ? null : super.directory(session, directory);
    }

    void note(Reply reply) {
        last = reply;
    }

    /** The last answer of the CA. */
    Optional<Reply> last() {
        return Optional.ofNullable(last);
    }

    Instant now() {
        return clock.instant();
    }

    Patience patience() {
        return patience;
    }
}

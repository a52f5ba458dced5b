package blogjar.server;

import io.undertow.protocols.alpn.ModularJdkAlpnProvider;
import javax.net.ssl.SSLEngine;

/**
 * What a client may choose from by ALPN. The library takes all but HTTP/1.1 back from one that knows no cipher of TLS 1.2 which HTTP/2
 * asks for, such as one of TLS 1.3 only. As all of our ciphers are good enough for HTTP/2 (RFC 9113, 9.2.2), nothing is taken back here.
 */
public final class OfferedProtocols extends ModularJdkAlpnProvider {
    private static final int BEFORE_THE_LIBRARYS_OWN = 1000;

    @Override
    public SSLEngine setProtocols(SSLEngine engine, String[] protocols) {
        boolean takenBack = protocols.length == 1 && !engine.getUseClientMode();
        return takenBack ? engine : super.setProtocols(engine, protocols);
    }

    @Override
    public int getPriority() {
        return BEFORE_THE_LIBRARYS_OWN;
    }
}

package blogjar.acme.dns;

import java.io.IOException;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** TLS without a look at who is there: a CA that follows a redirect does not look either, as certificates are what is to be had. */
final class AnyCertificate implements X509TrustManager {
    private AnyCertificate() {}

    /** TLS over a connection, which it closes with its own. */
    static Socket secure(Socket plain, String host, int port) throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new AnyCertificate()}, null);
            SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, host, port, true);
            socket.startHandshake();
            return socket;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has TLS", impossible);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {
        // never asked
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {
        // anyone will do
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}

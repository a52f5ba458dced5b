package blogjar.acme.order;

import blogjar.diagnostic.Problem;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Why a CA does not answer, as far as can be seen from here. */
final class Silence {
    private static final int MOST_CAUSES = 20;

    private Silence() {}

    static Problem problem(String word, @Nullable Throwable failure) {
        if (has(failure, CertificateNotYetValidException.class) || has(failure, CertificateExpiredException.class)) {
            return error(word, failure)
                    .fix("set this machine's clock (timedatectl set-ntp true); where it is right, the CA is at fault");
        }
        if (has(failure, CertPathBuilderException.class)) {
            return error(word, failure)
                    .fix(
                            "for a CA of your own name its root certificate: server.acme.authority: {url: …, trust: FILE.pem};"
                                    + " else a proxy breaks the connection open");
        }
        if (has(failure, SSLException.class)) {
            return error(word, failure).fix("look whether a firewall or proxy on the way lets TLS through");
        }
        if (has(failure, UnknownHostException.class) || has(failure, UnresolvedAddressException.class)) {
            return Problem.error("the CA " + word + " can't be reached: its name is not found in the DNS")
                    .fix(
                            "look whether this machine has a DNS server (/etc/resolv.conf), and whether the name is right");
        }
        if (has(failure, HttpTimeoutException.class)) {
            return error(word, failure)
                    .fix("nothing, if it is for a while; else see whether a firewall keeps us from it");
        }
        if (has(failure, ConnectException.class)) {
            return Problem.error("the CA " + word + " can't be reached: nobody takes the connection")
                    .fix("nothing, if it is for a while; else see whether a firewall keeps us from it");
        }
        return error(word, failure).fix("nothing, if it is for a while: it is asked again");
    }

    private static Problem error(String word, @Nullable Throwable failure) {
        String said = failure == null ? "no answer" : failure.getMessage();
        return Problem.error("the CA " + word + " can't be reached: "
                + CaWords.clean(said == null ? String.valueOf(failure) : said));
    }

    private static boolean has(@Nullable Throwable failure, Class<? extends Throwable> kind) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
            if (kind.isInstance(cause)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}

package blogjar.acme.order;

import blogjar.acme.Issued;
import blogjar.acme.Refusal;
import blogjar.acme.Wanted;
import blogjar.tls.CertificateRequest;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.shredzone.acme4j.Certificate;
import org.shredzone.acme4j.Login;
import org.shredzone.acme4j.Order;
import org.shredzone.acme4j.Problem;
import org.shredzone.acme4j.Status;
import org.shredzone.acme4j.connector.Connection;
import org.shredzone.acme4j.exception.AcmeException;
import org.shredzone.acme4j.exception.AcmeServerException;
import org.shredzone.acme4j.toolbox.JSONBuilder;

/** Has the certificate of an order made, whose names are shown to be ours, and fetches it (RFC 8555, 7.4). */
final class Issuance {
    private final Wanted wanted;
    private final Login login;
    private final CaProvider ca;
    private final Refusals refusals;

    Issuance(Wanted wanted, Login login, CaProvider ca, Refusals refusals) {
        this.wanted = wanted;
        this.login = login;
        this.ca = ca;
        this.refusals = refusals;
    }

    Issued issue(Order order) throws AcmeException, InterruptedException, Refusal {
        KeyPair key = wanted.key().generate();
        byte[] request = CertificateRequest.of(key, wanted.names());
        Polling polling = new Polling(ca, ca.patience().issuance());
        order.fetch();
        while (order.getStatus() != Status.VALID) {
            if (order.getStatus() == Status.INVALID) {
                throw refusals.invalid(order.getError().map(Problem::asJSON), order.getLocation());
            }
            if (order.getStatus() == Status.READY) {
                finish(order, request);
            }
            if (order.getStatus() != Status.VALID && !polling.fetch(order)) {
                throw refusals.slow("has not made the certificate");
            }
        }
        Issued issued = new Issued(download(order.getCertificate()), key.getPrivate());
        new IssuedCheck(wanted, ca.now(), refusals).check(issued, key.getPublic());
        return issued;
    }

    /**
     * That an order is not ready after all, or has been finished by a request whose answer was lost, shows when it is looked at.
     * The library's own way needs the classes of Bouncy Castle.
     */
    private void finish(Order order, byte[] request) throws AcmeException {
        try (Connection connection = login.getSession().connect()) {
            connection.sendSignedRequest(
                    order.getFinalizeLocation(), new JSONBuilder().putBase64("csr", request), login);
        } catch (AcmeServerException refused) {
            if (!CaWords.kind(refused.getProblem()).equals("orderNotReady")) {
                throw refused;
            }
        }
        order.fetch();
    }

    /** It counts for the CA's limits, so it is not given up at once. */
    private List<X509Certificate> download(Certificate certificate) throws AcmeException, InterruptedException {
        for (int tries = 1; ; tries++) {
            try {
                certificate.download();
                return certificate.getCertificateChain();
            } catch (AcmeException failed) {
                if (tries == 5 || !Refusals.isForAMoment(failed)) {
                    throw failed;
                }
                Thread.sleep(ca.patience().pause().toMillis() << tries);
            }
        }
    }
}

package blogjar.acme;

import java.net.URI;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/** A certificate authority, as far as certificates are had from it. Every call may wait for the network. */
public interface Authority {
    /** Where its directory is; certificates and accounts are filed by it. */
    URI directory();

    /**
     * Orders a certificate, shows that the names are ours, and fetches it.
     *
     * @param answers in the order in which they are preferred
     * @throws Refusal where there is none, with the reason
     */
    Issued obtain(Wanted wanted, List<Answer> answers) throws Refusal;

    /**
     * When the CA would like a certificate to be renewed; empty where it does not say so of any.
     *
     * @throws Refusal where it can't be asked
     */
    Optional<RenewalWindow> renewalWindow(X509Certificate leaf) throws Refusal;

    /**
     * @param reason RFC 5280, 5.3.1: 0 for none, 1 for a key that others know, 4 for one that was replaced, 5 for a site that is gone
     * @throws Refusal where the CA does not take it
     */
    void revoke(Issued certificate, int reason) throws Refusal;

    /**
     * Tells the CA where it may write to, where that is another address than it was told last. No account is made for it.
     *
     * @throws Refusal where the CA does not take it
     */
    void tellEmail() throws Refusal;
}

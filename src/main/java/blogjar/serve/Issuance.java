package blogjar.serve;

import blogjar.acme.AcmeSettings;
import blogjar.acme.Answer;
import blogjar.acme.Authority;
import blogjar.acme.AuthoritySettings;
import blogjar.acme.HttpAnswer;
import blogjar.acme.Refusal;
import blogjar.acme.dns.DnsAnswer;
import blogjar.acme.dns.DnsSettings;
import blogjar.acme.dns.NameCheck;
import blogjar.acme.dns.Resolver;
import blogjar.acme.order.Lookout;
import blogjar.acme.order.Patience;
import blogjar.acme.order.Rfc8555Authority;
import blogjar.acme.order.Subscriber;
import blogjar.acme.renewal.Customer;
import blogjar.acme.renewal.Renewal;
import blogjar.acme.renewal.RenewalObserver;
import blogjar.acme.renewal.StoreShelf;
import blogjar.acme.store.Store;
import blogjar.diagnostic.Problem;
import blogjar.server.Ports;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How certificates are had: what the settings say, where they are kept, and who is asked.
 *
 * @param dns how records are set in the DNS, where that is known
 * @param resolver by which names are looked up
 */
public record Issuance(AcmeSettings settings, Store store, Optional<DnsSettings> dns, Resolver resolver, Clock clock) {
    /** A CA, with the account that we have there; names are looked at before it is asked. */
    public Authority authority(AuthoritySettings ca) {
        NameCheck check = NameCheck.of(resolver, new HttpAnswer(store.webroot()));
        return authority(ca, Optional.empty()).with(new Lookout(check, ca.isPublic()));
    }

    /** @param account by which a certificate was had, where that is known */
    public Rfc8555Authority authority(AuthoritySettings ca, Optional<String> account) {
        Subscriber subscriber = new Subscriber(ca, settings.email(), settings::agreesTo);
        return new Rfc8555Authority(subscriber, store.accounts().preferring(account), Patience.USUAL, clock);
    }

    /**
     * What keeps the certificates, for whoever drives it.
     *
     * @param ports on which proofs are shown
     */
    public Renewal renewal(List<Answer> answers, Ports ports, RenewalObserver observer) {
        return new Renewal(
                new Customer(settings.at(ports.http() + "/" + ports.https()), this::authority, answers),
                new StoreShelf(store),
                clock,
                observer);
    }

    /**
     * By which names are shown to be ours, in the order of the settings.
     *
     * @param handshake answers on the port of HTTPS; empty where none is ours
     * @param told of records in the DNS that stay, and of notes of them that can't be read
     */
    public List<Answer> answers(Optional<Answer> handshake, Consumer<Problem> told) {
        List<Answer> answers = new ArrayList<>();
        for (String challenge : settings.challenges()) {
            switch (challenge) {
                case "http-01" -> answers.add(new HttpAnswer(store.webroot()));
                case "tls-alpn-01" -> handshake.ifPresent(answers::add);
                default -> dns.flatMap(how -> byDns(how, told)).ifPresent(answers::add);
            }
        }
        return answers;
    }

    /** Empty where what was noted of records in the DNS can't be read: the other kinds of proof may do. */
    private Optional<Answer> byDns(DnsSettings how, Consumer<Problem> told) {
        try {
            return Optional.of(DnsAnswer.of(how, store.root().resolve("blog").resolve("dns.json"), told));
        } catch (Refusal unreadable) {
            told.accept(unreadable.problem());
            return Optional.empty();
        }
    }
}

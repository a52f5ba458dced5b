package blogjar.acme.renewal;

import blogjar.acme.AcmeSettings;
import blogjar.acme.Answer;
import blogjar.acme.Authority;
import blogjar.acme.AuthoritySettings;
import java.util.List;
import java.util.function.Function;

/**
 * Who asks for certificates.
 *
 * @param authorities the CA for its settings, those of its staging among them; asked for each time that it is needed
 * @param answers by which names are shown to be ours, in the order of the settings
 */
public record Customer(
        AcmeSettings settings, Function<AuthoritySettings, Authority> authorities, List<Answer> answers) {
    public Customer {
        answers = List.copyOf(answers);
    }

    List<AuthoritySettings> cas() {
        return settings.authorities();
    }

    String mark() {
        return settings.mark();
    }

    boolean isLast(AuthoritySettings ca) {
        return cas().get(cas().size() - 1).equals(ca);
    }
}

package blogjar.acme.renewal;

import blogjar.acme.Answer;
import blogjar.acme.KeyKind;
import java.net.URI;
import java.util.List;

/**
 * What a CA is asked for.
 *
 * @param directory of the CA
 * @param isExempt whether the CA itself asked for it, which its limits are not for (RFC 9773, 5)
 * @param settings stands for all that is set, and changes with it
 * @param answers by which names are shown to be ours
 */
record Order(URI directory, List<String> names, KeyKind key, boolean isExempt, String settings, List<Answer> answers) {
    Order {
        names = List.copyOf(names);
        answers = List.copyOf(answers);
    }

    /** How often a name can fail in one order: with each kind of proof in turn. */
    int weight(String name) {
        return Math.max(
                1, (int) answers.stream().filter(answer -> answer.suits(name)).count());
    }
}

package blogjar.announce;

import java.io.IOException;
import java.net.URI;
import java.util.List;

/** Who is told. */
interface Receiver {
    /** For a person. */
    String name();

    /**
     * The calls that tell it; none where this is nothing to it.
     *
     * @throws blogjar.diagnostic.ProblemException where it can't be told
     */
    List<Call> calls(News news) throws IOException;

    /** Of a call, for a person: what it says that is told. */
    String told(News news);

    /**
     * One call, made anew for each try, as a signature is good for one only.
     *
     * @param fields names and values, one after the other
     */
    record Call(URI to, List<String> fields, String body) {}
}

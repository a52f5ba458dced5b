package blogjar.acme.dns;

import blogjar.text.Json;
import com.sun.net.httpserver.HttpExchange;

/** How one who hosts zones answers the account with {@link FakeHost#SECRET}. */
interface FakeApi {
    /** @param body to be sent as JSON */
    record Reply(int status, Object body) {}

    Reply answer(HttpExchange exchange, String body, FakeZones zones) throws Json.SyntaxException;

    /** That there are too many calls. */
    Reply busy();
}

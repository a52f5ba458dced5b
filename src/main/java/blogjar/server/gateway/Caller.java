package blogjar.server.gateway;

import io.undertow.util.HeaderMap;

/** Who has a request passed on. It is called on the exchange's I/O thread, or within {@link Upstream#pass}. */
public interface Caller {
    /**
     * Says something in place of the service; nothing has been sent yet.
     *
     * @param status to answer with
     * @param fault what is wrong with the service, for who runs it; empty where the client is to blame
     */
    void refuse(int status, String fault);

    /** Puts the last touch to the fields of an answer. */
    void answering(HeaderMap fields);

    /** Whether the client waits for the service, and not the service for the client. */
    void waiting(boolean forService);
}

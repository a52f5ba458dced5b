package blogjar.server;

import org.xnio.Xnio;

/**
 * XNIO, which tells JMX of itself and so starts it: a tenth of a second of a start, for figures that are to be had elsewhere.
 * For what can't be registered XNIO has patience; whoever asks for JMX later has it, and where it is there before, as with
 * {@code -Dcom.sun.management.jmxremote.port}, XNIO is to be seen in it.
 */
final class XnioWithoutJmx {
    /** Names the class that makes the first server of JMX. */
    private static final String BUILDER = "javax.management.builder.initial";

    /** Of the library of threads that XNIO uses, which registers its pool unless this says not to. */
    private static final String POOL_UNSEEN = "jboss.threads.eqe.disable-mbean";

    private XnioWithoutJmx() {}

    static synchronized Xnio get() {
        if (System.getProperty(POOL_UNSEEN) == null) {
            System.setProperty(POOL_UNSEEN, "true");
        }
        String before = System.getProperty(BUILDER);
        System.setProperty(BUILDER, "none");
        try {
            return Xnio.getInstance(XnioWithoutJmx.class.getClassLoader());
        } finally {
            if (before == null) {
                System.clearProperty(BUILDER);
            } else {
                System.setProperty(BUILDER, before);
            }
        }
    }
}

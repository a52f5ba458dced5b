package blogjar.rights;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.StringTokenizer;

/**
 * Calls that change who a process or thread is, and one about its children. Those that change the user reach all threads, as the C library sees to that; what
 * a thread may do is changed for that thread, and handed on to those that it starts.
 *
 * @see <a href="https://man7.org/linux/man-pages/man7/capabilities.7.html">capabilities(7)</a>
 */
final class SystemCalls {
    private static final int KEEP_CAPABILITIES = 8;
    private static final int SECURE_BITS = 28;
    private static final int NO_CHANGE_BY_USER = 1 << 2;
    private static final int NO_NEW_PRIVILEGES = 38;
    private static final int IS_NO_NEW_PRIVILEGES = 39;
    private static final int VERSION_3 = 0x20080522;
    private static final int NOT_WAITING = 1;
    private static final int WORD = Integer.BYTES;

    private final CLibrary c;

    /** Whose capabilities (a version, and 0 for this thread), and which: in force, allowed, handed on; twice, as they are 64 bits. */
    private final ByteBuffer request =
            ByteBuffer.allocateDirect(8 * WORD).order(ByteOrder.nativeOrder()).putInt(0, VERSION_3);

    SystemCalls(CLibrary c) {
        this.c = c;
    }

    /** @throws ReflectiveOperationException where this jar or this Java is too old to call C */
    static SystemCalls load() throws ReflectiveOperationException {
        return new SystemCalls((CLibrary) Class.forName("blogjar.rights.ForeignLibrary")
                .getDeclaredConstructor()
                .newInstance());
    }

    /**
     * Whether this thread may keep what it is allowed, though it is root no more. Where it can be had, that holds for access(2) too,
     * by which Java sees whether a file is there.
     */
    boolean keepCapabilities() {
        return c.call("prctl", SECURE_BITS, NO_CHANGE_BY_USER, 0) == 0 || c.call("prctl", KEEP_CAPABILITIES, 1, 0) == 0;
    }

    /** Whether nothing that this thread runs, or a thread that it starts, can have more rights than it has. */
    boolean gainNothing() {
        return c.call("prctl", NO_NEW_PRIVILEGES, 1, 0) == 0;
    }

    /** Whether all threads belong to this user now, and to no group but its own. */
    boolean become(User user) {
        return c.call("setgroups", 0, 0, 0) == 0
                && c.call("setresgid", user.group(), user.group(), user.group()) == 0
                && c.call("setresuid", user.id(), user.id(), user.id()) == 0;
    }

    /** Whether this thread has these capabilities from now on, and can never have others. */
    synchronized boolean limitTo(long capabilities) {
        for (int half = 0; half < 2; half++) {
            int bits = (int) (capabilities >>> half * Integer.SIZE);
            int first = (2 + 3 * half) * WORD;
            request.putInt(first, bits).putInt(first + WORD, bits).putInt(first + 2 * WORD, 0);
        }
        long at = c.address(request);
        return c.call("capset", at, at + 2 * WORD, 0) == 0;
    }

    /**
     * Takes note of those children that have ended, so that the system can forget them; of the others nothing is said.
     *
     * @param children numbers of processes, each with a space after it
     */
    void reap(String children) {
        for (StringTokenizer each = new StringTokenizer(children); each.hasMoreTokens(); ) {
            c.call("waitpid", Long.parseLong(each.nextToken()), 0, NOT_WAITING);
        }
    }

    /** Asks for what changes nothing. */
    void practise() {
        c.call("prctl", IS_NO_NEW_PRIVILEGES, 0, 0);
        c.address(request);
    }
}

package blogjar.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** User and password, told to the host that they are for and over TLS only. */
final class Credentials extends CredentialsProvider {
    private final RemoteBranch remote;
    private boolean refused;
    private boolean asked;

    Credentials(RemoteBranch remote) {
        this.remote = remote;
    }

    @Override
    public boolean isInteractive() {
        return false;
    }

    @Override
    public boolean supports(CredentialItem... items) {
        return true;
    }

    @Override
    public boolean get(URIish uri, CredentialItem... items) {
        if (!remote.isPrivate()
                || !remote.host().equals(uri.getHost())
                || !String.valueOf(remote.uri().getScheme()).equals(uri.getScheme())) {
            return false;
        }
        Optional<CredentialHelper.Known> known = known();
        if (known.isEmpty()) {
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(known.get().user());
            } else if (item instanceof CredentialItem.Password secret) {
                secret.setValue(known.get().password().toCharArray());
            } else {
                return false;
            }
        }
        return true;
    }

    /** What was given; where that is nothing, or was not taken, what git's helpers know. */
    private Optional<CredentialHelper.Known> known() {
        String password = remote.password();
        if (!refused && !password.isEmpty()) {
            return Optional.of(new CredentialHelper.Known(remote.user(), password));
        }
        RemoteBranch.Own own = remote.own();
        if (own == null || asked) {
            return Optional.empty();
        }
        asked = true;
        try {
            return new CredentialHelper(own.folder()).ask(remote.uri());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Called after a login that was not taken. */
    @Override
    public void reset(URIish uri) {
        refused = true;
    }
}

package blogjar.git;

import org.eclipse.jgit.transport.CredentialItem;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.URIish;

/** User and password, told to the host that they are for and over TLS only. */
final class Credentials extends CredentialsProvider {
    private final RemoteBranch remote;
    private boolean refused;

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
        String password = remote.password();
        if (refused
                || password.isEmpty()
                || !remote.isPrivate()
                || !remote.host().equals(uri.getHost())
                || !String.valueOf(remote.uri().getScheme()).equals(uri.getScheme())) {
            return false;
        }
        for (CredentialItem item : items) {
            if (item instanceof CredentialItem.Username user) {
                user.setValue(remote.user());
            } else if (item instanceof CredentialItem.Password secret) {
                secret.setValue(password.toCharArray());
            } else {
                return false;
            }
        }
        return true;
    }

    /** Called after a login that was not taken. */
    @Override
    public void reset(URIish uri) {
        refused = true;
    }
}

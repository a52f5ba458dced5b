package blogjar.git;

import blogjar.diagnostic.Problem;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.CorruptPackIndexException;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackInvalidException;
import org.eclipse.jgit.errors.RepositoryNotFoundException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.internal.JGitText;

/** What went wrong, in words for who can mend it. */
final class Failures {
    private Failures() {}

    /** Whether it is our copy that is broken, which another fetch mends. */
    static boolean isOurs(Throwable failure) {
        return any(
                        failure,
                        one -> one instanceof MissingObjectException
                                || one instanceof CorruptObjectException
                                || one instanceof CorruptPackIndexException
                                || one instanceof IncorrectObjectTypeException
                                || one instanceof PackInvalidException
                                || one instanceof RepositoryNotFoundException
                                || one instanceof RuntimeException)
                || !any(failure, one -> one instanceof TransportException || one instanceof FileSystemException);
    }

    private static boolean any(Throwable failure, Predicate<Throwable> what) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (what.test(at)) {
                return true;
            }
        }
        return false;
    }

    static GitException noBranch(RemoteBranch remote) {
        String what = remote.branch().isEmpty() ? "has no commit yet" : "has no branch '" + remote.branch() + "'";
        return new GitException(Problem.error("the repository " + remote.address() + " " + what)
                .fix(
                        remote.branch().isEmpty()
                                ? "push the blog to it"
                                : "push it, or correct " + remote.named().branch()));
    }

    static GitException told(RemoteBranch remote, Throwable failure) {
        return new GitException(fix(remote, failure, "the repository " + remote.address() + " can't be had: "));
    }

    private static Problem fix(RemoteBranch remote, Throwable failure, String begin) {
        String said = remote.clean(deepest(failure));
        String message = remote.clean(String.valueOf(failure.getMessage()));
        JGitText texts = JGitText.get();
        if (any(failure, UnknownHostException.class::isInstance)) {
            return Problem.error(begin + "there is no host " + remote.host())
                    .fix("see whether the network was away for a moment; else correct "
                            + remote.named().repository());
        }
        if (failure instanceof NoRemoteRepositoryException) {
            return Problem.error(begin + "there is none, or it is not for everybody to see")
                    .fix("correct " + remote.named().repository() + ", or give a token in "
                            + remote.named().token() + " that may "
                            + remote.named().may());
        }
        if (message.contains(texts.notAuthorized)
                || message.contains(texts.noCredentialsProvider)
                || message.contains("Auth fail")
                || message.contains("not permitted")) {
            return Problem.error(begin + "the login was not taken")
                    .fix(
                            remote.uri().getScheme() != null
                                            && remote.uri().getScheme().startsWith("http")
                                    ? "give a token in " + remote.named().token() + " that may "
                                            + remote.named().may()
                                    : "name the private key in "
                                            + remote.named().key() + ", and add its public part to the repository");
        }
        if (said.contains("UnknownHostKey") || said.contains("reject HostKey")) {
            return Problem.error(begin + "the key of the host " + remote.host() + " is not known here")
                    .fix("compare it with what the host says of its keys, and add it: ssh-keyscan " + remote.host()
                            + " >> known_hosts, in the folder of "
                            + remote.named().key());
        }
        return Problem.error(begin + said)
                .fix((remote.named().again().isEmpty()
                                ? "nothing, if it was for a moment: it is tried again"
                                : "if it was for a moment, " + remote.named().again())
                        + ". Else correct " + remote.named().repository());
    }

    private static String deepest(Throwable failure) {
        String said = "";
        for (Throwable at = failure; at != null; at = at.getCause()) {
            said = Objects.requireNonNullElse(at.getMessage(), at.getClass().getSimpleName());
        }
        return said.strip().replaceAll("\\s+", " ");
    }

    static GitException notWritten(Path folder, Throwable failure) {
        return new GitException(Problem.error("the files of the repository can't be written: " + deepest(failure))
                .in(folder.toString())
                .fix("make room there, or see to its permissions; it is tried again"));
    }
}

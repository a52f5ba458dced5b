package blogjar.git;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import com.jcraft.jsch.JSchChangedHostKeyException;
import com.jcraft.jsch.JSchHostKeyException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
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
    /** What the repository's side could not store; words of git's protocol. */
    private static final Pattern NOT_UNPACKED = Pattern.compile("(?i)unpack");

    /** That, and what a web server will not do whoever asks again. */
    private static final Pattern NOT_DONE = Pattern.compile(NOT_UNPACKED + "|: 4\\d\\d ");

    private static final String HELD = JGitText.get().cannotLockPackIn.replaceFirst("\\{0}.*", "");

    private Failures() {}

    /** Whether it is our copy that is broken, which another fetch mends. */
    static boolean isOurs(Throwable failure) {
        if (any(failure, ProblemException.class::isInstance)) {
            return false;
        }
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
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof ProblemException said) { // which knows better than we do
                return new GitException(said.problems().get(0));
            }
        }
        return new GitException(fix(remote, failure, "the repository " + remote.address() + " can't be had: "));
    }

    /** Whether the same may do well in a moment: a line that was cut, a server that is away, another push of the same pack. */
    static boolean isPassing(Throwable failure) {
        return any(failure, Failures::isHeld) || isOfTheLine(failure);
    }

    /** Two branches that get the same commit at once are sent the same pack, which one of them has to wait for. */
    private static boolean isHeld(Throwable failure) {
        return String.valueOf(failure.getMessage()).startsWith(HELD);
    }

    private static boolean isOfTheLine(Throwable failure) {
        return any(failure, TransportException.class::isInstance)
                && !any(
                        failure,
                        one -> one instanceof UnknownHostException
                                || one instanceof NoRemoteRepositoryException
                                || one instanceof JSchHostKeyException)
                && !isLogin(failure)
                && !NOT_DONE.matcher(String.valueOf(failure.getMessage())).find();
    }

    private static boolean isLogin(Throwable failure) {
        String message = String.valueOf(failure.getMessage());
        JGitText texts = JGitText.get();
        return message.contains(texts.notAuthorized)
                || message.contains(texts.noCredentialsProvider)
                || message.contains("Auth fail")
                || message.contains("not permitted");
    }

    private static Problem fix(RemoteBranch remote, Throwable failure, String begin) {
        String said = remote.clean(deepest(failure));
        RemoteBranch.Named named = remote.named();
        if (any(failure, UnknownHostException.class::isInstance)) {
            return Problem.error(begin + "there is no host " + remote.host())
                    .fix("see whether the network was away for a moment; else correct " + named.repository());
        }
        if (failure instanceof NoRemoteRepositoryException) {
            return Problem.error(begin + "there is none, or it is not for everybody to see")
                    .fix("correct " + named.repository() + ", or give a token in " + named.token() + " that may "
                            + named.may());
        }
        if (isLogin(failure)) {
            return Problem.error(begin + "the login was not taken")
                    .fix(
                            remote.uri().getScheme() != null
                                            && remote.uri().getScheme().startsWith("http")
                                    ? "give a token in " + named.token() + " that may " + named.may()
                                            + (remote.own() == null
                                                    ? ""
                                                    : ", or have git remember a login for the host")
                                    : "name the private key in " + named.key()
                                            + ", and add its public part to the repository");
        }
        if (any(failure, JSchHostKeyException.class::isInstance)) {
            return hostKey(remote, failure, begin);
        }
        if (NOT_UNPACKED.matcher(said).find()) {
            return Problem.error(begin + said)
                    .fix("see whether its disk is full; nothing of the branch was changed"
                            + (named.again().isEmpty() ? "" : ". Then " + named.again()));
        }
        return Problem.error(begin + said)
                .fix((named.again().isEmpty()
                                ? "nothing, if it was for a moment: it is tried again"
                                : "if it was for a moment, " + named.again())
                        + ". Else correct " + named.repository());
    }

    private static Problem hostKey(RemoteBranch remote, Throwable failure, String begin) {
        int port = remote.uri().getPort();
        Path file = SshFiles.knownHosts(remote.key()).get(0);
        if (any(failure, JSchChangedHostKeyException.class::isInstance)) {
            return SshHost.changed(begin, SshHost.known(remote.host(), port), file);
        }
        return Problem.error(begin + "the key of the host " + remote.host() + " is not known here")
                .fix("compare it with what the host says of its keys, and add it: ssh-keyscan "
                        + (port > 0 ? "-p " + port + " " : "") + remote.host() + " >> " + file);
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

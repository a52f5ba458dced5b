package blogjar.announce;

import blogjar.diagnostic.Problem;
import blogjar.diagnostic.ProblemException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All who are to be told, each for itself. */
public final class Announcement {
    private static final int LONGEST_MESSAGE = 300;

    private final List<Receiver> receivers;
    private final List<String> secrets;

    /** @param secrets no message may show them */
    Announcement(List<Receiver> receivers, List<String> secrets) {
        this.receivers = List.copyOf(receivers);
        this.secrets = List.copyOf(secrets);
    }

    /** Whether nobody is to be told anything, whatever there is. */
    public boolean isToNobody() {
        return receivers.isEmpty();
    }

    /**
     * What became of one.
     *
     * @param told empty where it has nothing to learn, or there is a problem
     */
    public record Outcome(String name, String told, List<Problem> problems) {}

    /**
     * Comes back when all were told, in the order of the settings.
     *
     * @param rehearse to tell nobody, and say what would be told
     */
    public List<Outcome> tell(News news, boolean rehearse) {
        if (isToNobody() || news.isEmpty()) {
            return List.of();
        }
        Line line = new Line();
        ExecutorService threads = Executors.newFixedThreadPool(receivers.size());
        try {
            List<CompletableFuture<Outcome>> all = new ArrayList<>();
            for (Receiver receiver : receivers) {
                all.add(CompletableFuture.supplyAsync(() -> outcome(receiver, news, line, rehearse), threads));
            }
            return all.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdown();
        }
    }

    private Outcome outcome(Receiver receiver, News news, Line line, boolean rehearse) {
        try {
            List<Receiver.Call> calls = receiver.calls(news);
            for (Receiver.Call call : rehearse ? List.<Receiver.Call>of() : calls) {
                Line.Answer answer = line.send(call);
                if (!answer.isFine()) {
                    return failed(receiver, "answered with " + answer.status() + " " + answer.body());
                }
            }
            return new Outcome(receiver.name(), calls.isEmpty() ? "" : receiver.told(news), List.of());
        } catch (ProblemException failed) {
            return new Outcome(receiver.name(), "", failed.problems());
        } catch (IOException silent) {
            return failed(receiver, "can't be reached: " + silent.getMessage());
        }
    }

    private Outcome failed(Receiver receiver, String why) {
        Problem problem = Problem.error(
                        "the site is in its place, but " + receiver.name() + " was not told of it; it " + clean(why))
                .fix("see to it, and deploy again with --announce, which tells all of the site");
        return new Outcome(receiver.name(), "", List.of(problem));
    }

    private String clean(String message) {
        String text = message.strip().replaceAll("\\s+", " ");
        for (String secret : secrets) {
            text = text.replace(secret, "***");
        }
        return text.length() > LONGEST_MESSAGE ? text.substring(0, LONGEST_MESSAGE) + " …" : text;
    }
}

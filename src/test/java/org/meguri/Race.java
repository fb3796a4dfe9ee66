package org.meguri;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.meguri.system.Refusal;

/** Several people do something at the same moment. */
public final class Race {

    /** Something that a person or a job does. */
    public interface Act {
        void run() throws Exception;
    }

    private static final int SECONDS = 60;

    private Race() {}

    /**
     * Runs all acts at once, each in a thread of its own.
     *
     * @return in their order what became of each: {@code done}, {@code refused 409} or, for anything but a
     *     {@link Refusal}, the failure with its cause
     */
    public static List<String> run(Act... acts) {
        var line = new CyclicBarrier(acts.length);
        var runners = Executors.newFixedThreadPool(acts.length);
        try {
            var started = new ArrayList<Future<String>>();
            for (var act : acts) {
                started.add(runners.submit((Callable<String>) () -> {
                    line.await(SECONDS, TimeUnit.SECONDS);
                    return outcome(act);
                }));
            }
            var outcomes = new ArrayList<String>();
            for (var runner : started) {
                outcomes.add(runner.get(SECONDS, TimeUnit.SECONDS));
            }
            return outcomes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The race was broken off", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("The race did not end", e);
        } finally {
            runners.shutdownNow();
        }
    }

    private static String outcome(Act act) {
        try {
            act.run();
            return "done";
        } catch (Refusal refusal) {
            return "refused " + refusal.status().value();
        } catch (Exception failure) {
            var words = new StringBuilder();
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                words.append(cause).append(" <- ");
            }
            return words.toString();
        }
    }
}

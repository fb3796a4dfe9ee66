package org.meguri.approval;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.approval.ApprovalQueue.Line;
import org.meguri.organization.SignedIn;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/**
 * Approves several sheets with one press: each is a decision of its own, in a transaction of its own, bound to the text that
 * stood in the list. One that fails stops none of the others.
 */
@Service
class ApproveTogether {

    private static final Logger LOG = LoggerFactory.getLogger(ApproveTogether.class);

    private final ApprovalQueue queue;
    private final ApproveEvaluation approve;
    private final Words words;

    ApproveTogether(ApprovalQueue queue, ApproveEvaluation approve, Words words) {
        this.queue = queue;
        this.approve = approve;
        this.words = words;
    }

    /**
     * What became of one.
     *
     * @param heading of the sheet, or what was sent where there is none such
     * @param page the address of the sheet; null where there is none
     * @param why it was not approved; null where it was
     */
    record Result(String heading, @Nullable String page, @Nullable String why) implements Serializable {

        public boolean approved() {
            return why == null;
        }
    }

    /**
     * Approves what was ticked.
     *
     * @param tokens {@link Line#token()}s of the list that was shown
     * @return in the order of the ticks, each once
     */
    List<Result> approve(List<String> tokens, SignedIn by) {
        var lines = queue.lines(by).stream()
                .collect(Collectors.toMap(ApproveTogether::place, Function.identity(), (one, other) -> one));
        var results = new ArrayList<Result>();
        for (var token : new LinkedHashSet<>(tokens)) {
            results.add(approve(token, lines, by));
        }
        return results;
    }

    private Result approve(String token, Map<String, Line> lines, SignedIn by) {
        var parts = token.split(":", -1);
        var line = parts.length == 4 ? lines.get(parts[0] + ":" + parts[1]) : null;
        if (line == null || line.unitId() == null) {
            return new Result(words.of("approval.together.unknown"), null, words.of("approval.together.gone"));
        }
        var evaluation = line.evaluation();
        var page = "/approvals/" + evaluation.id();
        if (!line.tickable()) {
            return new Result(evaluation.heading(), page, words.of("approval.together.doubt", doubts(line)));
        }
        try {
            approve.decide(
                    new ApproveEvaluation.Command(
                            evaluation.id(), line.unitId(), round(parts[2]), parts[3], Verdict.APPROVED, "", Map.of()),
                    by);
            return new Result(evaluation.heading(), page, null);
        } catch (Refusal refusal) {
            return new Result(evaluation.heading(), page, words.of(refusal));
        } catch (ConcurrencyFailureException clash) {
            return new Result(evaluation.heading(), page, words.of("approval.together.clash"));
        } catch (RuntimeException failure) {
            // The sheets before it are approved; whoever pressed has to hear which.
            LOG.warn("Evaluation {} could not be approved with others", evaluation.id(), failure);
            return new Result(evaluation.heading(), page, words.of("approval.together.failed"));
        }
    }

    private String doubts(Line line) {
        return line.doubts().stream()
                .map(doubt -> words.of("approval.doubt." + doubt))
                .collect(Collectors.joining(words.of("approval.doubt.between")));
    }

    private static String place(Line line) {
        return line.evaluation().id() + ":" + line.unitId();
    }

    /** -1 for what no list sends, which then is no version of anything. */
    private static int round(String sent) {
        try {
            return Integer.parseInt(sent);
        } catch (NumberFormatException notOurs) {
            return -1;
        }
    }
}

package org.meguri.evaluation;

import java.time.Clock;
import java.util.List;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.system.JapaneseDates;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** 取下げ: the department takes a submission back that nobody who decides has opened yet. */
@UseCase
public class WithdrawEvaluation {

    private final Evaluations evaluations;
    private final SubmittedRounds rounds;
    private final Openings openings;
    private final Withdrawals withdrawals;
    private final WritingRules rules;
    private final Directory directory;
    private final JapaneseDates dates;
    private final EvaluationFlow flow;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    WithdrawEvaluation(
            Evaluations evaluations,
            SubmittedRounds rounds,
            Openings openings,
            Withdrawals withdrawals,
            WritingRules rules,
            Directory directory,
            JapaneseDates dates,
            EvaluationFlow flow,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.openings = openings;
        this.withdrawals = withdrawals;
        this.rules = rules;
        this.directory = directory;
        this.dates = dates;
        this.flow = flow;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What is taken back.
     *
     * @param round the round that was shown
     * @param hash of the submission that was shown
     */
    public record Command(EvaluationId evaluation, int round, String hash) {}

    /**
     * Takes the submission back: the sheet is a draft of the same round again, with its texts, replies and citations. Doing
     * it again, as a double click does, changes nothing.
     *
     * @throws Refusal (404) when the person does not write for the lead unit; (409) when somebody who decides has opened it,
     *     or it has moved on
     */
    public void withdraw(Command command, SignedIn by) {
        var evaluation = evaluations.lock(command.evaluation());
        rules.requireWriter(evaluation, by);
        var before = withdrawals.ofEvaluation(evaluation.id()).stream()
                .map(Withdrawal::view)
                .filter(one -> one.round() == command.round())
                .toList();
        if (evaluation.status() == Status.DRAFT && evaluation.round() == command.round() && same(before, command, by)) {
            return;
        }
        if (evaluation.status() == Status.DRAFT || evaluation.round() != command.round()) {
            throw Refusal.conflict("evaluation.moved-on", evaluation.heading());
        }
        openings.of(evaluation.id(), evaluation.round()).stream()
                .findFirst()
                .map(Opening::view)
                .ifPresent(opened -> {
                    throw Refusal.conflict(
                            "evaluation.withdraw.opened",
                            evaluation.heading(),
                            directory.officer(opened.officer()).name(),
                            dates.briefWithTime(opened.at()));
                });
        var submitted = rounds.findById(new RoundKey(evaluation.id(), command.round()))
                .filter(round -> round.view().hash().equals(command.hash()))
                .orElseThrow(() -> Refusal.conflict("evaluation.moved-on", evaluation.heading()));
        var now = clock.instant();
        evaluation.withdraw();
        withdrawals.save(new Withdrawal(evaluation.id(), before.size() + 1, submitted.view(), by.id(), now));
        rounds.delete(submitted);
        evaluations.flush();
        flow.withdrawn(evaluation.id());
        announcements.publishEvent(
                new EvaluationWithdrawn(evaluation.id(), evaluation.cycle(), command.round(), by.id(), now));
    }

    private static boolean same(List<WithdrawalView> before, Command command, SignedIn by) {
        return !before.isEmpty()
                && before.get(before.size() - 1).withdrawnBy().equals(by.id())
                && before.get(before.size() - 1).hash().equals(command.hash());
    }
}

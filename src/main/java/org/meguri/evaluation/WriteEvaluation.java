package org.meguri.evaluation;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.evaluation.EarlierRemarks.Earlier;
import org.meguri.organization.SignedIn;
import org.meguri.sheet.Sheet;
import org.meguri.system.UseCase;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;

/** Keeps what the department writes, as a draft or as its submission. */
@UseCase
public class WriteEvaluation {

    private final Evaluations evaluations;
    private final SubmittedRounds rounds;
    private final ReturnRequests requests;
    private final EvaluationLookup lookup;
    private final WritingRules rules;
    private final EvaluationFlow flow;
    private final Inbox inbox;
    private final SharedText shared;
    private final EarlierRemarks earlier;
    private final org.springframework.context.ApplicationEventPublisher announcements;
    private final Clock clock;

    WriteEvaluation(
            Evaluations evaluations,
            SubmittedRounds rounds,
            ReturnRequests requests,
            EvaluationLookup lookup,
            WritingRules rules,
            EvaluationFlow flow,
            Inbox inbox,
            SharedText shared,
            EarlierRemarks earlier,
            org.springframework.context.ApplicationEventPublisher announcements,
            Clock clock) {
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.requests = requests;
        this.lookup = lookup;
        this.rules = rules;
        this.flow = flow;
        this.inbox = inbox;
        this.shared = shared;
        this.earlier = earlier;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * What a writer has typed.
     *
     * @param revision the revision of the text that the writer started from
     * @param values by field
     * @param replies to what was asked for when the sheet was sent back, by request
     * @param citations what is said of remarks of earlier years, by remark; those that are not named stay as they are
     */
    public record Command(
            EvaluationId id,
            long revision,
            Map<String, String> values,
            Map<UUID, String> replies,
            Map<UUID, Citation> citations) {

        /** Without a word on remarks of earlier years. */
        public Command(EvaluationId id, long revision, Map<String, String> values, Map<UUID, String> replies) {
            this(id, revision, values, replies, Map.of());
        }
    }

    /**
     * Keeps a draft.
     *
     * @return the new revision
     * @throws org.meguri.system.Refusal (404) when the person does not write for the lead unit; (409) when somebody wrote
     *     meanwhile or the sheet is no draft any more
     * @throws InvalidSheet when a field breaks a rule that holds for drafts too; nothing is kept
     */
    public long save(Command command, SignedIn by) {
        var evaluation = evaluations.lock(command.id());
        rules.requireWriter(evaluation, by);
        var sheet = lookup.sheet(evaluation.view());
        write(evaluation, sheet, command, by);
        return evaluation.revision();
    }

    /**
     * Keeps what is written and hands it to the chiefs. Submitting the same text again, as a double click does, changes
     * nothing.
     *
     * @throws org.meguri.system.Refusal as {@link #save}; (409) after the last day (締切) to all but who writes in the department's stead, with nothing taken
     * @throws InvalidSheet when a field or a reply is missing or wrong; nothing is kept
     */
    public void submit(Command command, SignedIn by) {
        var evaluation = evaluations.lock(command.id());
        rules.requireWriter(evaluation, by);
        var sheet = lookup.sheet(evaluation.view());
        if (evaluation.status() == Status.SUBMITTED
                && submittedSame(evaluation, sheet.normalise(command.values()), citations(command), by)) {
            return;
        }
        if (!rules.standsIn(evaluation.id(), by)) {
            inbox.requireOpen(evaluation.id().value(), TaskKind.SELF_EVALUATE, null);
        }
        write(evaluation, sheet, command, by);
        var remarks = earlier.on(evaluation.view());
        rules.requireComplete(evaluation, sheet, requestsOf(evaluation), remarks);
        var now = clock.instant();
        rounds.save(evaluation.submit(said(remarks), by.id(), now));
        evaluations.flush();
        flow.submitted(evaluation.id());
        announcements.publishEvent(
                new EvaluationSubmitted(evaluation.id(), evaluation.cycle(), evaluation.round(), by.id(), now));
    }

    /** What the sheet says of earlier remarks, as it is signed; without a word the text alone is. */
    private static Map<String, String> said(List<Earlier> remarks) {
        var said = new LinkedHashMap<String, String>();
        remarks.stream()
                .filter(one -> one.citation().followedUp())
                .forEach(one ->
                        said.put(EarlierRemarks.FIELD + one.id(), one.citation().text()));
        return said;
    }

    private Map<UUID, Citation> citations(Command command) {
        var citations = new LinkedHashMap<UUID, Citation>();
        command.citations()
                .forEach((remark, typed) ->
                        citations.put(remark, new Citation(typed.followedUp(), rules.normalise(typed.text()))));
        return citations;
    }

    private boolean submittedSame(
            Evaluation evaluation, Map<String, String> values, Map<UUID, Citation> citations, SignedIn by) {
        var cited = earlier.on(evaluation.view()).stream()
                .allMatch(one -> one.citation().equals(citations.getOrDefault(one.id(), one.citation())));
        return cited
                && rounds.findById(new RoundKey(evaluation.id(), evaluation.round()))
                        .map(SubmittedRound::view)
                        .filter(round -> round.submittedBy().equals(by.id())
                                && round.content().equals(values))
                        .isPresent();
    }

    private void write(Evaluation evaluation, Sheet sheet, Command command, SignedIn by) {
        var values = sheet.normalise(command.values());
        if (evaluation.status() == Status.DRAFT) {
            rules.requireWellFormed(sheet, values, command.replies(), command.citations());
        }
        var until = evaluation.content();
        evaluation.write(values, by.id(), clock.instant(), command.revision());
        var replied = false;
        for (var request : requestsOf(evaluation)) {
            if (command.replies().containsKey(request.id())) {
                var before = request.view().reply();
                request.reply(rules.normalise(command.replies().getOrDefault(request.id(), "")));
                replied |= !java.util.Objects.equals(before, request.view().reply());
                requests.save(request);
            }
        }
        replied |= earlier.cite(evaluation.view(), citations(command), by);
        if (replied && evaluation.revision() == command.revision()) {
            evaluation.replied(by.id(), clock.instant());
        }
        evaluations.save(evaluation);
        shared.kept(evaluation.view(), until, by);
    }

    /** What was asked for when the round before this one was sent back. */
    private java.util.List<ReturnRequest> requestsOf(Evaluation evaluation) {
        return requests.findByEvaluationAndRoundOrderByPosition(evaluation.id(), evaluation.round() - 1);
    }
}

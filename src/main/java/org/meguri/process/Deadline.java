package org.meguri.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.Deadlines;
import org.meguri.cycle.Deadlines.Days;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.meguri.organization.UnitId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.proposal.ProposalRoundId;
import org.meguri.proposal.ProposalStage;
import org.meguri.task.ChaseRules;
import org.meguri.task.Rung;
import org.springframework.stereotype.Component;

/** Public, as the expression language calls methods of public classes only. The dates in the models: {@code ${deadline.of(execution, 'REVIEW')}} and {@code ${deadline.at(execution, 'REVIEW', 'OVERDUE')}}. */
@Component("deadline")
public class Deadline {

    /** A timer has to have a date; the one of a rung that a town does without is far enough, and every database keeps it. */
    static final Date NEVER = Date.from(
            LocalDate.of(9999, 1, 1).atStartOfDay(ZoneId.systemDefault()).toInstant());

    private final CycleLookup cycles;
    private final Deadlines deadlines;
    private final ProposalLookup proposals;
    private final ChaseRules rules;
    private final Clock clock;

    Deadline(CycleLookup cycles, Deadlines deadlines, ProposalLookup proposals, ChaseRules rules, Clock clock) {
        this.cycles = cycles;
        this.deadlines = deadlines;
        this.proposals = proposals;
        this.rules = rules;
        this.clock = clock;
    }

    /** The due day of a task that opens now, as the start of that day. */
    public Date of(VariableScope execution, String stage) {
        return start(days(execution, stage).due());
    }

    /**
     * When a rung of a task that opens now is reached.
     *
     * @return a moment that never comes when the rung table has no such row
     */
    public Date at(VariableScope execution, String stage, String rung) {
        return at(stage, Rung.valueOf(rung), days(execution, stage).due());
    }

    /** When a rung is reached on the way to a due day; {@link #NEVER} when the rung table has no such row. */
    Date at(String stage, Rung rung, LocalDate due) {
        return rules.step(DmnChaseRules.anyKind(stage), rung, due)
                .map(step -> Date.from(step.at()))
                .orElse(NEVER);
    }

    /** The two clocks of a task that opens now. */
    Days days(VariableScope execution, String stage) {
        var round = (String) execution.getVariable(Vocabulary.ROUND_ID);
        if (round != null) {
            return new Days(
                    proposals.due(ProposalRoundId.of(round), ProposalStage.valueOf(stage), LocalDate.now(clock)), null);
        }
        var cycle = cycles.get(CycleId.of((String) execution.getVariable(Vocabulary.CYCLE_ID)));
        return deadlines.days(cycle, Stage.valueOf(stage), place(execution, Stage.valueOf(stage)), clock.instant());
    }

    /** Where the work lies: with the unit whose desk it comes to, and with nobody's where it is the whole town's. */
    private static Place place(VariableScope execution, Stage stage) {
        var subject = UUID.fromString(businessKey(execution));
        var unit = (String)
                switch (stage) {
                    case SELF_EVALUATION, ANSWER, ANSWER_APPROVAL -> execution.getVariable(Vocabulary.LEAD_UNIT);
                    case APPROVAL -> execution.getVariable(Vocabulary.APPROVER_UNIT);
                    case REVIEW, COMMITTEE, BOARD, PUBLICATION -> null;
                };
        return new Place(unit == null ? null : UnitId.of(unit), subject);
    }

    private static String businessKey(VariableScope scope) {
        return scope instanceof DelegateTask task
                ? task.getExecution().getProcessBusinessKey()
                : ((DelegateExecution) scope).getProcessBusinessKey();
    }

    static Date start(LocalDate day) {
        return Date.from(day.atStartOfDay(ZoneId.systemDefault()).toInstant());
    }
}

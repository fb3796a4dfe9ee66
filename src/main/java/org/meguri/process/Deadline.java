package org.meguri.process;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import org.camunda.bpm.engine.delegate.VariableScope;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.Deadlines;
import org.meguri.cycle.Stage;
import org.meguri.proposal.ProposalLookup;
import org.meguri.proposal.ProposalRoundId;
import org.meguri.proposal.ProposalStage;
import org.meguri.task.ChaseRules;
import org.meguri.task.Rung;
import org.springframework.stereotype.Component;

/** Public, as the expression language calls methods of public classes only. The dates in the models: {@code ${deadline.of(execution, 'REVIEW')}} and {@code ${deadline.at(execution, 'REVIEW', 'OVERDUE')}}. */
@Component("deadline")
public class Deadline {

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
        return Date.from(
                due(execution, stage).atStartOfDay(ZoneId.systemDefault()).toInstant());
    }

    /**
     * When a rung of a task that opens now is reached.
     *
     * @throws IllegalStateException when the rung table has no such row
     */
    public Date at(VariableScope execution, String stage, String rung) {
        return Date.from(rules.step(DmnChaseRules.anyKind(stage), Rung.valueOf(rung), due(execution, stage))
                .orElseThrow(() -> new IllegalStateException(
                        "The rung table has no row for stage %s and rung %s".formatted(stage, rung)))
                .at());
    }

    private LocalDate due(VariableScope execution, String stage) {
        var round = (String) execution.getVariable(Vocabulary.ROUND_ID);
        if (round != null) {
            return proposals.due(ProposalRoundId.of(round), ProposalStage.valueOf(stage), LocalDate.now(clock));
        }
        var cycle = cycles.get(CycleId.of((String) execution.getVariable(Vocabulary.CYCLE_ID)));
        return deadlines.due(cycle, Stage.valueOf(stage), LocalDate.now(clock));
    }
}

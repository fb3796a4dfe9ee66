package org.meguri.process;

import java.time.ZoneId;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.AdvanceCycle;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.task.Inbox;
import org.meguri.task.NewTask;
import org.meguri.task.TaskKind;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps the inbox in step with the engine's tasks, inside the engine's transaction. */
@Component
class InboxMirror {

    private final Inbox inbox;
    private final EvaluationLookup evaluations;
    private final RemarkLookup remarks;
    private final CycleLookup cycles;
    private final AdvanceCycle advance;
    private final ProposalLookup proposals;
    private final Deadline deadline;

    InboxMirror(
            Inbox inbox,
            EvaluationLookup evaluations,
            RemarkLookup remarks,
            CycleLookup cycles,
            AdvanceCycle advance,
            ProposalLookup proposals,
            Deadline deadline) {
        this.inbox = inbox;
        this.evaluations = evaluations;
        this.remarks = remarks;
        this.cycles = cycles;
        this.advance = advance;
        this.proposals = proposals;
        this.deadline = deadline;
    }

    @EventListener
    public void on(DelegateTask task) {
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE -> open(task);
            case TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE -> inbox.close(task.getId());
            default -> {
                // Assignments and updates do not concern the inbox.
            }
        }
    }

    private void open(DelegateTask task) {
        var kind = Vocabulary.kind(task.getTaskDefinitionKey());
        var subject = UUID.fromString(task.getExecution().getProcessBusinessKey());
        var cycle = UUID.fromString(yearOrRound(task));
        var desk = Desk.of(task);
        var about = about(kind, subject);
        var due = task.getDueDate().toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
        var lock = deadline.days(task, Vocabulary.stage(kind)).lock();
        inbox.open(new NewTask(
                task.getId(),
                kind,
                subject,
                cycle,
                desk.role(),
                desk.unit(),
                about.title(),
                about.reference(),
                due,
                lock));
        switch (kind) {
            case CONFIRM_BY_BOARD -> advance.enter(new CycleId(cycle), CycleState.BOARD);
            case PUBLISH -> advance.enter(new CycleId(cycle), CycleState.PUBLICATION);
            case HOLD_COMMITTEE -> advance.enter(new CycleId(cycle), CycleState.COMMITTEE);
            default -> {
                // The other tasks are steps within a stage.
            }
        }
    }

    private static String yearOrRound(DelegateTask task) {
        var cycle = (String) task.getVariable(Vocabulary.CYCLE_ID);
        return cycle != null ? cycle : (String) task.getVariable(Vocabulary.ROUND_ID);
    }

    private record About(String title, String reference) {}

    private About about(TaskKind kind, UUID subject) {
        return switch (kind) {
            case SELF_EVALUATE, APPROVE, REVIEW -> {
                var evaluation = evaluations.get(new EvaluationId(subject));
                yield new About(evaluation.heading(), Integer.toString(evaluation.seq()));
            }
            case ANSWER_REMARK, APPROVE_ANSWER -> {
                var remark = remarks.get(new RemarkId(subject));
                var evaluation = evaluations.get(remark.evaluation());
                yield new About(evaluation.heading(), evaluation.seq() + "-" + remark.number());
            }
            case PROPOSE, APPROVE_PROPOSAL, DECIDE_PROPOSAL -> {
                var proposal = proposals.get(new ProposalId(subject));
                yield new About(
                        proposal.taskTitle(proposals.round(proposal.round()).title()),
                        Integer.toString(proposal.seq()));
            }
            default -> {
                var cycle = cycles.get(new CycleId(subject));
                yield new About(cycle.title(), cycle.definition().code());
            }
        };
    }

    /** Whose desk a task lies on, from the candidate group of the model: {@code ROLE} or {@code ROLE:unit}. */
    private record Desk(Role role, @org.jspecify.annotations.Nullable UnitId unit) {

        static Desk of(DelegateTask task) {
            var groups = task.getCandidates().stream()
                    .map(org.camunda.bpm.engine.task.IdentityLink::getGroupId)
                    .toList();
            if (groups.size() != 1) {
                throw new IllegalStateException(
                        "User task %s needs one candidate group".formatted(task.getTaskDefinitionKey()));
            }
            var parts = groups.get(0).split(":", 2);
            return new Desk(Role.valueOf(parts[0]), parts.length == 1 ? null : UnitId.of(parts[1]));
        }
    }
}

package org.meguri.process;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.jspecify.annotations.Nullable;
import org.meguri.approval.ApprovalLookup;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Running processes and the tasks of the inbox: candidate groups, variables and the desk go to whoever takes over. Comes
 * last, when sheets and approvals name the new units already.
 */
@Component
@Order(900)
@Transactional
class ProcessesFollowReorganization implements FollowsReorganization {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Inbox inbox;
    private final EvaluationLookup evaluations;
    private final RemarkLookup remarks;
    private final ApprovalLookup approvals;
    private final ProposalLookup proposals;

    ProcessesFollowReorganization(
            RuntimeService runtime,
            TaskService tasks,
            Inbox inbox,
            EvaluationLookup evaluations,
            RemarkLookup remarks,
            ApprovalLookup approvals,
            ProposalLookup proposals) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.inbox = inbox;
        this.evaluations = evaluations;
        this.remarks = remarks;
        this.approvals = approvals;
        this.proposals = proposals;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        return inbox.openTasksOf(units).stream()
                .map(task -> new Affected(
                        "task.moves." + task.kind(), task.subject(), task.title(), desk(task), itemOf(task)))
                .toList();
    }

    @Override
    public void follow(Succession succession) {
        for (var unit : succession.units()) {
            for (var instance : runtime.createProcessInstanceQuery()
                    .variableValueEquals(Vocabulary.LEAD_UNIT, unit.toString())
                    .list()) {
                var model = instance.getProcessDefinitionId().split(":", 2)[0];
                var item = itemOf(model, UUID.fromString(instance.getBusinessKey()));
                runtime.setVariable(
                        instance.getId(),
                        Vocabulary.LEAD_UNIT,
                        succession.successor(unit, item).toString());
            }
        }
        var toApprove = new LinkedHashMap<TaskKind, Map<UUID, Collection<UnitId>>>();
        for (var task : inbox.openTasksOf(succession.units())) {
            var to = succession.successor(desk(task), itemOf(task));
            hand(task, to);
            if (askedByUnit(task)) {
                toApprove
                        .computeIfAbsent(task.kind(), kind -> new LinkedHashMap<>())
                        .computeIfAbsent(task.subject(), subject -> new LinkedHashSet<>())
                        .add(to);
            }
        }
        toApprove.forEach((kind, subjects) ->
                subjects.forEach((subject, units) -> units.forEach(unit -> onlyOnce(kind, subject, unit))));
    }

    private void hand(TaskView task, UnitId to) {
        tasks.deleteCandidateGroup(task.id(), task.role() + ":" + desk(task));
        tasks.addCandidateGroup(task.id(), task.role() + ":" + to);
        if (askedByUnit(task)) {
            var open = tasks.createTaskQuery().taskId(task.id()).singleResult();
            // Set where it is: it belongs to the one approval, not to the sheet's process.
            runtime.setVariable(open.getExecutionId(), Vocabulary.APPROVER_UNIT, to.toString());
        }
        inbox.hand(task.id(), to);
    }

    /** Several chiefs are asked at once, each for a unit. */
    private static boolean askedByUnit(TaskView task) {
        return task.kind() == TaskKind.APPROVE || task.kind() == TaskKind.APPROVE_PROPOSAL;
    }

    /** Of units that became one the chief is asked once, or not at all where the approval is there already. */
    private void onlyOnce(TaskKind kind, UUID subject, UnitId unit) {
        var waiting = inbox.openTasks(subject).stream()
                .filter(task -> task.kind() == kind && unit.equals(task.unit()))
                .toList();
        var approved = kind == TaskKind.APPROVE
                ? approved(new EvaluationId(subject), unit)
                : proposals.approvedFor(new ProposalId(subject)).contains(unit);
        waiting.stream().skip(approved ? 0 : 1).forEach(task -> tasks.complete(task.id(), Map.of()));
    }

    private boolean approved(EvaluationId id, UnitId unit) {
        var evaluation = evaluations.get(id);
        return approvals.of(id).stream()
                .anyMatch(approval -> approval.round() == evaluation.round()
                        && approval.unit().equals(unit));
    }

    private static UnitId desk(TaskView task) {
        return Optional.ofNullable(task.unit()).orElseThrow();
    }

    private @Nullable UUID itemOf(TaskView task) {
        return switch (task.kind()) {
            case SELF_EVALUATE, APPROVE, REVIEW -> itemOf(Vocabulary.EVALUATION, task.subject());
            case ANSWER_REMARK, APPROVE_ANSWER -> itemOf(Vocabulary.REMARK, task.subject());
            default -> null;
        };
    }

    private @Nullable UUID itemOf(String model, UUID subject) {
        return switch (model) {
            case Vocabulary.EVALUATION ->
                evaluations.get(new EvaluationId(subject)).item().value();
            case Vocabulary.REMARK ->
                evaluations
                        .get(remarks.get(new RemarkId(subject)).evaluation())
                        .item()
                        .value();
            default -> null;
        };
    }
}

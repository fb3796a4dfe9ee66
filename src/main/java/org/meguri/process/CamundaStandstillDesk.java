package org.meguri.process;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.jspecify.annotations.Nullable;
import org.meguri.operation.Cause;
import org.meguri.operation.StandstillDesk;
import org.meguri.operation.StoppedWork;
import org.meguri.operation.StoppedWork.About;
import org.meguri.operation.Work;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Jobs without retries, told as work that stands still. */
@Component
@Transactional
class CamundaStandstillDesk implements StandstillDesk {

    /** As many tries as new work has: the engine's default-number-of-retries. */
    private static final int TRIES = 5;

    private static final Set<String> AWAY = Set.of(
            "CannotGetJdbcConnectionException",
            "CannotCreateTransactionException",
            "CommunicationsException",
            "DataAccessResourceFailureException",
            "JDBCConnectionException",
            "SQLNonTransientConnectionException",
            "SQLRecoverableException",
            "SQLTransientConnectionException");

    private static final Set<String> MEANWHILE = Set.of(
            "CannotAcquireLockException",
            "CannotSerializeTransactionException",
            "DeadlockLoserDataAccessException",
            "LockTimeoutException",
            "ObjectOptimisticLockingFailureException",
            "OptimisticLockException",
            "OptimisticLockingException",
            "PessimisticLockingFailureException",
            "StaleObjectStateException");

    /** The first word of each line that names a failure: at the beginning, and behind "Caused by: ". */
    private static final Pattern FAILURE = Pattern.compile("(?m)^(?:Caused by: )?(?:[a-z0-9]+\\.)+([A-Z]\\w*)(?::|$)");

    private static final Pattern SCHEDULE = Pattern.compile(
            "(?m)^\\s*at org\\.meguri\\.(?:process\\.Deadline|process\\.DmnChaseRules|cycle\\.Deadlines)\\.");

    private final ManagementService management;
    private final RuntimeService runtime;
    private final Clock clock;

    CamundaStandstillDesk(ManagementService management, RuntimeService runtime, Clock clock) {
        this.management = management;
        this.runtime = runtime;
        this.clock = clock;
    }

    @Override
    public List<StoppedWork> stopped(int most) {
        var incidents = incidents();
        var jobs = management.createJobQuery().noRetriesLeft().list().stream()
                .sorted(Comparator.comparing((Job job) -> since(job, incidents.get(job.getId())))
                        .thenComparing(Job::getId))
                .limit(most)
                .toList();
        var instances = jobs.isEmpty()
                ? Map.<String, String>of()
                : runtime
                        .createProcessInstanceQuery()
                        .processInstanceIds(
                                jobs.stream().map(Job::getProcessInstanceId).collect(Collectors.toSet()))
                        .list()
                        .stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey));
        return jobs.stream()
                .map(job -> told(
                        job,
                        Objects.requireNonNull(instances.get(job.getProcessInstanceId())),
                        incidents.get(job.getId())))
                .toList();
    }

    @Override
    public List<String> stoppedIds() {
        return management.createJobQuery().noRetriesLeft().list().stream()
                .map(Job::getId)
                .toList();
    }

    private Map<String, Incident> incidents() {
        return runtime.createIncidentQuery().incidentType(Incident.FAILED_JOB_HANDLER_TYPE).list().stream()
                .collect(Collectors.toMap(Incident::getConfiguration, Function.identity(), (one, other) -> one));
    }

    private static Date since(Job job, @Nullable Incident incident) {
        return incident == null ? job.getCreateTime() : incident.getIncidentTimestamp();
    }

    @Override
    public long count() {
        return management.createJobQuery().noRetriesLeft().count();
    }

    @Override
    public long retrying() {
        return management.createJobQuery().withException().withRetriesLeft().count();
    }

    @Override
    public StoppedWork resume(String id) {
        var job = management.createJobQuery().jobId(id).noRetriesLeft().singleResult();
        if (job == null) {
            throw Refusal.conflict("operation.not-stopped");
        }
        var instance = runtime.createProcessInstanceQuery()
                .processInstanceId(job.getProcessInstanceId())
                .singleResult();
        var work = told(
                job,
                instance.getBusinessKey(),
                runtime.createIncidentQuery().configuration(id).singleResult());
        management.setJobRetries(id, TRIES);
        // After a failure the engine waits; who has cured the cause does not have to.
        management.setJobDuedate(id, Date.from(clock.instant()));
        return work;
    }

    private StoppedWork told(Job job, String businessKey, @Nullable Incident incident) {
        var trace = Objects.requireNonNullElse(management.getJobExceptionStacktrace(job.getId()), "");
        return new StoppedWork(
                job.getId(),
                work(incident == null ? "" : incident.getActivityId()),
                about(job.getProcessDefinitionKey()),
                UUID.fromString(businessKey),
                since(job, incident).toInstant(),
                cause(trace),
                kind(trace));
    }

    /** What the house does at this node of a model. */
    static Work work(String node) {
        return switch (node) {
            case "ServiceTask_OpenEvaluations" -> Work.HAND_OUT_SHEETS;
            case "ServiceTask_ReportConclusion", "ServiceTask_ReportLapse" -> Work.REPORT_CONCLUSION;
            case "ServiceTask_ReportAnswer" -> Work.REPORT_ANSWER;
            default -> node.startsWith("BoundaryEvent_") ? Work.CHASE : Work.OTHER;
        };
    }

    private static About about(String model) {
        return switch (model) {
            case Vocabulary.CYCLE -> About.CYCLE;
            case Vocabulary.EVALUATION -> About.EVALUATION;
            case Vocabulary.REMARK -> About.REMARK;
            case Vocabulary.PROPOSAL -> About.PROPOSAL;
            default -> throw new IllegalStateException("The house has no model " + model);
        };
    }

    /** @param trace as the engine keeps it */
    static Cause cause(String trace) {
        var failures =
                FAILURE.matcher(trace).results().map(found -> found.group(1)).toList();
        if (failures.stream().anyMatch(AWAY::contains)) {
            return Cause.DATABASE_AWAY;
        }
        if (failures.stream().anyMatch(MEANWHILE::contains)) {
            return Cause.CHANGED_MEANWHILE;
        }
        return SCHEDULE.matcher(trace).find() ? Cause.SCHEDULE_INCOMPLETE : Cause.UNEXPECTED;
    }

    /** The innermost failure's name, without its words: they may hold what somebody typed. */
    static String kind(String trace) {
        return FAILURE.matcher(trace)
                .results()
                .map(found -> found.group(1))
                .reduce((outer, inner) -> inner)
                .orElse("");
    }
}

package org.meguri.process;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Role;
import org.meguri.task.ChaseRules;
import org.meguri.task.Rung;
import org.meguri.task.TaskKind;
import org.springframework.stereotype.Component;

/** The rung table is the decision {@code chase}; a rung is reached at half past eight on its working day. */
@Component
class DmnChaseRules implements ChaseRules {

    private static final LocalTime MORNING = LocalTime.of(8, 30);
    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final WorkingCalendar calendar;
    private final AtomicReference<@Nullable Latest> latest = new AtomicReference<>();
    private final Map<String, Optional<Row>> rows = new ConcurrentHashMap<>();

    DmnChaseRules(DecisionService decisions, RepositoryService repository, WorkingCalendar calendar) {
        this.decisions = decisions;
        this.repository = repository;
        this.calendar = calendar;
    }

    private record Latest(String id, long asked) {}

    private record Row(int workingDays, java.util.Set<Role> recipients) {}

    @Override
    public Optional<Step> step(TaskKind kind, Rung rung, LocalDate due) {
        return row(Vocabulary.stage(kind), rung).map(row -> {
            var day = row.workingDays() == 0 ? due : calendar.plus(due, row.workingDays());
            return new Step(
                    rung, day.atTime(MORNING).atZone(ZoneId.systemDefault()).toInstant(), row.recipients());
        });
    }

    @Override
    public int lead() {
        return -Arrays.stream(TaskKind.values())
                .map(Vocabulary::stage)
                .distinct()
                .flatMap(stage -> Arrays.stream(Rung.values()).flatMap(rung -> row(stage, rung).stream()))
                .mapToInt(Row::workingDays)
                .min()
                .orElse(0);
    }

    /** Any task of the stage: the table speaks of stages, the chase of tasks. */
    static TaskKind anyKind(String stage) {
        return Arrays.stream(TaskKind.values())
                .filter(kind -> Vocabulary.stage(kind).equals(stage))
                .findFirst()
                .orElseThrow();
    }

    /** A deployed version of the table never changes, so its answers are kept by version. */
    private Optional<Row> row(String stage, Rung rung) {
        var table = table();
        return rows.computeIfAbsent(table + "/" + stage + "/" + rung, key -> evaluate(table, stage, rung));
    }

    /** A morning asks for ten thousand tasks; a table that was deployed on another node is known a minute later. */
    private String table() {
        var known = latest.get();
        var now = System.nanoTime();
        if (known == null || now - known.asked() > FRESH.toNanos()) {
            known = new Latest(
                    repository
                            .createDecisionDefinitionQuery()
                            .decisionDefinitionKey(Vocabulary.CHASE)
                            .latestVersion()
                            .singleResult()
                            .getId(),
                    now);
            latest.set(known);
        }
        return known.id();
    }

    private Optional<Row> evaluate(String table, String stage, Rung rung) {
        var result = decisions
                .evaluateDecisionTableById(table)
                .variables(Map.of("stage", stage, "rung", rung.name()))
                .evaluate();
        if (result.isEmpty()) {
            return Optional.empty();
        }
        var row = result.getSingleResult();
        Number days = row.getEntry("workingDays");
        String recipients = row.getEntry("recipients");
        return Optional.of(new Row(
                days.intValue(),
                Arrays.stream(recipients.split(","))
                        .map(String::strip)
                        .map(Role::valueOf)
                        .collect(Collectors.toUnmodifiableSet())));
    }
}

package org.meguri.process;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.ladder.Ladder;
import org.meguri.ladder.LadderChanged;
import org.meguri.ladder.LadderRow;
import org.meguri.system.NodeMemory;
import org.meguri.task.ChaseRules;
import org.meguri.task.Rung;
import org.meguri.task.TaskKind;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * The rung table in force today: the decision {@code chase} as the product brings it, or the edition of it that the
 * planning division has made.
 */
@Component
class DmnChaseRules implements ChaseRules, NodeMemory {

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final DmnLadderTables tables;
    private final Ladder ladder;
    private final WorkingCalendar calendar;
    private final Clock clock;
    private final AtomicReference<@Nullable InForce> inForce = new AtomicReference<>();
    private final Map<String, Optional<LadderRow>> rows = new ConcurrentHashMap<>();

    DmnChaseRules(DmnLadderTables tables, Ladder ladder, WorkingCalendar calendar, Clock clock) {
        this.tables = tables;
        this.ladder = ladder;
        this.calendar = calendar;
        this.clock = clock;
    }

    /** @param asked when, on the clock of this Java, which no town sets back */
    private record InForce(LocalDate day, String table, long asked) {}

    @Override
    public Optional<Step> step(TaskKind kind, Rung rung, LocalDate due) {
        return row(Vocabulary.stage(kind), rung).map(row -> row.step(due, calendar));
    }

    @Override
    public int lead() {
        return -Arrays.stream(TaskKind.values())
                .map(Vocabulary::stage)
                .distinct()
                .flatMap(stage -> Arrays.stream(Rung.values()).flatMap(rung -> row(stage, rung).stream()))
                .mapToInt(LadderRow::workingDays)
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

    /** On this node at once; on another within {@link #FRESH}. */
    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT, fallbackExecution = true)
    void on(LadderChanged event) {
        forget();
    }

    @Override
    public void forget() {
        inForce.set(null);
    }

    /** A deployed version of the table never changes, so its answers are kept by version. */
    private Optional<LadderRow> row(String stage, Rung rung) {
        var table = table();
        return rows.computeIfAbsent(table + "/" + stage + "/" + rung, key -> tables.row(table, stage, rung));
    }

    /** A morning asks for ten thousand tasks; a table that came into force through another node is known a minute later. */
    private String table() {
        var known = inForce.get();
        var now = System.nanoTime();
        var today = LocalDate.now(clock);
        if (known == null || !known.day().equals(today) || now - known.asked() > FRESH.toNanos()) {
            known = new InForce(today, ladder.table(today).orElseGet(tables::shipped), now);
            inForce.set(known);
        }
        return known.table();
    }
}

package org.meguri.rehearsal;

import jakarta.annotation.PreDestroy;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import javax.sql.DataSource;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Stage;
import org.meguri.system.Language;
import org.meguri.system.Refusal;
import org.meguri.system.Words;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.ClassUtils;

/**
 * Plays rehearsals, one after the other: each is a second house in memory. What it reports is written even where nobody
 * waits for it any more; a rehearsal that was thrown away meanwhile is forgotten.
 */
@Component
class RehearsalStage {

    private static final Logger LOG = LoggerFactory.getLogger(RehearsalStage.class);

    private final RehearsalRuns runs;
    private final PractisedAnswers practised;
    private final DataSource house;
    private final Words words;
    private final Clock clock;
    private final TransactionTemplate transaction;
    private final Class<?> application;
    private final ExecutorService stage = Executors.newSingleThreadExecutor(task -> {
        var thread = new Thread(task, "rehearsal");
        thread.setDaemon(true);
        return thread;
    });

    RehearsalStage(
            RehearsalRuns runs,
            PractisedAnswers practised,
            DataSource house,
            Words words,
            Clock clock,
            PlatformTransactionManager transactions,
            ApplicationContext context) {
        this.runs = runs;
        this.practised = practised;
        this.house = house;
        this.words = words;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
        var main = context.getBeanNamesForAnnotation(SpringBootApplication.class)[0];
        this.application = ClassUtils.getUserClass(java.util.Objects.requireNonNull(context.getType(main)));
    }

    @PreDestroy
    void close() {
        stage.shutdownNow();
    }

    /** Has it played. What goes wrong is told in the language of whoever asks. */
    void play(UUID run, CycleId cycle, Assumptions assumptions) {
        // The language itself: what the request says of it is gone with the request.
        var asked = words.in(Language.ofReader());
        stage.execute(() -> playNow(run, cycle, assumptions, asked));
    }

    /** Waits until all that was asked for on this node so far is played. */
    void drain() {
        try {
            stage.submit(() -> {}).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Nothing cannot fail", e);
        }
    }

    private void playNow(UUID run, CycleId cycle, Assumptions assumptions, Words asked) {
        if (!begin(run)) {
            return;
        }
        try {
            var answers = practised.of(cycle);
            var outcome = Theatre.open(application, false, stage -> {
                setUp(stage.getBean(DataSource.class), cycle, assumptions);
                return stage.getBean(PlayYear.class).play(cycle, assumptions, answers);
            });
            report(run, (found, at) -> found.done(outcome, at));
        } catch (Refusal refusal) {
            report(run, (found, at) -> found.failed(asked.of(refusal), at));
        } catch (RuntimeException | Error e) {
            // An error too: whoever asked would else look at a page that waits until it gives up.
            LOG.error("A rehearsal of cycle {} has failed", cycle, e);
            report(run, (found, at) -> found.failed(asked.of("rehearsal.failed"), at));
        }
    }

    private void setUp(DataSource stage, CycleId cycle, Assumptions assumptions) {
        try {
            Scenery.carry(house, stage, cycle);
        } catch (SQLException e) {
            throw new IllegalStateException("The town cannot be carried onto the stage of a rehearsal", e);
        }
        var jdbc = new JdbcTemplate(stage);
        for (Map.Entry<Stage, java.time.LocalDate> due : assumptions.dues().entrySet()) {
            jdbc.update(
                    "update cycle_stage set due = ?, lock_day = ? where stage = ?",
                    due.getValue(),
                    assumptions.locks().get(due.getKey()),
                    due.getKey().name());
        }
    }

    /** @return whether it is still wanted */
    private boolean begin(UUID run) {
        return Boolean.TRUE.equals(transaction.execute(status -> runs.findById(run)
                .map(found -> {
                    found.started(clock.instant());
                    runs.saveAndFlush(found);
                    return true;
                })
                .orElse(false)));
    }

    private void report(UUID run, BiConsumer<RehearsalRun, java.time.Instant> what) {
        transaction.executeWithoutResult(status -> runs.findById(run).ifPresent(found -> {
            what.accept(found, clock.instant());
            runs.saveAndFlush(found);
        }));
    }
}

package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.cycle.CycleState;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A job fails until it has no retries left, an incident is raised, a person cures the cause and gives the retries back.
 * The stock tables of the engine break here on MySQL 9.7 (two foreign keys of ACT_RU_INCIDENT and ACT_RU_JOB).
 */
@MeguriTest
class JobRetryTest {

    private static final int RETRIES = 5;

    @Autowired
    YearFixture year;

    @Autowired
    JobRunner jobs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_job_without_retries_waits_for_a_person_and_goes_on_when_it_gets_them_back() {
        var cycle = year.handedOut(year.item(1, "shoko"));
        year.confirmed(year.sheet(cycle, 1).id());
        var due = year.cycle(cycle).dues().get(org.meguri.cycle.Stage.COMMITTEE);
        // The report of the last sheet opens the committee's task, which has no due day any more.
        jdbc.update("delete from cycle_stage where stage = 'COMMITTEE'");

        var job = job();
        for (int left = RETRIES - 1; left >= 0; left--) {
            assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
            assertThat(management.createJobQuery().jobId(job).singleResult().getRetries())
                    .isEqualTo(left);
        }
        assertThat(jobs.stopped()).isEqualTo(1);
        assertThat(year.runJobs()).as("a job without retries is left alone").isZero();
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.EVALUATION);
        var incident = runtime.createIncidentQuery().singleResult();
        assertThat(incident.getConfiguration()).isEqualTo(job);
        assertThat(incident.getActivityId()).isEqualTo("ServiceTask_ReportConclusion");
        assertThat(incident.getIncidentMessage()).contains("COMMITTEE");
        assertThat(management.getJobExceptionStacktrace(job)).contains("Deadline");

        restore(cycle.value(), due);
        management.setJobRetries(job, RETRIES);
        assertThat(jobs.stopped()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();

        management.executeJob(job);
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.COMMITTEE);
        assertThat(management.createJobQuery().jobId(job).count()).isZero();
    }

    @Test
    void a_job_that_fails_for_a_while_needs_nobody() {
        var cycle = year.handedOut(year.item(1, "shoko"));
        year.confirmed(year.sheet(cycle, 1).id());
        var due = year.cycle(cycle).dues().get(org.meguri.cycle.Stage.COMMITTEE);
        jdbc.update("delete from cycle_stage where stage = 'COMMITTEE'");
        var job = job();
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);

        restore(cycle.value(), due);
        management.executeJob(job);
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.COMMITTEE);
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    private String job() {
        return management
                .createJobQuery()
                .activityId("ServiceTask_ReportConclusion")
                .singleResult()
                .getId();
    }

    private void restore(java.util.UUID cycle, @org.jspecify.annotations.Nullable LocalDate due) {
        jdbc.update(
                "insert into cycle_stage (cycle_id, stage, due) values (?, 'COMMITTEE', ?)",
                bytes(cycle),
                java.sql.Date.valueOf(String.valueOf(due)));
    }

    private static byte[] bytes(java.util.UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}

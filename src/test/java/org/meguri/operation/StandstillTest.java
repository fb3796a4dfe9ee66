package org.meguri.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.Stage;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A job stops, an administrator reads why, cures it and lets it go on. */
@MeguriTest
@SuppressWarnings("NullAway.Init")
class StandstillTest {

    private static final String PAGE = "/admin/operation";

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    StandstillDesk desk;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcTemplate jdbc;

    private CycleId cycle;
    private java.time.LocalDate due;

    /** The report of the last sheet opens the committee's task, which has no due day any more. */
    private void stop() {
        cycle = year.handedOut(year.item(1, "shoko"));
        year.confirmed(year.sheet(cycle, 1).id());
        due = Objects.requireNonNull(year.cycle(cycle).dues().get(Stage.COMMITTEE));
        jdbc.update("delete from cycle_stage where stage = 'COMMITTEE'");
        var job = management
                .createJobQuery()
                .activityId("ServiceTask_ReportConclusion")
                .singleResult()
                .getId();
        assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        assertThat(desk.retrying()).isEqualTo(1);
        assertThat(desk.stopped(100)).as("it is tried again by itself").isEmpty();
        for (var again = 0; again < 4; again++) {
            assertThatThrownBy(() -> management.executeJob(job)).isInstanceOf(RuntimeException.class);
        }
    }

    private void cure() {
        jdbc.update(
                "insert into cycle_stage (cycle_id, stage, due) values (?, 'COMMITTEE', ?)",
                java.nio.ByteBuffer.allocate(16)
                        .putLong(cycle.value().getMostSignificantBits())
                        .putLong(cycle.value().getLeastSignificantBits())
                        .array(),
                java.sql.Date.valueOf(due));
    }

    @Test
    void an_administrator_reads_what_stopped_and_what_to_do() {
        stop();
        assertThat(desk.retrying()).isZero();
        assertThat(desk.stopped(100)).singleElement().satisfies(one -> {
            assertThat(one.work()).isEqualTo(Work.REPORT_CONCLUSION);
            assertThat(one.cause()).isEqualTo(Cause.SCHEDULE_INCOMPLETE);
        });
        assertThat(web.get().uri(PAGE).with(town.signedIn("kanri")))
                .hasStatusOk()
                .bodyText()
                .contains("評価票が確定したことの報告", "期限又は督促の表に、必要な行がありません", "日程を確かめるよう依頼してください", "再開する")
                .doesNotContain("org.meguri", "止まっている処理はありません");
        assertThat(web.get().uri("/tasks").with(town.signedIn("kanri")))
                .bodyText()
                .contains("運用");
    }

    @Test
    void what_was_stopped_goes_on_when_the_cause_is_cured() {
        stop();
        cure();
        var id = desk.stopped(100).get(0).id();
        assertThat(web.post()
                        .uri(PAGE + "/stopped/" + id + "/resume")
                        .with(town.signedIn("kanri"))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(desk.stopped(100)).isEmpty();
        year.runJobs();
        assertThat(year.cycle(cycle).state()).isEqualTo(CycleState.COMMITTEE);
        assertThat(web.get().uri("/admin/journal").with(town.signedIn("kanri")))
                .bodyText()
                .contains("止まった処理を再開");
        assertThat(web.post()
                        .uri(PAGE + "/stopped/" + id + "/resume")
                        .with(town.signedIn("kanri"))
                        .with(csrf()))
                .hasStatus(409)
                .bodyText()
                .contains("すでに再開されています");
    }

    @Test
    void all_that_is_stopped_goes_on_together() {
        stop();
        cure();
        assertThat(web.post()
                        .uri(PAGE + "/stopped/resume")
                        .with(town.signedIn("kanri"))
                        .with(csrf()))
                .hasStatus3xxRedirection();
        assertThat(desk.count()).isZero();
    }

    @Test
    void of_very_many_the_longest_standing_are_shown_and_all_are_counted() {
        stop();
        assertThat(desk.stopped(1)).hasSize(1);
        assertThat(desk.stoppedIds()).hasSize((int) desk.count());
    }

    @Test
    void nobody_but_an_administrator_sees_or_resumes() {
        stop();
        var id = desk.stopped(100).get(0).id();
        for (var login : java.util.List.of("sato", "shokocho", "bucho", "kikaku", "iin", "shicho")) {
            assertThat(web.get().uri(PAGE).with(town.signedIn(login))).as(login).hasStatus(403);
            assertThat(web.post()
                            .uri(PAGE + "/stopped/" + id + "/resume")
                            .with(town.signedIn(login))
                            .with(csrf()))
                    .as(login)
                    .hasStatus(403);
            assertThat(web.post()
                            .uri(PAGE + "/stopped/resume")
                            .with(town.signedIn(login))
                            .with(csrf()))
                    .as(login)
                    .hasStatus(403);
        }
        assertThat(desk.count()).isEqualTo(1);
    }

    @Test
    void a_quiet_house_says_that_nothing_is_stopped() {
        town.found();
        assertThat(web.get().uri(PAGE).with(town.signedIn("kanri")))
                .hasStatusOk()
                .bodyText()
                .contains("止まっている処理はありません", "データベース", "起動した時刻");
    }
}

package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@MeguriTest
class InboxTest {

    private static final Instant NOON = Instant.parse("2026-06-10T03:00:00Z");
    private static final LocalDate DUE = LocalDate.of(2026, 6, 12);
    private static final UUID CYCLE = UUID.randomUUID();

    @Autowired
    Inbox inbox;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(NOON);
    }

    @Test
    void staff_and_chiefs_see_the_tasks_of_their_own_section_only() {
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "2");
        open("write elsewhere", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "nogyo", DUE, "3");
        open("approve", TaskKind.APPROVE, Role.SECTION_CHIEF, "shoko", DUE, "4");
        assertThat(tasksOf("sato")).containsExactly("write");
        assertThat(tasksOf("suzuki")).containsExactly("write");
        assertThat(tasksOf("tanaka")).containsExactly("write elsewhere");
        assertThat(tasksOf("shokocho")).containsExactly("approve");
        assertThat(tasksOf("nogyocho")).isEmpty();
    }

    @Test
    void roles_of_the_whole_town_see_their_tasks_whatever_the_unit() {
        open("review", TaskKind.REVIEW, Role.PLANNING, null, DUE, "1");
        open("committee", TaskKind.HOLD_COMMITTEE, Role.PLANNING, "kikaku", DUE, "strategy");
        open("board", TaskKind.CONFIRM_BY_BOARD, Role.EXECUTIVE, null, DUE, "strategy");
        assertThat(tasksOf("kikaku")).containsExactly("review", "committee");
        assertThat(tasksOf("kikakucho")).containsExactly("review", "committee");
        assertThat(tasksOf("shicho")).containsExactly("board");
        assertThat(tasksOf("iin")).isEmpty();
        assertThat(tasksOf("kanri")).isEmpty();
        assertThat(tasksOf("shokocho")).isEmpty();
    }

    @Test
    void a_director_sees_the_decisions_that_wait_for_chiefs_of_the_department_but_they_are_not_the_directors_own() {
        open("approve", TaskKind.APPROVE, Role.SECTION_CHIEF, "shoko", DUE, "1");
        open("answer", TaskKind.APPROVE_ANSWER, Role.SECTION_CHIEF, "nogyo", DUE, "2");
        open("other department", TaskKind.APPROVE, Role.SECTION_CHIEF, "kikaku", DUE, "3");
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "4");
        assertThat(tasksOf("bucho")).containsExactly("approve", "answer");
        assertThat(inbox.ownTasksOf(town.person("bucho"))).isEmpty();
        assertThat(inbox.countOwnTasksOf(town.person("bucho"))).isZero();
        assertThat(inbox.countOwnTasksOf(town.person("shokocho"))).isEqualTo(1);
        assertThat(tasksOf("kikakubucho")).containsExactly("other department");
    }

    @Test
    void a_chief_who_directs_the_department_too_sees_a_task_once() {
        town.extend(
                """
                units:
                  - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
                  - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
                officers:
                  - login: kenmu
                    name: 兼務太郎
                    appointments: [{unit: shoko, role: SECTION_CHIEF}, {unit: kankei, role: DIRECTOR}]
                """);
        open("approve", TaskKind.APPROVE, Role.SECTION_CHIEF, "shoko", DUE, "1");
        assertThat(tasksOf("kenmu")).containsExactly("approve");
    }

    @Test
    void the_most_urgent_comes_first_then_the_order_of_the_plan() {
        open("late", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE.minusDays(9), "50");
        open("tenth", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "10");
        open("second", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "2");
        assertThat(tasksOf("sato")).containsExactly("late", "second", "tenth");
    }

    @Test
    void a_closed_task_is_gone_and_closing_it_again_or_an_unknown_one_changes_nothing() {
        open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "2");
        inbox.close("write");
        inbox.close("write");
        inbox.close("never heard of");
        assertThat(tasksOf("sato")).isEmpty();
        assertThat(inbox.openTasksOfCycle(CYCLE)).isEmpty();
    }

    @Test
    void a_task_that_is_opened_and_closed_in_one_transaction_is_closed() {
        transaction.executeWithoutResult(status -> {
            open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "2");
            open("write", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "2");
            inbox.close("write");
        });
        assertThat(tasksOf("sato")).isEmpty();
    }

    @Test
    void tasks_of_an_aggregate_come_by_kind_and_those_of_a_cycle_all_together() {
        var subject = UUID.randomUUID();
        open("chief", TaskKind.APPROVE, Role.SECTION_CHIEF, "shoko", DUE, "1", subject);
        open("other chief", TaskKind.APPROVE, Role.SECTION_CHIEF, "nogyo", DUE, "1", subject);
        open("staff", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE.plusDays(1), "1", subject);
        open("another", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", DUE, "9");
        assertThat(inbox.openTasks(subject)).hasSize(3);
        assertThat(inbox.openTasks(subject).get(0).id()).isEqualTo("staff");
        assertThat(inbox.openTasksOfCycle(CYCLE)).hasSize(4);
        assertThat(inbox.openTasksOfCycle(UUID.randomUUID())).isEmpty();
    }

    @Test
    void a_task_comes_back_as_it_was_opened() {
        var subject = UUID.randomUUID();
        inbox.open(new NewTask(
                "t",
                TaskKind.REVIEW,
                subject,
                CYCLE,
                Role.PLANNING,
                null,
                "No.12 𠮷田町\r\nBcc: 求人" + "長".repeat(400),
                "12",
                DUE));
        assertThat(inbox.openTasks(subject)).singleElement().satisfies(task -> {
            assertThat(task.kind()).isEqualTo(TaskKind.REVIEW);
            assertThat(task.cycle()).isEqualTo(CYCLE);
            assertThat(task.role()).isEqualTo(Role.PLANNING);
            assertThat(task.unit()).isNull();
            assertThat(task.title()).startsWith("No.12 𠮷田町 Bcc: 求人長長").endsWith("…");
            assertThat(task.title()).hasSize(400);
            assertThat(task.due()).isEqualTo(DUE);
            assertThat(task.openedAt()).isEqualTo(NOON);
            assertThat(task.closedAt()).isNull();
        });
    }

    private void open(String id, TaskKind kind, Role role, @Nullable String unit, LocalDate due, String reference) {
        open(id, kind, role, unit, due, reference, UUID.randomUUID());
    }

    private void open(
            String id, TaskKind kind, Role role, @Nullable String unit, LocalDate due, String reference, UUID subject) {
        UnitId unitId = unit == null ? null : town.unit(unit);
        inbox.open(new NewTask(id, kind, subject, CYCLE, role, unitId, "事業", reference, due));
    }

    private java.util.List<String> tasksOf(String login) {
        return inbox.tasksOf(town.person(login)).stream().map(TaskView::id).toList();
    }
}

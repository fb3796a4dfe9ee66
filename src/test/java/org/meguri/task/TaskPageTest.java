package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Role;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MeguriTest
class TaskPageTest {

    private static final UUID SUBJECT = UUID.fromString("11111111-2222-3333-4444-555555555555");

    @Autowired
    MockMvcTester web;

    @Autowired
    Inbox inbox;

    @Autowired
    UserDetailsService accounts;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @BeforeEach
    void found() {
        town.found();
        // A Wednesday.
        clock.moveTo(Instant.parse("2025-06-11T00:00:00Z"));
    }

    @Test
    void after_the_sign_in_a_person_comes_to_the_own_tasks() {
        assertThat(page("/", "sato")).hasRedirectedUrl("/tasks");
    }

    @Test
    void who_is_not_signed_in_is_asked_to() {
        assertThat(web.get().uri("/tasks").exchange()).hasStatus3xxRedirection();
    }

    @Test
    void a_person_without_tasks_reads_what_will_come() {
        assertThat(page("/tasks", "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("いまは、待っている作業がありません", "いま、あなたの作業はありません。")
                .doesNotContain("??", "<table");
    }

    @Test
    void tasks_are_listed_with_kind_item_unit_and_what_is_left_of_the_time() {
        open("1", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", LocalDate.of(2025, 6, 13), "No.2 あさって", "2");
        open("2", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", LocalDate.of(2025, 6, 11), "No.3 きょう", "3");
        open("3", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", LocalDate.of(2025, 6, 6), "No.4 <i>先週</i>", "4");
        open("4", TaskKind.ANSWER_REMARK, Role.SECTION_STAFF, "shoko", LocalDate.of(2025, 7, 31), "No.5 意見", "5-1");
        assertThat(page("/tasks", "sato"))
                .hasStatusOk()
                .bodyText()
                .contains("4件の作業があり、うち1件が期限を過ぎています")
                .contains("6月13日（金）", "あと2営業日", "きょうまで", "3営業日遅れ")
                .contains("href=\"/evaluations/" + SUBJECT + "\"", "href=\"/remarks/" + SUBJECT + "\"")
                .contains("No.4 &lt;i&gt;先週&lt;/i&gt;")
                .containsSubsequence("先にやること", "期限超過", "No.4", "あなたの作業", "No.4", "No.3", "No.2", "No.5")
                .contains("自己評価", "意見への回答")
                .doesNotContain("??", "<i>", "あと-", "-3営業日");
    }

    @Test
    void on_the_weekend_after_the_due_day_no_working_day_is_lost_yet_but_it_is_late() {
        open("1", TaskKind.SELF_EVALUATE, Role.SECTION_STAFF, "shoko", LocalDate.of(2025, 6, 13), "No.2", "2");
        clock.moveTo(Instant.parse("2025-06-14T00:00:00Z"));
        assertThat(page("/tasks", "sato")).bodyText().contains(">期限超過<").doesNotContain("0営業日遅れ");
    }

    @Test
    void a_director_finds_what_waits_for_the_chiefs_apart_from_the_own_tasks() {
        open("1", TaskKind.APPROVE, Role.SECTION_CHIEF, "shoko", LocalDate.of(2025, 6, 13), "No.2", "2");
        assertThat(page("/tasks", "bucho"))
                .bodyText()
                .contains("部内の課長承認（1件）", "/approvals/" + SUBJECT, "いまは、待っている作業がありません");
        assertThat(page("/tasks", "shokocho")).bodyText().doesNotContain("部内の課長承認（");
    }

    @Test
    void a_single_task_is_neither_sorted_nor_written_to_a_file() {
        open("1", TaskKind.CONFIRM_BY_BOARD, Role.EXECUTIVE, null, LocalDate.of(2025, 6, 13), "戦略", "s");
        assertThat(page("/tasks", "shicho")).bodyText().doesNotContain("並び順", "Excelに書き出す");
        open("2", TaskKind.CONFIRM_BY_BOARD, Role.EXECUTIVE, null, LocalDate.of(2025, 6, 20), "改革", "k");
        assertThat(page("/tasks", "shicho")).bodyText().contains("並び順", "Excelに書き出す");
    }

    @Test
    void tasks_of_the_whole_town_name_the_desk() {
        open("1", TaskKind.REVIEW, Role.PLANNING, null, LocalDate.of(2025, 6, 13), "No.2", "2");
        open("2", TaskKind.CONFIRM_BY_BOARD, Role.EXECUTIVE, null, LocalDate.of(2025, 6, 13), "戦略", "s");
        assertThat(page("/tasks", "kikaku")).bodyText().contains("/reviews/" + SUBJECT, ">企画課<");
        assertThat(page("/tasks", "shicho")).bodyText().contains("/board/" + SUBJECT, ">庁議<");
    }

    @Test
    void the_menu_counts_the_own_tasks() {
        open("1", TaskKind.REVIEW, Role.PLANNING, null, LocalDate.of(2025, 6, 13), "No.2", "2");
        assertThat(new TaskNavigation(inbox).entries(town.person("kikaku")))
                .first()
                .satisfies(entry -> {
                    assertThat(entry.href()).isEqualTo("/tasks");
                    assertThat(entry.count()).isEqualTo(1);
                });
        assertThat(page("/tasks", "kikaku")).bodyText().containsSubsequence("わたしの作業", ">1<");
    }

    private void open(
            String id, TaskKind kind, Role role, @Nullable String unit, LocalDate due, String title, String reference) {
        inbox.open(new NewTask(
                id,
                kind,
                SUBJECT,
                UUID.randomUUID(),
                role,
                unit == null ? null : town.unit(unit),
                title,
                reference,
                due));
    }

    private MvcTestResult page(String path, String login) {
        return web.get()
                .uri(path)
                .with(user(accounts.loadUserByUsername(login)))
                .exchange();
    }
}

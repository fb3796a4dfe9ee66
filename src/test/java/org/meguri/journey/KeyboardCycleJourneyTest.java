package org.meguri.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;

/** A whole fiscal year with five items, from its opening to the citizens, and nobody touches a mouse. */
@MeguriTest
class KeyboardCycleJourneyTest extends Journey {

    private static final String REPLY = "件数と地区を書き加えました。";
    private static final String CORRECTED = "相談窓口を五か所に増やし、相談は四十件であった。";
    private static final String REMARK = "相談のあとの開業の数も示してください。";
    private static final String ANSWER = "次の評価から開業の数を記載します。";

    @Autowired
    YearFixture year;

    @Autowired
    EvaluationLookup evaluations;

    @Test
    void a_year_of_five_items_goes_by_keyboard_from_its_opening_to_the_citizens() {
        var cycle = year.planned(
                year.item(1, "shoko"),
                year.item(2, "shoko"),
                year.item(3, "shoko"),
                year.item(4, "shoko"),
                year.item(5, "shoko"));
        try (var keyboard = new Keyboard(port)) {
            keyboard.address("/login");
            planning_opens_the_year(keyboard, cycle);
            the_department_writes_checks_and_hands_in(keyboard, cycle);
            var sentBack = the_chief_approves_four_and_sends_one_back(keyboard, cycle);
            the_department_replies(keyboard, sentBack);
            the_chief_approves_what_came_again(keyboard, cycle);
            planning_accepts_and_confirms(keyboard, cycle);
            the_committee_remarks_and_is_answered(keyboard);
            planning_closes_the_committee_and_the_board_agrees(keyboard);
            planning_publishes_and_a_citizen_reads(keyboard);
            System.out.println("journey: keyboard: " + keyboard.keys() + " keys, " + keyboard.pages() + " pages");
        }
    }

    private void planning_opens_the_year(Keyboard keyboard, CycleId cycle) {
        keyboard.signIn("kikaku", TownFixture.PASSWORD);
        keyboard.follow(".menu a", "年度の評価");
        keyboard.follow("main a[href$='/cycles/" + cycle + "']");
        keyboard.follow("form[action$='/open'] button");
        at("2026-06-01T09:05:00");
        assertThat(evaluations.all(cycle)).hasSize(5);
    }

    private void the_department_writes_checks_and_hands_in(Keyboard keyboard, CycleId cycle) {
        keyboard.signIn("sato", TownFixture.PASSWORD);
        // The tour of the first log-in: on to its second step, and away with it.
        keyboard.follow(".tour a", "次へ");
        keyboard.follow(".tour form button");
        assertThat(keyboard.text()).doesNotContain("はじめの案内");
        keyboard.follow("main a[href*='/evaluations/']", "事業");
        for (var number = 1; number <= 5; number++) {
            keyboard.choose("values[result]", number % 2 == 0 ? "×" : "◎");
            if (number == 1) {
                keyboard.follow("button[value=check]");
                assertThat(keyboard.text()).contains("直してください");
                keyboard.follow("main form a", "記入に戻る");
            }
            keyboard.tabTo("#f-status_text");
            keyboard.type("相談窓口を" + number + "か所に増やし、𠮷野地区でも開いた。");
            keyboard.tabTo("#f-future_text");
            keyboard.type("出張相談を続ける。");
            keyboard.follow("button[value=check]");
            assertThat(keyboard.text()).contains("出張相談を続ける。");
            keyboard.follow("form[action$='/check'] button.primary");
            assertThat(keyboard.text()).contains("課長に提出しました");
            if (number < 5) {
                keyboard.follow("main a.primary[href$='/steps']");
                // "Go on" leads down to the first step, and after it to the sheet.
                keyboard.tabTo("main .actions a.primary");
                keyboard.enter();
                keyboard.follow("form[action$='/steps/facts'] button");
                keyboard.follow("main .actions a.primary");
            }
        }
        assertThat(evaluations.all(cycle)).extracting(EvaluationView::status).containsOnly(Status.SUBMITTED);
    }

    /** @return the address of the sheet that goes back */
    private String the_chief_approves_four_and_sends_one_back(Keyboard keyboard, CycleId cycle) {
        keyboard.signIn("shokocho", TownFixture.PASSWORD);
        keyboard.follow(".menu a", "承認待ち");
        keyboard.follow(".approval-queue tbody tr:first-child a");
        var first = keyboard.path();
        assertThat(keyboard.text()).contains("5件中の1件目");
        keyboard.letterToPage('j');
        assertThat(keyboard.text()).contains("5件中の2件目");
        keyboard.letterToPage('k');
        assertThat(keyboard.path()).isEqualTo(first);
        keyboard.letterToPage('a');
        assertThat(keyboard.text()).contains("承認しました。", "4件中の1件目");

        var sentBack = keyboard.path().replace("/approvals/", "/evaluations/");
        keyboard.tabTo("#f-status_text .difference-remark summary");
        keyboard.enter();
        keyboard.tabTo("#request-status_text");
        keyboard.type("相談の件数を書いてください。");
        keyboard.backTo("#f-status_text .difference-remark summary");
        keyboard.letter('r');
        assertThat(keyboard.focused("#reason"))
                .as("R without a reason asks for one")
                .isTrue();
        keyboard.type("根拠が足りません。");
        keyboard.tabTo("#desk-form button");
        keyboard.letterToPage('r');
        assertThat(keyboard.text()).contains("所管課に差し戻しました。");

        // One is put off, and comes again after the others; the last is approved by its button.
        var putOff = keyboard.path();
        keyboard.letterToPage('l');
        assertThat(keyboard.path()).isNotEqualTo(putOff);
        keyboard.letterToPage('a');
        keyboard.letterToPage('a');
        keyboard.follow("button[value=APPROVED]");
        assertThat(evaluations.all(cycle))
                .extracting(EvaluationView::status)
                .containsExactlyInAnyOrder(
                        Status.APPROVED, Status.APPROVED, Status.APPROVED, Status.APPROVED, Status.DRAFT);
        return sentBack;
    }

    private void the_department_replies(Keyboard keyboard, String sentBack) {
        keyboard.signIn("sato", TownFixture.PASSWORD);
        keyboard.follow("main a[href='" + sentBack + "']");
        assertThat(keyboard.text()).contains("根拠が足りません。", "相談の件数を書いてください。");
        keyboard.tabTo("textarea[name^=replies]");
        keyboard.type(REPLY);
        keyboard.tabTo("#f-status_text");
        keyboard.typeAnew(CORRECTED);
        keyboard.tabTo("textarea[name^=replies]");
        keyboard.type(REPLY);
        keyboard.follow("button[value=check]");
        assertThat(keyboard.text()).contains(CORRECTED).doesNotContain("𠮷野地区でも");
        keyboard.follow("form[action$='/check'] button.primary");
        assertThat(keyboard.text()).contains("課長に提出しました", "第2回");
    }

    private void the_chief_approves_what_came_again(Keyboard keyboard, CycleId cycle) {
        keyboard.signIn("shokocho", TownFixture.PASSWORD);
        keyboard.follow("main a[href*='/approvals/']", "事業");
        assertThat(keyboard.text()).contains(REPLY, "第2回の提出");
        keyboard.letterToPage('a');
        assertThat(evaluations.all(cycle)).extracting(EvaluationView::status).containsOnly(Status.APPROVED);
    }

    private void planning_accepts_and_confirms(Keyboard keyboard, CycleId cycle) {
        keyboard.signIn("kikaku", TownFixture.PASSWORD);
        keyboard.follow(".menu a", "確認待ち");
        for (var number = 1; number <= 5; number++) {
            keyboard.tick("input[name=sheet]:not(:checked)");
        }
        keyboard.waitFor("5件を選択中");
        keyboard.follow("button[name=bulk][value=accept]");
        assertThat(keyboard.text()).contains("5件を受け付けました。");
        keyboard.follow(".board-table th a");
        for (var number = 1; number <= 4; number++) {
            keyboard.letterToPage('a');
            assertThat(keyboard.text()).contains("確定しました。");
        }
        keyboard.follow("button[value=CONFIRMED]");
        assertThat(evaluations.all(cycle)).extracting(EvaluationView::status).containsOnly(Status.CONFIRMED);
        at("2026-06-01T10:00:00");
    }

    private void the_committee_remarks_and_is_answered(Keyboard keyboard) {
        keyboard.signIn("iin", TownFixture.PASSWORD);
        keyboard.follow(".menu a", "外部評価");
        keyboard.follow("main a", "事業1");
        keyboard.tabTo("#text");
        keyboard.type(REMARK);
        keyboard.follow("main form button.primary");
        assertThat(keyboard.text()).contains("受け付けました");

        keyboard.signIn("sato", TownFixture.PASSWORD);
        keyboard.follow("main a[href*='/remarks/']");
        keyboard.choose("action", "ADOPT");
        keyboard.tabTo("#answer");
        keyboard.type(ANSWER);
        keyboard.follow("main form button.primary");

        keyboard.signIn("shokocho", TownFixture.PASSWORD);
        keyboard.follow("main a[href*='/remarks/']");
        assertThat(keyboard.text()).contains(REMARK, ANSWER);
        keyboard.follow("button[value=APPROVED]");
        at("2026-06-01T11:00:00");
    }

    private void planning_closes_the_committee_and_the_board_agrees(Keyboard keyboard) {
        keyboard.signIn("kikaku", TownFixture.PASSWORD);
        keyboard.follow("main a[href*='/committee/cycles/']");
        keyboard.tabTo("#heldOn");
        keyboard.type("令和8年6月1日");
        keyboard.follow("main form button.primary");
        at("2026-06-01T12:00:00");

        keyboard.signIn("shicho", TownFixture.PASSWORD);
        keyboard.follow("main a[href*='/board/']");
        keyboard.follow("button[value=APPROVED]");
        assertThat(keyboard.text()).contains("了承を記録しました");
    }

    private void planning_publishes_and_a_citizen_reads(Keyboard keyboard) {
        keyboard.signIn("kikaku", TownFixture.PASSWORD);
        keyboard.follow("main a[href*='/publication/']");
        keyboard.follow("main form button.primary");
        assertThat(keyboard.text()).contains("起案しました");
        keyboard.signIn("kikaku2", TownFixture.PASSWORD);
        keyboard.follow("main a[href*='/publication/']");
        keyboard.follow("main form[action$='/approve'] button");
        assertThat(keyboard.text()).contains("公表の手続を終えました");
        at("2026-06-01T13:00:00");

        keyboard.signOut();
        keyboard.address("/public");
        keyboard.follow("main a", "産業振興計画");
        assertThat(keyboard.text())
                .contains(List.of("事業1", "事業2", "事業3", "事業4", "事業5"))
                .contains(REMARK, ANSWER);
        keyboard.tabTo("#q");
        keyboard.type("四十件");
        keyboard.enterToPage();
        keyboard.follow("main table a", "事業");
        assertThat(keyboard.text()).contains(CORRECTED);
    }
}

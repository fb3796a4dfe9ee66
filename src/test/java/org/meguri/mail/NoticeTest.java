package org.meguri.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Directory;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

/** What people choose about their letters, and what they find on the screen. */
@MeguriTest
class NoticeTest {

    /** A Wednesday. */
    private static final LocalDate MORNING = LocalDate.of(2026, 6, 10);

    @Autowired
    MockMvcTester web;

    @Autowired
    Outbox outbox;

    @Autowired
    MyNotices mine;

    @Autowired
    MorningPost morning;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(Instant.parse("2026-06-09T06:00:00Z"));
    }

    @Test
    void who_has_chosen_nothing_is_told_at_once_what_was_sent_back_and_all_else_in_the_morning() {
        for (var kind : new String[] {"RETURNED", "ANSWER_RETURNED", "PROPOSAL_RETURNED"}) {
            post(kind, "sato", kind);
            assertThat(state(kind)).as(kind).isEqualTo("WAITING");
        }
        for (var kind : new String[] {"REMINDER", "OVERDUE", "PLANNING", "REMARK", "DEPUTY", "EXTENSION", "NEW_KIND"}) {
            post(kind, "sato", kind);
            assertThat(state(kind)).as(kind).isEqualTo("COLLECTED");
        }
    }

    private String state(String key) {
        return outbox.all().stream()
                .filter(letter -> letter.key().equals(key))
                .map(LetterView::state)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void what_is_collected_goes_in_one_mail_a_morning_and_only_once() {
        choose("sato", NoticeKind.RETURNED, NoticeDelivery.MORNING);
        choose("sato", NoticeKind.REMARK, NoticeDelivery.MORNING);
        post("1", "sato", "RETURNED");
        post("2", "sato", "REMARK");
        post("3", "suzuki", "RETURNED");
        assertThat(outbox.all())
                .extracting(LetterView::state)
                .containsExactlyInAnyOrder("COLLECTED", "COLLECTED", "WAITING");
        assertThat(morning.bundle(MORNING)).isEqualTo(1);
        assertThat(morning.bundle(MORNING)).as("as often as it is called").isZero();
        assertThat(outbox.all().stream().filter(letter -> letter.kind().equals(MorningPost.KIND)))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.state()).isEqualTo("WAITING");
                    assertThat(letter.address()).isEqualTo("sato@example.jp");
                    assertThat(letter.subject()).contains("2件");
                    assertThat(letter.body()).contains("1．件名1", "2．件名2", "/evaluations/1", "/evaluations/2");
                    assertThat(letter.body().split("佐藤花子 様", -1))
                            .as("one salutation")
                            .hasSize(2);
                });
        assertThat(outbox.all().stream().filter(letter -> letter.state().equals("BUNDLED")))
                .hasSize(2);
    }

    @Test
    void what_comes_after_the_mail_of_the_day_goes_on_the_next_morning() {
        choose("sato", NoticeKind.RETURNED, NoticeDelivery.MORNING);
        post("1", "sato", "RETURNED");
        morning.bundle(MORNING);
        post("2", "sato", "RETURNED");
        assertThat(morning.bundle(MORNING)).isZero();
        assertThat(morning.bundle(MORNING.plusDays(1))).isEqualTo(1);
        assertThat(outbox.all().stream().filter(letter -> letter.state().equals("COLLECTED")))
                .isEmpty();
    }

    @Test
    void a_morning_that_fails_half_way_has_done_nothing_and_is_made_up_for() {
        choose("sato", NoticeKind.RETURNED, NoticeDelivery.MORNING);
        transaction.executeWithoutResult(status -> {
            post("1", "sato", "RETURNED");
            status.setRollbackOnly();
        });
        assertThat(morning.bundle(MORNING)).isZero();
        post("1", "sato", "RETURNED");
        assertThat(morning.bundle(MORNING.plusDays(5)))
                .as("after days without a house")
                .isEqualTo(1);
    }

    @Test
    void who_has_no_address_loses_nothing() {
        choose("iin2", NoticeKind.REMINDER, NoticeDelivery.MORNING);
        post("1", "iin2", "REMINDER");
        morning.bundle(MORNING);
        assertThat(outbox.all().stream().filter(letter -> letter.kind().equals(MorningPost.KIND)))
                .singleElement()
                .satisfies(letter -> assertThat(letter.state()).isEqualTo("HELD"));
        assertThat(mine.unread(town.person("iin2"))).isEqualTo(1);
    }

    @Test
    void what_somebody_wants_on_the_screen_only_is_not_sent_but_found_there() {
        choose("sato", NoticeKind.RETURNED, NoticeDelivery.SCREEN);
        post("1", "sato", "RETURNED");
        assertThat(outbox.all()).extracting(LetterView::state).containsExactly("ON_SCREEN");
        assertThat(page("sato", "/notices"))
                .hasStatusOk()
                .bodyText()
                .contains("件名1", "未読", "画面だけ")
                .doesNotContain("??");
    }

    @Test
    void what_duty_requires_cannot_fall_silent() {
        assertThatThrownBy(() -> choose("sato", NoticeKind.OVERDUE, NoticeDelivery.SCREEN))
                .isInstanceOf(Refusal.class);
        assertThat(settings("sato", "kind-OVERDUE", "SCREEN"))
                .hasStatus(422)
                .bodyText()
                .contains("職務上必要なため「画面だけ」にできません");
        assertThat(page("sato", "/notices/settings"))
                .hasStatusOk()
                .bodyText()
                .contains("職務上必要なため")
                .doesNotContain("??");
        assertThat(settings("sato", "kind-RETURNED", "MORNING")).hasRedirectedUrl("/notices/settings");
        assertThat(mine.choices(town.officer("sato"))).containsEntry(NoticeKind.RETURNED, NoticeDelivery.MORNING);
        for (var kind : NoticeKind.values()) {
            assertThat(kind.allows(NoticeDelivery.MORNING)).isTrue();
        }
    }

    @Test
    void one_press_collects_every_kind_in_the_morning() {
        assertThat(settings("sato", "kind-REMINDER", "SCREEN")).hasRedirectedUrl("/notices/settings");
        assertThat(settings("sato", "all", "MORNING")).hasRedirectedUrl("/notices/settings");
        assertThat(mine.choices(town.officer("sato")).entrySet())
                .filteredOn(one -> one.getKey().concerns(town.person("sato")))
                .isNotEmpty()
                .allSatisfy(one -> assertThat(one.getValue()).isEqualTo(NoticeDelivery.MORNING));
        assertThat(settings("sato", "all", "SCREEN"))
                .as("duty cannot fall silent by this way either")
                .hasStatus(422);
    }

    @Test
    void every_kind_of_letter_that_the_outbox_names_can_be_chosen_about() {
        for (var letter : new String[] {
            "REMINDER",
            "OVERDUE",
            "DIRECTOR",
            "PLANNING",
            "UNDELIVERABLE",
            "DEPUTY",
            "PROPOSAL_ROUND",
            "PROPOSAL_RETURNED",
            "PROPOSAL_ADOPTED",
            "PROPOSAL_DECLINED",
            "RETURNED",
            "REMARK",
            "ANSWER_RETURNED"
        }) {
            assertThat(NoticeKind.ofLetter(letter)).as(letter).isPresent();
        }
        assertThat(NoticeKind.ofLetter(MorningPost.KIND)).isEmpty();
    }

    @Test
    void a_notice_is_read_by_whom_it_is_to_and_by_nobody_else() {
        post("1", "sato", "RETURNED");
        var id = mine.list(town.person("sato"), false, 1)
                .getContent()
                .get(0)
                .letter()
                .id();
        assertThat(page("suzuki", "/notices/" + id)).hasStatus(404);
        assertThat(mine.unread(town.person("sato"))).isEqualTo(1);
        assertThat(page("sato", "/notices/" + id)).hasStatusOk().bodyText().contains("本文1", "/evaluations/1");
        assertThat(mine.unread(town.person("sato"))).isZero();
        assertThat(page("sato", "/notices?show=unread")).bodyText().contains("未読のお知らせはありません");
        post("2", "sato", "RETURNED");
        post("3", "sato", "RETURNED");
        mine.readAll(town.person("sato"));
        assertThat(mine.unread(town.person("sato"))).isZero();
    }

    private void choose(String login, NoticeKind kind, NoticeDelivery delivery) {
        mine.choose(Map.of(kind, delivery), town.person(login));
    }

    private void post(String key, String login, String kind) {
        var to = directory.officer(town.officer(login));
        outbox.post(
                new Letter(key, to, "【めぐり】件名" + key, to.name() + " 様\n\n本文" + key, kind, null, "/evaluations/" + key));
    }

    private MvcTestResult settings(String login, String name, String value) {
        return web.post()
                .uri("/notices/settings")
                .param(name, value)
                .with(town.signedIn(login))
                .exchange();
    }

    private MvcTestResult page(String login, String path) {
        return web.get().uri(path).with(town.signedIn(login)).exchange();
    }
}

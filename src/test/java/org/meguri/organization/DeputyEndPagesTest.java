package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A designation is ended: at once, on a day, or before it began; what was decided stays within its days. */
@MeguriTest
class DeputyEndPagesTest {

    private static final LocalDate TODAY = YearFixture.OPENING;
    private static final LocalDate LAST = TODAY.plusDays(2);

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    Deputies deputies;

    @Test
    void ended_at_once_it_keeps_the_day_on_which_something_was_decided_and_the_moment() {
        var cycle = year.handedOut();
        var decided = year.sheet(cycle, 1).id();
        var waiting = year.sheet(cycle, 4).id();
        year.submit(decided, "sato");
        year.submit(waiting, "sato");
        var id = town.deputy("shokocho", "shoko", "suzuki", LAST);
        year.approve(decided, "shoko", "suzuki");
        assertThat(get("/deputies", "shokocho")).bodyText().contains("今すぐ終える").doesNotContain("きのうの日付");
        year.moveTo(TODAY, LocalTime.of(13, 30));

        assertThat(end(id, "now", "true", "shokocho")).hasRedirectedUrl("/deputies");

        assertThat(get("/approvals/" + waiting, "suzuki"))
                .hasStatus(403)
                .bodyText()
                .contains("令和8年6月1日（月）13:30に終わりました");
        assertThat(get("/deputies", "shokocho"))
                .bodyText()
                .contains("令和8年6月1日（月）から", "令和8年6月1日（月）まで", "（当初：6/3（水）。𠮷野桂子が6/1（月） 13:30に終えました）", "終わった指定（1件）")
                .doesNotContain("5月31日", "??");
        var kept = deputies.findById(id).orElseThrow();
        assertThat(kept.covers(TODAY)).isTrue();
        assertThat(kept.plannedTo()).isEqualTo(LAST);
        assertThat(end(id, "now", "true", "shokocho")).hasStatus(409).bodyText().contains("何も変更していません。");
        town.deputy("shokocho", "shoko", "sato", LAST);
        assertThat(town.person("sato").has(Role.SECTION_CHIEF)).isTrue();
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isFalse();
    }

    @Test
    void a_last_day_before_today_or_before_the_first_is_neither_offered_nor_taken() {
        year.handedOut();
        var id = town.deputy("shokocho", "shoko", "suzuki", LAST);
        assertThat(get("/deputies", "shokocho"))
                .bodyText()
                .contains("min=\"2026-06-01\"", "max=\"2026-06-02\"")
                .doesNotContain("??");
        assertThat(end(id, "last", "2026-05-31", "shokocho"))
                .hasStatus(422)
                .bodyText()
                .contains("href=\"#f-last-" + id + "\"", "aria-invalid=\"true\"", "今日以後の日");
        assertThat(end(id, "last", "六月", "shokocho")).hasStatus(422).bodyText().contains("value=\"六月\"");
        assertThat(end(id, "last", "", "shokocho")).hasStatus(422).bodyText().contains("「終了日」を入力してください。");
        assertThat(deputies.findById(id).orElseThrow().to()).isEqualTo(LAST);
    }

    @Test
    void one_that_has_not_begun_is_called_off_and_keeps_its_planned_days() {
        year.handedOut();
        year.moveTo(TODAY.minusDays(3), LocalTime.of(9, 0));
        assertThat(designate(TODAY, LAST)).hasRedirectedUrl("/deputies");
        var id = deputies.all().get(0).id();
        assertThat(get("/deputies", "shokocho")).bodyText().contains("指定を取り消す").doesNotContain("今すぐ終える<", "??");
        assertThat(end(id, "last", "2026-05-31", "shokocho"))
                .hasStatus(422)
                .bodyText()
                .contains("開始日（令和8年6月1日（月））以後の日");
        assertThat(end(id, "now", "true", "shokocho")).hasRedirectedUrl("/deputies");
        assertThat(get("/deputies", "shokocho"))
                .bodyText()
                .contains("令和8年6月1日（月）から", "令和8年6月3日（水）まで", "（始まる前に、𠮷野桂子が取り消しました）")
                .doesNotContain("5月31日", "??");
        year.moveTo(TODAY, LocalTime.of(9, 0));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isFalse();
        assertThat(get("/approvals", "suzuki"))
                .as("who never was a deputy")
                .hasStatus(403)
                .bodyText()
                .doesNotContain("終わりました");
    }

    @Test
    void to_end_it_on_the_day_on_which_it_ends_anyway_says_so() {
        year.handedOut();
        var id = town.deputy("shokocho", "shoko", "suzuki", LAST);
        var page = web.post()
                .uri("/deputies/" + id + "/end")
                .param("last", LAST.toString())
                .with(town.signedIn("shokocho"))
                .exchange();
        assertThat(page).hasRedirectedUrl("/deputies").flash().hasEntrySatisfying("notice", notice -> assertThat(notice)
                .hasToString("Notice[tone=info, text=この指定の終了日は、すでに令和8年6月3日（水）です。何も変更していません。]"));
        assertThat(deputies.findById(id).orElseThrow().endedAt()).isNull();
    }

    private MvcTestResult designate(LocalDate from, LocalDate to) {
        return web.post()
                .uri("/deputies")
                .param(
                        "office",
                        town.appointment("shokocho", "shoko", Role.SECTION_CHIEF)
                                .toString())
                .param("deputy", town.officer("suzuki").toString())
                .param("from", from.toString())
                .param("to", to.toString())
                .param("reason", "研修")
                .with(town.signedIn("shokocho"))
                .exchange();
    }

    private MvcTestResult end(DeputyId id, String name, String value, String by) {
        return web.post()
                .uri("/deputies/" + id + "/end")
                .param(name, value)
                .with(town.signedIn(by))
                .exchange();
    }

    private MvcTestResult get(String path, String login) {
        return web.get().uri(path).with(town.signedIn(login)).exchange();
    }
}

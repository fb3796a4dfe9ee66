package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@MeguriTest
class ClosedDayPageTest {

    @Autowired
    MockMvcTester web;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    DeclareClosedDays declareClosedDays;

    @Autowired
    UserDetailsService accounts;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(Instant.parse("2026-11-24T00:00:00Z"));
    }

    @Test
    void a_closed_day_is_added_shown_counted_and_taken_back() {
        assertThat(web.post()
                        .uri("/admin/closed-days")
                        .param("from", "２０２６/12/28")
                        .param("name", "𠮷野川市 開庁記念日")
                        .with(as("kanri"))
                        .with(csrf()))
                .hasStatus3xxRedirection()
                .hasRedirectedUrl("/admin/closed-days?year=2026");
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 28))).isFalse();
        assertThat(calendar.plus(LocalDate.of(2026, 12, 25), 1)).isEqualTo("2027-01-04");
        assertThat(web.get().uri("/admin/closed-days").with(as("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("令和8年12月28日（月）", "𠮷野川市 開庁記念日", "4/29（水）", "9/22（火）")
                .doesNotContain("??");
        assertThat(web.post()
                        .uri("/admin/closed-days/withdraw")
                        .param("day", "2026-12-28")
                        .with(as("kikaku"))
                        .with(csrf()))
                .hasRedirectedUrl("/admin/closed-days?year=2026");
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 28))).isTrue();
    }

    @Test
    void a_closure_of_several_days_leaves_out_what_is_closed_anyway() {
        var by = town.person("kanri");
        assertThat(declareClosedDays.declare(LocalDate.of(2026, 9, 18), LocalDate.of(2026, 9, 24), "庁舎の停電", by))
                .containsExactly(LocalDate.of(2026, 9, 18), LocalDate.of(2026, 9, 24));
        assertRefused("calendar.closed-already", LocalDate.of(2026, 9, 18), LocalDate.of(2026, 9, 24), "庁舎の停電");
        assertThat(declareClosedDays.declare(LocalDate.of(2026, 9, 24), LocalDate.of(2026, 9, 25), "停電の続き", by))
                .containsExactly(LocalDate.of(2026, 9, 25));
    }

    @Test
    void a_closure_that_makes_no_sense_is_refused_with_its_reason() {
        var monday = LocalDate.of(2026, 12, 7);
        assertRefused("calendar.from-missing", null, monday, "停電");
        assertRefused("calendar.to-before-from", monday, monday.minusDays(1), "停電");
        assertRefused("calendar.too-long", monday, monday.plusDays(31), "停電");
        assertRefused("calendar.name-missing", monday, null, " \n　");
        assertRefused("calendar.name-missing", monday, null, null);
        assertRefused("calendar.name-too-long", monday, null, "停".repeat(101));
        assertRefused("calendar.closed-already", monday.minusDays(1), null, "日曜");
        assertRefused("calendar.year-out-of-range", LocalDate.of(1999, 12, 31), null, "昔");
        assertRefused("calendar.year-out-of-range", LocalDate.of(2100, 1, 5), null, "先");
        assertRefused("calendar.year-out-of-range", monday, LocalDate.of(999_999_999, 12, 31), "先");
    }

    @Test
    void a_refused_form_comes_back_with_what_was_typed() {
        assertThat(web.post()
                        .uri("/admin/closed-days")
                        .param("from", "昨日")
                        .param("name", "<b>停電</b>")
                        .with(as("kanri"))
                        .with(csrf()))
                .hasStatus(422)
                .bodyText()
                .contains("日付を読み取れません", "&lt;b&gt;停電&lt;/b&gt;", "エラー：")
                .doesNotContain("<b>停電");
    }

    @Test
    void only_planning_and_the_administrator_keep_the_calendar() {
        assertThat(web.get().uri("/admin/closed-days").with(as("sato"))).hasStatus(403);
        assertThat(web.post()
                        .uri("/admin/closed-days")
                        .param("from", "2026-12-28")
                        .param("name", "休み")
                        .with(as("bucho"))
                        .with(csrf()))
                .hasStatus(403);
        assertThat(catchRefusal(() ->
                                declareClosedDays.declare(LocalDate.of(2026, 12, 28), null, "休み", town.person("sato")))
                        .key())
                .isEqualTo("calendar.keepers-only");
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 12, 28))).isTrue();
    }

    private void assertRefused(
            String key,
            @org.jspecify.annotations.Nullable LocalDate from,
            @org.jspecify.annotations.Nullable LocalDate to,
            @org.jspecify.annotations.Nullable String name) {
        assertThat(catchRefusal(() -> declareClosedDays.declare(from, to, name, town.person("kanri")))
                        .key())
                .isEqualTo(key);
    }

    private static Refusal catchRefusal(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        return org.assertj.core.api.Assertions.catchThrowableOfType(Refusal.class, call);
    }

    private RequestPostProcessor as(String login) {
        return user(accounts.loadUserByUsername(login));
    }
}

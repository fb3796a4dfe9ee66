package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 議会の会期 in the town's calendar. */
@MeguriTest
class AssemblyPageTest {

    private static final String PAGE = "/admin/closed-days";

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    AssemblyCalendar assembly;

    @Autowired
    MockMvcTester web;

    @BeforeEach
    void found() {
        town.found();
        clock.moveTo(Instant.parse("2026-08-03T00:00:00Z"));
    }

    @Test
    void a_session_is_entered_shown_and_removed_and_closes_nothing() {
        assertThat(page("kikaku").text()).contains("この年度の会期は登録されていません");
        assertThat(enter("𠮷 ９月定例会", "2026/09/01", "2026-09-25", "kanri")).hasRedirectedUrl(PAGE + "?year=2026");
        var page = page("kikaku");
        assertThat(page.text()).contains("𠮷 ９月定例会", "令和8年9月1日（火）", "令和8年9月25日（金）");
        assertThat(calendar.isWorkingDay(LocalDate.of(2026, 9, 1))).isTrue();
        assertThat(assembly.between(LocalDate.of(2026, 9, 25), LocalDate.of(2026, 10, 30)))
                .hasSize(1);
        assertThat(assembly.between(LocalDate.of(2026, 9, 26), LocalDate.of(2026, 10, 30)))
                .isEmpty();
        assertThat(journal()).contains("令和8年9月1日（火）から令和8年9月25日（金）までの議会の会期を登録しました", "𠮷 ９月定例会");
        var remove = page.select("form[action$=/remove]").attr("action");
        assertThat(post(remove, "kikaku", Map.of())).hasRedirectedUrl(PAGE + "?year=2026");
        assertThat(post(remove, "kikaku", Map.of())).as("twice").hasStatus3xxRedirection();
        assertThat(page("kikaku").text()).contains("この年度の会期は登録されていません");
        assertThat(journal()).containsOnlyOnce("議会の会期を取り消しました");
        assertThat(enter("９月定例会", "2026-09-10", "2026-09-30", "kikaku"))
                .as("its days are free again")
                .hasStatus3xxRedirection();
    }

    @Test
    void a_session_over_the_turn_of_the_fiscal_year_stands_in_both() {
        enter("３月定例会", "2027-03-01", "2027-04-01", "kikaku");
        for (var year : List.of("2026", "2027")) {
            assertThat(body(web.get()
                            .uri(PAGE + "?year=" + year)
                            .with(town.signedIn("kikaku"))
                            .exchange()))
                    .contains("３月定例会");
        }
    }

    @Test
    void what_cannot_be_is_refused_with_its_cure_and_what_was_typed_stays() {
        refused(" ", "2026-09-01", "2026-09-25", 422, "「名称」を入力してください（例：９月定例会）");
        refused("会".repeat(101), "2026-09-01", "2026-09-25", 422, "100字以内");
        refused("９月定例会", "", "2026-09-25", 422, "「開会日」と「閉会日」");
        refused("９月定例会", "2026-09-25", "2026-09-24", 422, "入れ替えて");
        refused("９月定例会", "2026-09-01", "2026-10-31", 422, "60日まで");
        refused("９月定例会", "九月一日", "2026-09-25", 422, "日付を読み取れません");
        refused("９月定例会", "1999-09-01", "1999-09-25", 422, "2000年から2099年");
        assertThat(enter("９月定例会", "2026-09-01", "2026-10-30", "kikaku"))
                .as("60 days")
                .hasStatus3xxRedirection();
        refused("臨時会", "2026-10-30", "2026-10-30", 409, "９月定例会（令和8年9月1日（火）～令和8年10月30日（金））と重なっています");
        refused("臨時会", "2026-08-31", "2026-09-01", 409, "重なっています");
        assertThat(enter("臨時会", "2026-10-31", "2026-10-31", "kikaku")).hasStatus3xxRedirection();
    }

    @Test
    void only_those_who_keep_the_calendar_may() {
        for (var login : List.of("sato", "shokocho", "bucho", "iin", "shicho")) {
            assertThat(enter("９月定例会", "2026-09-01", "2026-09-25", login))
                    .as(login)
                    .hasStatus(403);
        }
        assertThat(post(PAGE + "/assembly/00000000-0000-4000-8000-000000000000/remove", "kikaku", Map.of()))
                .hasStatus(404);
    }

    private void refused(String name, String first, String last, int status, String cure) {
        var answer = enter(name, first, last, "kikaku");
        assertThat(answer).hasStatus(status);
        var page = Jsoup.parse(
                new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(page.select(".error-summary").text()).contains(cure);
        assertThat(page.select("input[name=session]").val()).isEqualTo(name);
        assertThat(page.select("input[name=first]").val()).isEqualTo(first);
    }

    private MvcTestResult enter(String name, String first, String last, String login) {
        return post(PAGE + "/assembly", login, Map.of("session", name, "first", first, "last", last));
    }

    private MvcTestResult post(String address, String login, Map<String, String> fields) {
        var request = web.post().uri(address).with(town.signedIn(login)).with(csrf());
        fields.forEach(request::param);
        return request.exchange();
    }

    private Document page(String login) {
        return Jsoup.parse(body(web.get().uri(PAGE).with(town.signedIn(login)).exchange()));
    }

    private String journal() {
        return Jsoup.parse(body(web.get()
                        .uri("/admin/journal")
                        .with(town.signedIn("kikaku"))
                        .exchange()))
                .text();
    }

    private static String body(MvcTestResult answer) {
        assertThat(answer).hasStatusOk();
        var body = new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return body;
    }
}

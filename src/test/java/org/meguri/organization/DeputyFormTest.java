package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The form of a designation: what it offers, and that an error leads to its field. */
@MeguriTest
class DeputyFormTest {

    private static final LocalDate TODAY = YearFixture.OPENING;
    private static final LocalDate LAST = TODAY.plusDays(2);

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @ParameterizedTest
    @CsvSource({
        "office, '', 「不在の職員」を選んでください。",
        "deputy, '', 「代決者」を選んでください。",
        "from, '', 「開始日」を入力してください。",
        "from, 2026-05-31, 「開始日」は令和8年6月1日（月）以後の日にしてください。",
        "from, 六月, 「開始日」は、2026-04-01の形で入力してください。",
        "to, '', 「終了日」を入力してください。",
        "to, 六月, 「終了日」は、2026-04-01の形で入力してください。",
        "to, 2026-05-31, 「終了日」が「開始日」より前です。",
        "reason, '', 「理由」を、",
    })
    void an_error_leads_to_its_field_and_stands_beside_it(String field, String typed, String words) {
        year.handedOut();
        assertThat(designate("shokocho", field, typed))
                .hasStatus(422)
                .bodyText()
                .contains("<a href=\"#f-" + field + "\">" + words, "id=\"f-" + field + "-error\">＊" + words)
                .containsOnlyOnce("aria-invalid=\"true\"")
                .doesNotContain("??");
    }

    @Test
    void a_colleague_in_the_same_office_is_not_offered_and_no_word_comes_twice() {
        year.handedOut();
        town.extend(
                """
                units:
                  - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
                  - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
                officers:
                  - {login: shokocho2, name: 斎藤望, appointments: [{unit: shoko, role: SECTION_CHIEF}]}
                """);
        assertThat(get("/deputies", "shokocho")).bodyText().contains("鈴木一郎（").doesNotContain("斎藤望（");
        assertThat(get("/deputies", "kikaku"))
                .bodyText()
                .contains("斎藤望（", "中村光（企画課）")
                .doesNotContain("企画課　企画課");
    }

    @Test
    void the_page_of_an_officer_lists_whom_they_stand_for_and_who_for_them() {
        year.handedOut();
        town.deputy("shokocho", "shoko", "suzuki", LAST);
        for (var login : new String[] {"shokocho", "suzuki"}) {
            assertThat(get("/admin/officers/" + town.officer(login), "kanri"))
                    .hasStatusOk()
                    .bodyText()
                    .contains("商工観光課　課長　𠮷野桂子", "鈴木一郎", "令和8年6月3日（水）まで", "代決中")
                    .doesNotContain("??");
        }
        assertThat(get("/admin/officers/" + town.officer("sato"), "kanri"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("代決中", "鈴木一郎");
    }

    private MvcTestResult designate(String by, String field, String typed) {
        var form = new LinkedHashMap<String, String>(Map.of(
                "office",
                town.appointment("shokocho", "shoko", Role.SECTION_CHIEF).toString(),
                "deputy",
                town.officer("suzuki").toString(),
                "from",
                TODAY.toString(),
                "to",
                LAST.toString(),
                "reason",
                "出張"));
        form.put(field, typed);
        var request = web.post().uri("/deputies").with(town.signedIn(by));
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String path, String login) {
        return web.get().uri(path).with(town.signedIn(login)).exchange();
    }
}

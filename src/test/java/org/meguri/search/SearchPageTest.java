package org.meguri.search;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanRegister;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@MeguriTest
class SearchPageTest {

    private static final List<String> EVERYBODY = List.of(
            "sato", "shokocho", "tanaka", "nogyocho", "bucho", "kikakubucho", "kikaku", "iin", "shicho", "kanri");

    @Autowired
    MockMvcTester web;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    WriteEvaluation write;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    Find find;

    @Autowired
    PlanRegister plans;

    @Autowired
    EditRegister register;

    @Autowired
    EntityManagerFactory entities;

    @Test
    void an_item_is_found_by_everybody_by_a_part_of_its_name_in_any_width() {
        year.handedOut();
        for (var login : EVERYBODY) {
            assertThat(page(login, "事業２")).as(login).hasStatusOk().bodyText().contains("<mark>事業2</mark>", "産業振興計画");
        }
        assertThat(page("sato", "事業9")).hasStatusOk().bodyText().contains("見つかりませんでした");
    }

    @Test
    void without_words_the_page_says_what_to_type() {
        town.found();
        assertThat(page("sato", "　"))
                .hasStatusOk()
                .bodyText()
                .contains("事業の名前や番号")
                .doesNotContain("<mark>");
    }

    @Test
    void a_draft_is_found_by_those_who_read_it_and_not_even_counted_for_others() {
        var sheet = draft("ﾎｲｸ園の待機児童をなくした。");
        for (var login : EVERYBODY) {
            var reads = evaluations.mayRead(evaluations.get(sheet), town.person(login));
            var found = find.find(query("保イク 待機"), town.person(login));
            assertThat(found.found()).as("kanji are not kana").isZero();
            found = find.find(query("ほいく 待機"), town.person(login));
            assertThat(found.found()).as(login).isEqualTo(reads ? 1 : 0);
            assertThat(found.elsewhere()).as(login).isEqualTo(reads ? 1 : 0);
            assertThat(found.kinds()).as(login).hasSize(reads ? 1 : 0);
        }
        assertThat(page("sato", "待機児童")).bodyText().contains("<mark>待機児童</mark>", "/evaluations/" + sheet);
        assertThat(page("tanaka", "待機児童")).bodyText().doesNotContain("<mark>", "/evaluations/");
    }

    @Test
    void what_is_changed_is_found_as_it_is_now() {
        var sheet = draft("旧い言い回し");
        assertThat(find.find(query("旧い"), town.person("sato")).found()).isEqualTo(1);
        save(sheet, "新しい言い回し");
        assertThat(find.find(query("旧い"), town.person("sato")).found()).isZero();
        assertThat(find.find(query("新しい"), town.person("sato")).found()).isEqualTo(1);
    }

    @Test
    void the_committee_finds_what_is_confirmed_and_not_before() {
        CycleId cycle = year.handedOut(year.item(1, "shoko"));
        var sheet = year.sheet(cycle, 1).id();
        year.approved(sheet);
        assertThat(find.find(query("予定のとおり"), town.person("iin")).found()).isZero();
        year.confirm(sheet, "kikaku");
        assertThat(find.find(query("予定のとおり"), town.person("iin")).found()).isEqualTo(1);
        assertThat(page("iin", "予定のとおり")).bodyText().contains("/committee/evaluations/" + sheet);
        assertThat(find.find(query("予定のとおり"), town.person("tanaka")).found()).isZero();
    }

    @Test
    void a_remark_is_found_by_the_committee_and_by_whom_it_concerns() {
        CycleId cycle = year.handedOut(year.item(1, "shoko"));
        var sheet = year.sheet(cycle, 1).id();
        year.confirmed(sheet);
        year.remark(sheet, "待ち時間の指標も要る。");
        for (var login : EVERYBODY) {
            var knows = evaluations.mayRead(evaluations.get(sheet), town.person(login)) || login.equals("iin");
            assertThat(find.find(query("待ち時間"), town.person(login)).found())
                    .as(login)
                    .isEqualTo(knows ? 1 : 0);
        }
    }

    @Test
    void a_merged_and_a_former_name_lead_to_the_item_that_goes_on() {
        year.planned(year.item(1, "shoko"), year.item(2, "nogyo"));
        var planning = town.person("kikaku");
        var plan = plans.plans().get(0).id();
        var items = plans.items(plan);
        var next = new FiscalYear(2026);
        register.rename(items.get(0).id(), "しごと支援センター", new Decision(next, "改称する。"), planning);
        register.merge(List.of(items.get(1).id()), items.get(0).id(), false, new Decision(next, "統合する。"), planning);
        for (var words : List.of("事業1", "事業２", "シゴト支援")) {
            var found = find.find(query(words), town.person("tanaka"));
            assertThat(found.shown()).as(words).singleElement().satisfies(group -> {
                assertThat(group.item()).isEqualTo(items.get(0).id().value());
                assertThat(group.name()).contains("しごと支援センター");
            });
        }
        assertThat(find.find(query("事業"), town.person("tanaka")).groups()).isEqualTo(1);
    }

    @Test
    void filters_narrow_and_say_how_much_they_would_show() {
        draft("共通の語");
        var found = find.find(query("事業"), town.person("sato"));
        assertThat(found.units()).extracting(Find.Count::label).contains("商工観光課", "農業振興課");
        var shoko = town.unit("shoko").toString();
        var narrowed = find.find(SearchQuery.of(Map.of("q", "事業", "unit", shoko)), town.person("sato"));
        assertThat(narrowed.found()).isEqualTo(3).isLessThan(found.found());
        assertThat(narrowed.elsewhere()).isEqualTo(found.found());
        assertThat(page("sato", "事業")).bodyText().doesNotContain("??");
    }

    @Test
    void what_somebody_types_is_shown_as_text_and_wild_cards_mean_themselves() {
        year.handedOut();
        assertThat(page("sato", "<script>alert(1)</script>")).bodyText().doesNotContain("<script>alert");
        assertThat(find.find(query("%"), town.person("sato")).found()).isZero();
        assertThat(find.find(query("事業_"), town.person("sato")).found()).isZero();
    }

    @Test
    void the_number_of_statements_does_not_grow_with_what_is_found() {
        year.handedOut();
        find.find(query("事業"), town.person("sato"));
        assertThat(find.find(query("事業4"), town.person("sato")).found()).isEqualTo(1);
        assertThat(find.find(query("事業"), town.person("sato")).found()).isGreaterThan(3);
        assertThat(statements("事業")).isEqualTo(statements("事業4")).isBetween(5L, 15L);
    }

    private long statements(String words) {
        var person = town.person("sato");
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        statistics.setStatisticsEnabled(true);
        try {
            statistics.clear();
            find.find(query(words), person);
            return statistics.getPrepareStatementCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }

    private EvaluationId draft(String text) {
        CycleId cycle = year.handedOut();
        var sheet = year.sheet(cycle, 1).id();
        save(sheet, text);
        return sheet;
    }

    private void save(EvaluationId sheet, String text) {
        write.save(
                new WriteEvaluation.Command(
                        sheet, evaluations.get(sheet).revision(), Map.of("status_text", text), Map.of()),
                town.person("sato"));
    }

    private static SearchQuery query(String words) {
        return SearchQuery.of(Map.of("q", words));
    }

    private MvcTestResult page(String login, String words) {
        return web.get()
                .uri("/search")
                .queryParam("q", words)
                .with(town.signedIn(login))
                .exchange();
    }
}

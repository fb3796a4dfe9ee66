package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.intake.ReadPlanFile;
import org.meguri.organization.Directory;
import org.meguri.organization.FoundTown;
import org.meguri.organization.Role;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.ShippedPlans;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** A real city's evaluations of a past year, taken over from the table that its plan was founded from. */
@MeguriTest
class RealPastAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2022, 6, 1);
    private static final String BEFORE = "登録前の年度の評価（表から取り込み、令和３年度）";

    @Autowired
    FoundTown foundTown;

    @Autowired
    ShippedPlans shipped;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    ReadPlanFile files;

    @Autowired
    PlanRegister plans;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    Schedule schedule;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    MessageSource messages;

    @Autowired
    MockMvcTester browser;

    @ParameterizedTest
    @ValueSource(strings = {"csv", "xlsx"})
    void the_73_rows_of_a_past_year_stand_beside_the_sheets_of_the_next(String kind) throws Exception {
        var document = "strategy1-r3-evaluation";
        var file = kind.equals("csv") ? RealDocuments.csv(document) : RealDocuments.xlsx(document);
        year.moveTo(TODAY, LocalTime.of(9, 0));
        var definition = shipped.all().stream()
                .filter(one -> one.definition().code().equals("strategy1-r3"))
                .findFirst()
                .orElseThrow();
        foundTown.found(
                PractisedTown.of(files.unitNames(definition.definition(), file), new MessageSourceAccessor(messages)),
                TODAY,
                TownFixture.PASSWORD);
        var plan = adopt.adopt(definition.yaml());
        assertThat(files.apply(plan, file).answered()).isTrue();
        var answers = files.answers(definition.definition(), file);

        var preview = Objects.requireNonNull(browser.post()
                .uri("/plans/" + plan + "/past")
                .multipart()
                .file(new MockMultipartFile("file", file.name(), null, file.content()))
                .param("year", "2021")
                .with(town.signedIn("planner"))
                .exchange()
                .getResponse()
                .getRedirectedUrl());
        var shown = page(preview);
        assertThat(shown).hasStatusOk();
        var body = shown.getResponse().getContentAsString();
        assertThat(body)
                .contains(
                        "<span class=\"figure-number\">73</span><span class=\"figure-label\">新しく取り込む</span>",
                        "<span class=\"figure-number\">0</span><span class=\"figure-label\">取り込まない行</span>")
                .doesNotContain("??", "名称が登録簿と違う行");
        assertThat(browser.post()
                        .uri(preview)
                        .param("seen", body.replaceAll("(?s).*name=\"seen\" value=\"([0-9a-f]+)\".*", "$1"))
                        .with(town.signedIn("planner")))
                .hasStatus3xxRedirection();

        var planner = directory.signedIn(town.officer("planner"), TODAY);
        var cycle = planCycle.plan(new PlanCycle.Command(plan, new FiscalYear(2022), schedule.propose(TODAY)), planner);
        planCycle.open(cycle, planner);
        year.runJobs();

        var sheets = evaluations.all(cycle);
        assertThat(sheets).hasSize(73);
        for (var row : answers) {
            var sheet = sheets.stream()
                    .filter(one -> one.seq() == row.seq())
                    .findFirst()
                    .orElseThrow();
            assertThat(evaluations.lastYear(sheet)).singleElement().satisfies(last -> {
                assertThat(last.past()).isEqualTo(new FiscalYear(2021));
                assertThat(last.answers()).isEqualTo(row.values());
            });
        }
        var first = sheets.get(0);
        assertThat(page("/evaluations/" + first.id())).hasStatusOk().bodyText().doesNotContain("??");
        var staff =
                directory.holders(Role.SECTION_STAFF, first.leadUnit(), TODAY).get(0);
        assertThat(browser.get().uri("/evaluations/" + first.id()).with(town.signedIn(staff.login())))
                .hasStatusOk()
                .bodyText()
                .contains(BEFORE, "講座の時間・回数やイルミ～ナの規模を縮小して全5回開催した");
        assertThat(page("/items/" + first.item()))
                .bodyText()
                .contains("令和３年度", "進捗区分：C 進行中", "講座の時間・回数やイルミ～ナの規模を縮小して全5回開催した");
        assertThat(plans.items(plan)).hasSize(73);
    }

    private MvcTestResult page(String path) {
        return browser.get().uri(path).with(town.signedIn("planner")).exchange();
    }
}

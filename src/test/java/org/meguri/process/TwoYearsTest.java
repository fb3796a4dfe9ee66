package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.ChooseSheets;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.NextYear;
import org.meguri.cycle.OpeningCheck;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.evaluation.EarlierRemarks;
import org.meguri.evaluation.EarlierRemarks.Citation;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.Decision;
import org.meguri.plan.EditRegister;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanRegister;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.EditionContent;
import org.meguri.publication.EditionDownload;
import org.meguri.publication.EditionFormat;
import org.meguri.publication.EditionLookup;
import org.meguri.sheet.LastYear;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Two years of a plan from beginning to end, the second made out of the first, with the register edited between them. */
@MeguriTest
class TwoYearsTest {

    private static final FiscalYear SECOND = new FiscalYear(2026);

    /** What the answers of a brief sheet are. */
    private static final Map<String, String> BRIEF = Map.of("result", "◎", "status_text", "簡易に書いた。");

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    PlanRegister plans;

    @Autowired
    EditRegister edit;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    NextYear nextYear;

    @Autowired
    ChooseSheets choose;

    @Autowired
    OpeningCheck check;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    CycleLookup cycles;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    EarlierRemarks earlier;

    @Autowired
    WriteEvaluation write;

    @Autowired
    AnswerRemark answer;

    @Autowired
    RemarkLookup remarks;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    EditionLookup editions;

    @Autowired
    MockMvcTester browser;

    @Test
    void the_second_year_begins_from_the_first_and_leaves_it_as_it_was_published() {
        var added = year.item(6, "nogyo");
        // The first year, with two remarks of the committee, answered and left open over the years.
        var first = firstYear();
        var plan = year.cycle(first).plan();
        var items = evaluations.all(first).stream().map(EvaluationView::item).toList();
        for (var sheet : evaluations.all(first)) {
            hand(sheet, answers("事業" + sheet.seq() + "の状況"), Map.of());
        }
        year.runJobs();
        var ofHeir = year.remark(year.sheet(first, 1).id(), "利用者数を示してほしい。");
        var ofMerged = year.remark(year.sheet(first, 4).id(), "参加者の声を聞いてほしい。");
        year.runJobs();
        answered(ofHeir, 1);
        answered(ofMerged, 2);
        finish(first);
        var printed = printed(first);
        var before = evaluations.all(first);

        // Between the years: one item merged into another, one renumbered, one suspended, one added.
        var planner = town.person("kikaku");
        edit.merge(List.of(items.get(3)), items.get(0), false, decision(), planner);
        edit.renumber(items.get(2), "30", decision(), planner);
        edit.suspend(items.get(1), decision(), planner);
        var fresh = edit.add(plan, added, decision(), planner);

        // The second year is planned on the page that the first leads to, and one item gets the brief sheet.
        year.moveTo(calendar.plus(LocalDate.of(2027, 5, 10), 0), LocalTime.of(9, 0));
        var second = plannedFrom(first, plan);
        assertThat(found(second)).containsExactly("committee.check.open-remarks 2");
        choose.choose(second, Map.of(items.get(4), "brief"), planner);
        planCycle.open(second, planner);
        year.runJobs();
        assertThat(evaluations.all(second))
                .extracting(EvaluationView::heading, EvaluationView::variant)
                .containsExactly(
                        tuple("No.1 事業1", null),
                        tuple("No.30 事業3", null),
                        tuple("No.5 事業5", "brief"),
                        tuple("No.6 事業6", null));

        // Last year's answers stand beside, also those of the merged item; and both remarks.
        var heir = of(second, items.get(0));
        assertThat(evaluations.lastYear(heir))
                .extracting(LastYear::heading, last -> last.answers().get("status_text"))
                .containsExactly(tuple(null, "事業1の状況"), tuple("No.4 事業4", "事業4の状況"));
        assertThat(evaluations.previousContent(of(second, items.get(2)))).contains(entry("status_text", "事業3の状況"));
        assertThat(evaluations.previousContent(of(second, fresh))).isEmpty();
        assertThat(earlier.on(heir))
                .extracting(EarlierRemarks.Earlier::heading, EarlierRemarks.Earlier::text)
                .containsExactlyInAnyOrder(tuple(null, "利用者数を示してほしい。"), tuple("No.4 事業4", "参加者の声を聞いてほしい。"));
        assertThat(browser.get().uri("/evaluations/" + heir.id()).with(town.signedIn("sato")))
                .hasStatusOk()
                .bodyText()
                .contains("事業1の状況", "「No.4 事業4」（引き継いだ項目）の記入", "事業4の状況", "参加者の声を聞いてほしい。")
                .doesNotContain("??");

        // The heir deals with the remark on the merged item, and leaves its own open.
        hand(heir, answers("事業1と4の状況"), Map.of(ofMerged.value(), new Citation(true, "参加者に尋ねました。")));
        hand(of(second, items.get(2)), answers("事業3の二年目"), Map.of());
        hand(of(second, items.get(4)), BRIEF, Map.of());
        hand(of(second, fresh), answers("事業6の状況"), Map.of());
        year.runJobs();
        assertThat(browser.get().uri("/committee/evaluations/" + heir.id()).with(town.signedIn("iin")))
                .hasStatusOk()
                .bodyText()
                .contains("参加者に尋ねました。", "今年度の評価では対応していません")
                .doesNotContain("??");
        assertThat(remarks.get(ofMerged).followedUpIn()).isEqualTo(heir.id());
        assertThat(remarks.get(ofHeir).followedUpIn()).isNull();
        finish(second);

        var content = content(second);
        assertThat(content.rows()).extracting(row -> row.cells().get(2)).containsExactly("事業1", "事業3", "事業5", "事業6");
        assertThat(content.rows().get(2).cells()).containsSubsequence("事業5", "◎", "簡易に書いた。", "");
        assertThat(content.overall().get(0).counts())
                .filteredOn(count -> "◎".equals(count.code()))
                .singleElement()
                .returns(4, EditionContent.Count::count);

        // The first year is what it was.
        assertThat(printed(first)).containsExactlyEntriesOf(printed);
        assertThat(evaluations.all(first)).isEqualTo(before);
        assertThat(List.of(cycles.get(first).state(), cycles.get(second).state()))
                .containsOnly(CycleState.CLOSED);
        assertThat(evaluations.all(second)).extracting(EvaluationView::status).containsOnly(Status.PUBLISHED);
        // The third year still asks about what nobody has dealt with.
        year.moveTo(calendar.plus(LocalDate.of(2028, 5, 10), 0), LocalTime.of(9, 0));
        var third = plannedFrom(second, plan);
        assertThat(found(third)).containsExactly("cycle.check.variant-not-chosen 1", "committee.check.open-remarks 1");
    }

    /** A year of five items, open; the plan has a brief sheet, which nobody uses yet. */
    private CycleId firstYear() {
        var cycle = year.planned(
                year.item(1, "shoko"),
                year.item(2, "nogyo"),
                year.item(3, "shoko", "nogyo"),
                year.item(4, "shoko"),
                year.item(5, "nogyo"));
        var view = year.cycle(cycle);
        adopt.adopt(plans.plan(view.plan())
                .yaml()
                .replace("to: 2026", "to: 2030")
                .replace(
                        "sheet: reform-evaluation\n",
                        "sheet: reform-evaluation\nvariants:\n  - {key: brief, label: 簡易, sheet: reform-brief}\n"));
        planCycle.plan(new PlanCycle.Command(view.plan(), view.year(), view.dues()), town.person("kikaku"));
        planCycle.open(cycle, town.person("kikaku"));
        year.runJobs();
        return cycle;
    }

    /** The year after, with the days that its page proposes. */
    private CycleId plannedFrom(CycleId cycle, PlanId plan) {
        var proposal = nextYear.after(year.cycle(cycle));
        assertThat(browser.get().uri("/cycles/" + cycle + "/next").with(town.signedIn("kikaku")))
                .hasStatusOk()
                .bodyText()
                .contains("次の年度に実施中の項目は4件です", String.valueOf(proposal.dues().get(Stage.APPROVAL)));
        var request = browser.post()
                .uri("/cycles")
                .param("plan", plan.toString())
                .param("year", Integer.toString(proposal.year().year()))
                .with(town.signedIn("kikaku"));
        proposal.dues().forEach((stage, due) -> request.param("due." + stage, due.toString()));
        assertThat(request).hasStatus3xxRedirection();
        return cycles.of(plan, proposal.year()).orElseThrow().id();
    }

    private List<String> found(CycleId cycle) {
        return check.findings(year.cycle(cycle)).stream()
                .map(finding -> finding.key() + " " + finding.arguments().get(0))
                .toList();
    }

    private EvaluationView of(CycleId cycle, PlanItemId item) {
        return evaluations.of(cycle, item).orElseThrow();
    }

    private static Map<String, String> answers(String text) {
        var answers = new LinkedHashMap<>(YearFixture.ANSWERS);
        answers.put("status_text", text);
        return answers;
    }

    /** Handed in with these words, approved by every chief and confirmed. */
    private void hand(EvaluationView sheet, Map<String, String> answers, Map<UUID, Citation> citations) {
        EvaluationId id = sheet.id();
        var lead = town.unit("shoko").equals(sheet.leadUnit()) ? "sato" : "tanaka";
        write.submit(
                new WriteEvaluation.Command(id, sheet.revision(), answers, Map.of(), citations), town.person(lead));
        for (var unit : List.of("shoko", "nogyo")) {
            if (sheet.units().contains(town.unit(unit))) {
                year.approve(id, unit, unit + "cho");
            }
        }
        year.confirm(id, "kikaku");
    }

    private void answered(RemarkId remark, int number) {
        answer.answer(remark, 1, Action.ADOPT, "来年度に改めます。", town.person("sato"));
        answer.decide(remark, 1, AnswerVerdict.APPROVED, "", town.person("shokocho"));
        assertThat(remarks.get(remark).number()).isEqualTo(number);
    }

    private void finish(CycleId cycle) {
        year.hold(cycle, "kikaku");
        year.runJobs();
        board.decide(cycle, 1, BoardVerdict.APPROVED, "", town.person("shicho"));
        year.publish(cycle, "");
        year.runJobs();
    }

    private EditionContent content(CycleId cycle) {
        return editions.content(editions.ofCycle(cycle).get(0).id());
    }

    /** Every file of the only edition; two of them are equal if they are byte for byte. */
    private Map<EditionFormat, EditionDownload> printed(CycleId cycle) {
        var edition = editions.ofCycle(cycle);
        assertThat(edition).hasSize(1);
        var printed = new EnumMap<EditionFormat, EditionDownload>(EditionFormat.class);
        for (var format : EditionFormat.values()) {
            printed.put(format, editions.file(edition.get(0).id(), format));
        }
        return printed;
    }

    private static Decision decision() {
        return new Decision(SECOND, "庁議で決定した。");
    }
}

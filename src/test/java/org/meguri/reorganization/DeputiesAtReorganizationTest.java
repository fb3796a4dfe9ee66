package org.meguri.reorganization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.reorganization.ReorganizedTown.FIRST_DAY;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.journal.EntryView;
import org.meguri.journal.Journal;
import org.meguri.organization.ChangeOrganization;
import org.meguri.organization.DesignateDeputy;
import org.meguri.organization.Role;
import org.meguri.organization.SeeAfterwards;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.RegisterItems;
import org.meguri.process.YearFixture;
import org.meguri.system.FiscalYear;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Deputies of a unit that ends, and what nobody has looked at (後閲), when the units change. */
@MeguriTest
class DeputiesAtReorganizationTest {

    /** Every unit wrote these; the even ones of 自治文化課 go to 地域振興課, the odd ones to 人権推進課. */
    private static final int EACH = 2;

    private static final LocalDate LATER = FIRST_DAY.plusDays(60);

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    RegisterItems register;

    @Autowired
    Schedule schedule;

    @Autowired
    PlanCycle planCycle;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    SeeAfterwards seeAfterwards;

    @Autowired
    ChangeOrganization organization;

    @Autowired
    DesignateDeputy designate;

    @Autowired
    Journal journal;

    @Autowired
    DraftReorganization draft;

    @Autowired
    ApplyReorganization apply;

    @Autowired
    TryOut tryOut;

    @Autowired
    MovedTable table;

    @Autowired
    MockMvcTester web;

    private CycleId cycle;

    @BeforeEach
    void found() {
        town.extend(ReorganizedTown.TOWN);
        year.moveTo(LocalDate.of(2026, 6, 1), LocalTime.of(9, 0));
        var planner = town.person("kikaku");
        var plan = adopt.adopt(ReorganizedTown.PLAN.formatted("kaihen", "総合計画"), planner.id());
        var drafts = new ArrayList<ItemDraft>();
        int seq = 0;
        for (var unit : List.of("shoko", "kanko", "nosei", "jichi")) {
            for (int one = 0; one < EACH; one++) {
                drafts.add(ReorganizedTown.item(town, ++seq, unit));
            }
        }
        register.register(plan, drafts);
        cycle = planCycle.plan(
                new PlanCycle.Command(plan, new FiscalYear(2026), schedule.propose(LocalDate.now(year.clock()))),
                planner);
        planCycle.open(cycle, planner);
        year.runJobs();
    }

    @Test
    void deputies_end_with_their_unit_and_the_unseen_goes_to_who_takes_over() {
        town.deputy("shokocho", "shoko", "sato", LATER);
        town.deputy("jichicho", "jichi", "mori", LATER);
        town.deputy("kikakucho", "kikaku", "hayashi", LATER);
        decideAll("shoko", "shokocho", "sato");
        decideAll("jichi", "jichicho", "mori");
        var seenBefore = seeAfterwards.unseen(town.person("shokocho")).get(0);
        seeAfterwards.look(List.of(seenBefore.id()), town.person("shokocho"));

        var id = draft.begin("改編", FIRST_DAY, town.person("kikaku"));
        draft.map(id, 0, mapping(), town.person("kikaku"));
        var dryRun = tryOut.of(id);
        assertThat(dryRun.deputies())
                .extracting(one -> one.from() + " " + one.designation().deputy())
                .containsExactlyInAnyOrder("商工課 佐藤花子", "自治文化課 森幸");
        assertThat(dryRun.counts())
                .filteredOn(count -> count.kind().equals("organization.seen-afterwards.moves"))
                .extracting(count -> count.from() + "→" + count.to() + " " + count.things())
                .containsExactlyInAnyOrder("商工課→商工観光課 1", "自治文化課→人権推進課 1", "自治文化課→地域振興課 1");
        assertThat(web.get()
                        .uri("/admin/reorganizations/" + id.value() + "/dry-run")
                        .with(town.signedIn("kanri")))
                .hasStatusOk()
                .bodyText()
                .contains("佐藤花子（𠮷野桂子の代決）", "代決者の指定", "後閲を待つ代決")
                .doesNotContain("??");
        assertThat(table.of(dryRun)).contains("代決者の指定,佐藤花子（𠮷野桂子の代決）,商工課,施行日の前日で終わる");

        year.moveTo(FIRST_DAY, LocalTime.of(8, 0));
        assertThat(apply.decide(id, 1, town.person("kanri"))).isTrue();

        assertThat(town.person("sato").steads()).isEmpty();
        assertThat(town.person("mori").steads()).isEmpty();
        assertThat(town.person("hayashi").steads())
                .as("a unit that goes on keeps its deputy")
                .hasSize(1);
        assertThat(journal.latest(200))
                .filteredOn(entry -> entry.action().equals("DeputyEnded"))
                .extracting(EntryView::detail)
                .allMatch(detail -> detail.endsWith("last=" + FIRST_DAY.minusDays(1)))
                .hasSize(2);
        assertThat(unseen("shokocho")).as("chief of the merged section").hasSize(1);
        assertThat(unseen("jichicho")).as("goes to 人権推進課").containsExactly("自治文化課 石井薫 7");
        assertThat(unseen("hayashi")).as("new chief of 地域振興課").containsExactly("自治文化課 石井薫 8");
        assertThat(seeAfterwards.look(
                        List.of(seeAfterwards
                                .unseen(town.person("hayashi"))
                                .get(0)
                                .id()),
                        town.person("hayashi")))
                .isEqualTo(1);
        assertThat(web.get().uri("/deputies").with(town.signedIn("kikaku")))
                .bodyText()
                .contains("組織改編により終わり")
                .doesNotContain("??");
    }

    @Test
    void one_who_was_to_begin_after_the_unit_has_ended_never_does() {
        town.deputy("shokocho", "shoko", "sato", FIRST_DAY.minusDays(1));
        designate.designate(
                new DesignateDeputy.Command(
                        town.appointment("shokocho", "shoko", Role.SECTION_CHIEF),
                        town.officer("bucho").value(),
                        FIRST_DAY.plusDays(5),
                        LATER,
                        "研修"),
                town.person("shokocho"));
        var id = draft.begin("改編", FIRST_DAY, town.person("kikaku"));
        draft.map(id, 0, mapping(), town.person("kikaku"));
        assertThat(tryOut.of(id).deputies())
                .as("the other ends by itself the day before")
                .extracting(one -> one.designation().deputy())
                .containsExactly("渡辺茂");
        year.moveTo(FIRST_DAY, LocalTime.of(8, 0));
        apply.decide(id, 1, town.person("kanri"));
        year.moveTo(FIRST_DAY.plusDays(5), LocalTime.of(8, 0));
        assertThat(town.person("bucho").steads()).isEmpty();
        assertThat(tryOut.of(id).deputies()).isEmpty();
    }

    private List<String> unseen(String login) {
        return seeAfterwards.unseen(town.person(login)).stream()
                .map(row -> row.unit() + " " + row.principal() + " " + number(row.title()))
                .toList();
    }

    private static String number(String title) {
        return title.replaceAll("\\D", "").substring(0, 1);
    }

    private void decideAll(String unit, String chief, String deputy) {
        for (EvaluationView sheet : evaluations.all(cycle)) {
            if (sheet.leadUnit().equals(town.unit(unit))) {
                year.submit(sheet.id(), chief);
                year.approve(sheet.id(), unit, deputy);
            }
        }
    }

    private Mapping mapping() {
        var jichi = town.unit("jichi");
        var items = evaluations.all(cycle).stream()
                .filter(sheet -> sheet.units().contains(jichi))
                .map(sheet ->
                        new Mapping.ItemChoice(jichi, sheet.item().value(), sheet.seq() % 2 == 0 ? "chiiki" : "jinken"))
                .toList();
        var people = organization.appointments(List.of(jichi), FIRST_DAY).stream()
                .map(held -> new Mapping.PersonChoice(
                        held.id(),
                        held.role() == Role.SECTION_CHIEF || held.login().equals("mori") ? "jinken" : "chiiki"))
                .toList();
        return ReorganizedTown.withAppointments(
                town,
                ReorganizedTown.outline(town)
                        .withPeople(people.isEmpty() ? List.of() : withMerged(people))
                        .withItems(items));
    }

    /** The chief of 観光課 becomes staff of the merged section, as an own appointment says; the former one ends. */
    private List<Mapping.PersonChoice> withMerged(List<Mapping.PersonChoice> people) {
        var all = new ArrayList<Mapping.PersonChoice>(people);
        all.add(new Mapping.PersonChoice(town.appointment("kankocho", "kanko", Role.SECTION_CHIEF), ""));
        return List.copyOf(all);
    }
}

package org.meguri.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.intake.ReadPlanFile;
import org.meguri.organization.Directory;
import org.meguri.organization.FoundTown;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.ShippedPlans;
import org.meguri.proposal.ApproveProposal;
import org.meguri.proposal.DecideProposal;
import org.meguri.proposal.OpenRound;
import org.meguri.proposal.ProposalLookup;
import org.meguri.proposal.ProposalRoundId;
import org.meguri.proposal.ProposalState;
import org.meguri.proposal.ProposalView;
import org.meguri.proposal.TakeProposalsIn;
import org.meguri.proposal.TakeProposalsIn.Outcome;
import org.meguri.proposal.Verdict;
import org.meguri.proposal.WriteProposal;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.context.support.MessageSourceAccessor;
import org.springframework.test.web.servlet.MockMvc;

/** The proposals of a real city, from the table in which they were collected to the items of the next plan. */
@MeguriTest
class ProposalDocumentsTest {

    private static final LocalDate TODAY = LocalDate.of(2018, 5, 7);

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
    OpenRound rounds;

    @Autowired
    TakeProposalsIn tables;

    @Autowired
    WriteProposal write;

    @Autowired
    ApproveProposal approve;

    @Autowired
    DecideProposal decide;

    @Autowired
    ProposalLookup proposals;

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    MessageSource messages;

    @Autowired
    MockMvc pages;

    @Autowired
    RuntimeService runtime;

    @Test
    void seventy_proposals_are_proposed_approved_and_adopted_or_declined() throws Exception {
        var round = opened();
        var planner = town.person("planner");
        var csv = RealDocuments.csv("strategy1-proposals");
        tables.takeIn(round, tables.keep(round, csv, planner), new Outcome(70, 0, 0, 0), planner);
        var again = tables.keep(round, RealDocuments.xlsx("strategy1-proposals"), planner);
        assertThat(tables.preview(round, again, planner).outcome())
                .as("the same as a workbook")
                .isEqualTo(new Outcome(0, 0, 70, 0));
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("proposal")
                        .count())
                .isEqualTo(70);

        proposals.all(round).forEach(this::handIn);
        proposals.all(round).forEach(this::approve);
        assertThat(proposals.all(round))
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(ProposalState.APPROVED));
        assertThat(counted(round))
                .containsExactly(Map.entry("新規", 22), Map.entry("継続", 20), Map.entry("実施可能", 24), Map.entry("広域", 4));
        see("/proposals/rounds/" + round, "新規　22件", "継続　20件", "実施可能　24件", "広域　4件", "★あり　6件");
        see(
                "/proposals/" + proposals.all(round).get(0).id(),
                "パッケージ「企業誘致・創業支援・雇用促進連携プロジェクト」の予定",
                "１年目",
                "情報収集（用地、進出希望企業等）、情報提供の仕組みづくり");

        var wanted = post("/proposals/rounds/" + round + "/adopt").with(town.signedIn("planner"));
        for (var one : proposals.all(round)) {
            if (kind(one).equals("実施可能")) {
                decide.decline(one.id(), one.submitted(), "今期は見送る。", planner);
            } else {
                wanted.param("proposal", one.id() + ":" + one.submitted());
            }
        }
        pages.perform(wanted).andExpect(redirectedUrl("/proposals/rounds/" + round));
        assertThat(rounds.close(round, planner)).as("drafts left over").isZero();
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("proposal")
                        .count())
                .isZero();

        var adopted = proposals.all(round).stream()
                .filter(one -> one.state() == ProposalState.ADOPTED)
                .toList();
        assertThat(adopted).hasSize(46);
        var items = plans.itemsInForce(proposals.round(round).target(), new FiscalYear(2019));
        assertThat(items).hasSize(46);
        assertThat(items)
                .extracting(item -> item.name())
                .containsExactlyInAnyOrderElementsOf(
                        adopted.stream().map(ProposalView::heading).toList());
        assertThat(items.get(0).levels()).containsEntry("package", "企業誘致・創業支援・雇用促進連携プロジェクト");

        assertThat(RealDocuments.table(download(round, "csv")))
                .as("printed again cell for cell")
                .isEqualTo(RealDocuments.table(csv.content()));
    }

    private ProposalRoundId opened() throws Exception {
        clock.moveTo(TODAY.atTime(9, 0).atZone(ZoneId.of("Asia/Tokyo")).toInstant());
        var shape = shipped("strategy1-proposals");
        var packages = shipped("strategy1-packages");
        var names = new LinkedHashSet<>(files.unitNames(shape.definition(), RealDocuments.csv("strategy1-proposals")));
        names.addAll(files.unitNames(packages.definition(), RealDocuments.csv("strategy1-packages")));
        foundTown.found(
                PractisedTown.of(names, new MessageSourceAccessor(messages)),
                LocalDate.of(2018, 4, 1),
                TownFixture.PASSWORD);
        var list = adopt.adopt(packages.yaml());
        files.apply(list, RealDocuments.csv("strategy1-packages"));
        var collected = adopt.adopt(shape.yaml());
        // The plan that follows has the columns in which the proposals were collected.
        var next = adopt.adopt(shape.yaml()
                .replace("code: strategy1-proposals", "code: next-plan")
                .replace("from: 2018", "from: 2019")
                .replace("to: 2018", "to: 2023"));
        return rounds.open(
                new OpenRound.Command(
                        "次の計画に向けた事業案",
                        new FiscalYear(2019),
                        next,
                        collected,
                        OpenRound.Questions.SHEET,
                        list,
                        rounds.usual()),
                town.person("planner"));
    }

    private ShippedPlans.Shipped shipped(String code) {
        return shipped.all().stream()
                .filter(one -> one.definition().code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The department fills in what the table does not hold. */
    private void handIn(ProposalView proposal) {
        var values = new LinkedHashMap<>(proposal.content());
        values.put("effect", "市民の利用が増えることを見込む。");
        values.put("schedule", "１年目に準備し、２年目から実施する。");
        write.submit(
                proposal.id(),
                new WriteProposal.Command(proposal.revision(), values, proposal.responsibilities()),
                holder(Role.SECTION_STAFF, proposal));
    }

    private void approve(ProposalView proposal) {
        approve.decide(
                proposal.id(),
                proposal.leadUnit(),
                proposal.submitted(),
                Verdict.APPROVED,
                "",
                holder(Role.SECTION_CHIEF, proposal));
    }

    private SignedIn holder(Role role, ProposalView proposal) {
        return town.person(
                directory.holders(role, proposal.leadUnit(), TODAY).get(0).login());
    }

    private Map<String, Integer> counted(ProposalRoundId round) {
        var counted = new LinkedHashMap<String, Integer>();
        shipped("strategy1-proposals")
                .definition()
                .scales()
                .get(0)
                .choices()
                .forEach(choice -> counted.put(choice.code(), 0));
        proposals.all(round).forEach(one -> counted.merge(kind(one), 1, Integer::sum));
        return counted;
    }

    private static String kind(ProposalView proposal) {
        return proposal.content().getOrDefault("p_item_kind", "");
    }

    private void see(String page, String... words) throws Exception {
        var seen = pages.perform(get(page).with(town.signedIn("planner"))).andExpect(status().isOk());
        for (var one : words) {
            seen.andExpect(content().string(containsString(one)));
        }
    }

    private byte[] download(ProposalRoundId round, String extension) throws Exception {
        return pages.perform(get("/proposals/rounds/" + round + "/table." + extension)
                        .with(town.signedIn("planner")))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsByteArray();
    }
}

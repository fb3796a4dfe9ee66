package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests;
import org.camunda.bpm.engine.test.assertions.bpmn.ProcessInstanceAssert;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.mail.Outbox;
import org.meguri.organization.SeeAfterwards;
import org.meguri.plan.PlanRegister;
import org.meguri.proposal.ApproveProposal;
import org.meguri.proposal.DecideProposal;
import org.meguri.proposal.OpenRound;
import org.meguri.proposal.ProposalFixture;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.proposal.ProposalRoundId;
import org.meguri.proposal.ProposalStage;
import org.meguri.proposal.ProposalState;
import org.meguri.proposal.Verdict;
import org.meguri.proposal.WriteProposal;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.task.Inbox;
import org.meguri.task.TaskView;
import org.springframework.beans.factory.annotation.Autowired;

/** A proposal from its first word to the plan, through the real model and the real use cases. */
@MeguriTest
@WalksEveryPath("proposal")
class ProposalProcessTest {

    @Autowired
    ProposalFixture proposals;

    @Autowired
    TownFixture town;

    @Autowired
    YearFixture year;

    @Autowired
    WriteProposal write;

    @Autowired
    ApproveProposal approve;

    @Autowired
    DecideProposal decide;

    @Autowired
    OpenRound rounds;

    @Autowired
    Outbox outbox;

    @Autowired
    SeeAfterwards seeAfterwards;

    @Autowired
    ProposalLookup lookup;

    @Autowired
    PlanRegister plans;

    @Autowired
    Inbox inbox;

    @Autowired
    WorkingCalendar calendar;

    @Autowired
    RuntimeService runtime;

    @Autowired
    HistoryService history;

    @Test
    void what_two_chiefs_approve_and_planning_adopts_becomes_an_item_of_the_next_plan() {
        var round = proposals.open();
        var id = write.begin(
                round,
                ProposalId.create(),
                proposals.says(0, "駅前の市", "shoko", "nogyo"),
                false,
                proposals.person("sato"));
        process(id).isWaitingAtExactly("UserTask_Propose").hasBusinessKey(id.toString());
        assertThat(tasks(id)).containsExactly("PROPOSE SECTION_STAFF 商工観光課");

        write.submit(id, proposals.says(1, "駅前の市", "shoko", "nogyo"), proposals.person("suzuki"));
        process(id).isWaitingAt("UserTask_ApproveProposal");
        assertThat(tasks(id))
                .containsExactlyInAnyOrder(
                        "APPROVE_PROPOSAL SECTION_CHIEF 商工観光課", "APPROVE_PROPOSAL SECTION_CHIEF 農業振興課");

        approve(id, "shoko", "shokocho");
        assertThat(proposals.get(id).state()).isEqualTo(ProposalState.SUBMITTED);
        approve(id, "nogyo", "nogyocho");
        process(id).isWaitingAtExactly("UserTask_DecideProposal");
        assertThat(tasks(id)).containsExactly("DECIDE_PROPOSAL PLANNING ");

        var item = decide.adopt(id, 1, decide.proposed(id), "重点として始める", null, proposals.person("kikaku"));
        ended(id, "EndEvent_ProposalAdopted");
        assertThat(tasks(id)).isEmpty();
        assertThat(proposals.get(id).state()).isEqualTo(ProposalState.ADOPTED);
        assertThat(proposals.get(id).item()).isEqualTo(item);

        var next = new FiscalYear(2027);
        var plan = lookup.round(round).target();
        assertThat(plans.itemsInForce(plan, next)).singleElement().satisfies(became -> {
            assertThat(became.id()).isEqualTo(item);
            assertThat(became.name()).isEqualTo("駅前の市");
            assertThat(became.levels()).containsEntry("pillar", "にぎわい");
            assertThat(became.texts()).containsEntry("kind", "新規").containsEntry("content", "駅前で市を開く。");
            assertThat(became.units()).containsExactly(town.unit("shoko"), town.unit("nogyo"));
        });
        assertThat(plans.decisions(List.of(item))).singleElement().satisfies(decision -> {
            assertThat(decision.year()).isEqualTo(next);
            assertThat(decision.reason()).isEqualTo("令和９年度に向けた事業案の事業案1「駅前の市」を採択\n重点として始める");
        });
        assertThat(year.letters("1")).contains("PROPOSAL_ADOPTED 佐藤花子", "PROPOSAL_ADOPTED 鈴木一郎");
    }

    @Test
    void chief_and_planning_send_back_and_planning_declines_with_a_reason() {
        var id = proposals.submitted(proposals.open(), "駅前の市", "sato", "shoko");
        approve.decide(id, town.unit("shoko"), 1, Verdict.RETURNED, "費用を書いてください。", proposals.person("shokocho"));
        process(id).isWaitingAtExactly("UserTask_Propose").hasPassed("UserTask_ApproveProposal");

        again(id, 2);
        approve(id, "shoko", "shokocho");
        decide.sendBack(id, 2, "関係課と調整してください。", proposals.person("kikaku"));
        process(id).isWaitingAtExactly("UserTask_Propose").hasPassed("UserTask_DecideProposal");

        again(id, 3);
        approve(id, "shoko", "shokocho");
        decide.decline(id, 3, "今期は見送ります。", proposals.person("kikaku"));
        ended(id, "EndEvent_ProposalDeclined");
        assertThat(proposals.get(id).state()).isEqualTo(ProposalState.DECLINED);
        assertThat(lookup.decisions(id))
                .extracting(decision -> decision.number() + " " + decision.verdict() + " " + decision.reason())
                .containsExactly(
                        "1 RETURNED 費用を書いてください。",
                        "2 APPROVED ",
                        "2 RETURNED 関係課と調整してください。",
                        "3 APPROVED ",
                        "3 DECLINED 今期は見送ります。");
        assertThat(lookup.submissions(id)).hasSize(3);
        assertThat(year.letters("1")).contains("PROPOSAL_RETURNED 佐藤花子", "PROPOSAL_DECLINED 佐藤花子");
    }

    @Test
    void of_two_chiefs_the_one_who_sends_back_ends_the_question_for_the_other() {
        var id = proposals.submitted(proposals.open(), "駅前の市", "sato", "shoko", "nogyo");
        approve(id, "shoko", "shokocho");
        approve.decide(id, town.unit("nogyo"), 1, Verdict.RETURNED, "農業の役割を書いてください。", proposals.person("nogyocho"));
        process(id).isWaitingAtExactly("UserTask_Propose");
        write.submit(
                id, proposals.says(proposals.get(id).revision(), "駅前の農産市", "shoko", "nogyo"), proposals.person("sato"));
        assertThat(tasks(id)).as("both are asked again").hasSize(2);
    }

    @Test
    void a_deputy_signs_in_the_chiefs_stead_until_the_last_day_and_the_chief_sees_it_afterwards() {
        var round = proposals.open();
        var id = proposals.submitted(round, "駅前の市", "sato", "shoko");
        var late = proposals.submitted(round, "朝市", "sato", "shoko");
        var last = ProposalFixture.OPENING.plusDays(2);
        town.deputy("shokocho", "shoko", "suzuki", last);
        approve(id, "shoko", "suzuki");
        assertThat(lookup.decisions(id)).singleElement().satisfies(decision -> {
            assertThat(decision.by()).isEqualTo(town.officer("suzuki"));
            assertThat(decision.inSteadOf()).isEqualTo(town.officer("shokocho"));
        });
        assertThat(seeAfterwards.count(town.person("shokocho"))).isEqualTo(1);

        var yesterday = town.person("suzuki");
        proposals.moveTo(last.plusDays(1));
        assertThatThrownBy(() -> approve.decide(late, town.unit("shoko"), 1, Verdict.APPROVED, "", yesterday))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("organization.deputy.over");
        assertThat(proposals.get(late).state()).isEqualTo(ProposalState.SUBMITTED);
    }

    @Test
    void where_the_chief_wrote_the_director_signs_and_nobody_signs_what_they_wrote() {
        var id = proposals.submitted(proposals.open(), "駅前の市", "shokocho", "shoko");
        assertThatThrownBy(() -> approve(id, "shoko", "shokocho"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("proposal.own");
        approve(id, "shoko", "bucho");
        assertThat(proposals.get(id).state()).isEqualTo(ProposalState.APPROVED);
        assertThat(lookup.decisions(id)).singleElement().satisfies(decision -> assertThat(decision.byDirector())
                .isTrue());
        var other = proposals.submitted(proposals.get(id).round(), "朝市", "sato", "shoko");
        assertThatThrownBy(() -> approve(other, "shoko", "bucho"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("proposal.chief-decides");
        assertThatThrownBy(() -> approve(other, "shoko", "nogyocho"))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("proposal.unknown");
    }

    @Test
    void a_draft_that_is_given_up_or_left_over_ends_and_stays_in_the_round() {
        var round = proposals.open();
        var given = write.begin(
                round, ProposalId.create(), proposals.says(0, "駅前の市", "shoko"), false, proposals.person("sato"));
        var left = write.begin(
                round, ProposalId.create(), proposals.says(0, "朝市", "nogyo"), false, proposals.person("tanaka"));
        write.withdraw(given, proposals.get(given).revision(), proposals.person("sato"));
        ended(given, "EndEvent_ProposalGivenUp");

        assertThat(rounds.close(round, proposals.person("kikaku"))).isEqualTo(1);
        ended(left, "EndEvent_ProposalGivenUp");
        assertThat(lookup.all(round))
                .extracting(one -> one.seq() + " " + one.state())
                .containsExactly("1 WITHDRAWN", "2 LAPSED");
        assertThat(tasks(given)).isEmpty();
        assertThat(tasks(left)).isEmpty();
        assertThatThrownBy(() -> write.begin(
                        round, ProposalId.create(), proposals.says(0, "夜市", "shoko"), false, proposals.person("sato")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("proposal.round.closed");
    }

    @Test
    void staff_and_chiefs_are_told_once_that_proposals_are_asked_for() {
        proposals.open();
        assertThat(outbox.all())
                .extracting(letter -> letter.kind() + " " + letter.recipient())
                .containsExactlyInAnyOrder(
                        "PROPOSAL_ROUND 佐藤花子",
                        "PROPOSAL_ROUND 鈴木一郎",
                        "PROPOSAL_ROUND 田中実",
                        "PROPOSAL_ROUND 𠮷野桂子",
                        "PROPOSAL_ROUND 高橋稔",
                        "PROPOSAL_ROUND 小林歩");
        assertThat(outbox.all()).allSatisfy(letter -> assertThat(letter.body()).contains("令和8年6月29日（月）までに"));
    }

    @Test
    void a_round_with_undecided_proposals_cannot_be_closed() {
        var round = proposals.open();
        proposals.submitted(round, "駅前の市", "sato", "shoko");
        assertThatThrownBy(() -> rounds.close(round, proposals.person("kikaku")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("proposal.round.undecided");
        assertThat(lookup.round(round).open()).isTrue();
    }

    @Test
    void the_writers_are_chased_rung_by_rung() {
        var round = proposals.open();
        write.begin(round, ProposalId.create(), proposals.says(0, "駅前の市", "shoko"), false, proposals.person("sato"));
        climb(round, ProposalStage.PROPOSAL, -3, "REMINDER", "佐藤花子", "鈴木一郎");
        climb(round, ProposalStage.PROPOSAL, 1, "OVERDUE", "佐藤花子", "鈴木一郎", "𠮷野桂子");
        climb(round, ProposalStage.PROPOSAL, 9, "nothing: a draft is no duty that a director is told of");
    }

    @Test
    void chiefs_and_planning_are_chased_too() {
        var round = proposals.open();
        var id = proposals.submitted(round, "駅前の市", "sato", "shoko");
        climb(round, ProposalStage.PROPOSAL_APPROVAL, -1, "REMINDER", "𠮷野桂子");
        climb(round, ProposalStage.PROPOSAL_APPROVAL, 1, "OVERDUE", "𠮷野桂子");
        climb(round, ProposalStage.PROPOSAL_APPROVAL, 2, "DIRECTOR", "𠮷野桂子", "渡辺茂");
        climb(round, ProposalStage.PROPOSAL_APPROVAL, 4, "PLANNING", "渡辺茂", "小林歩", "山本優", "中村光");
        approve(id, "shoko", "shokocho");
        climb(round, ProposalStage.PROPOSAL_DECISION, -2, "REMINDER", "小林歩", "山本優", "中村光");
        climb(round, ProposalStage.PROPOSAL_DECISION, 1, "OVERDUE", "小林歩", "山本優", "中村光");
        climb(round, ProposalStage.PROPOSAL_DECISION, 3, "PLANNING", "小林歩", "山本優", "中村光");
    }

    private void climb(ProposalRoundId round, ProposalStage stage, int workingDays, String rung, String... told) {
        var known = year.letters("1").size();
        year.moveTo(calendar.plus(lookup.round(round).dues().of(stage), workingDays), LocalTime.of(8, 29));
        year.runJobs();
        assertThat(year.letters("1")).as("a minute before " + rung).hasSize(known);
        year.moveTo(calendar.plus(lookup.round(round).dues().of(stage), workingDays), LocalTime.of(8, 30));
        year.runJobs();
        year.runJobs();
        var letters = year.letters("1");
        assertThat(letters.subList(known, letters.size()))
                .containsExactlyInAnyOrderElementsOf(
                        List.of(told).stream().map(who -> rung + " " + who).toList());
    }

    private void again(ProposalId id, int number) {
        write.submit(
                id,
                proposals.says(proposals.get(id).revision(), "駅前の市　第" + number + "案", "shoko"),
                proposals.person("sato"));
        assertThat(proposals.get(id).submitted()).isEqualTo(number);
    }

    private void approve(ProposalId id, String unit, String login) {
        approve.decide(
                id, town.unit(unit), proposals.get(id).submitted(), Verdict.APPROVED, "", proposals.person(login));
    }

    private List<String> tasks(ProposalId id) {
        return inbox.openTasks(id.value()).stream()
                .map(task -> task.kind() + " " + task.role() + " " + unit(task))
                .toList();
    }

    private String unit(TaskView task) {
        var unit = task.unit();
        return unit == null
                ? ""
                : List.of("shoko", "nogyo").stream()
                        .filter(code -> town.unit(code).equals(unit))
                        .map(code -> code.equals("shoko") ? "商工観光課" : "農業振興課")
                        .findFirst()
                        .orElseThrow();
    }

    private void ended(ProposalId id, String where) {
        var instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult();
        assertThat(instance.getEndActivityId()).isEqualTo(where);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(
                                UUID.fromString(id.toString()).toString())
                        .count())
                .isZero();
    }

    private ProcessInstanceAssert process(ProposalId id) {
        return BpmnAwareTests.assertThat(runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id.toString())
                .singleResult());
    }
}

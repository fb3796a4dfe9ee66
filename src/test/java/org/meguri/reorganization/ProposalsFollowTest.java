package org.meguri.reorganization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.organization.Directory;
import org.meguri.organization.Role;
import org.meguri.plan.AdoptPlan;
import org.meguri.process.YearFixture;
import org.meguri.proposal.ApproveProposal;
import org.meguri.proposal.DecideProposal;
import org.meguri.proposal.OpenRound;
import org.meguri.proposal.ProposalFixture;
import org.meguri.proposal.ProposalId;
import org.meguri.proposal.ProposalLookup;
import org.meguri.proposal.ProposalRoundId;
import org.meguri.proposal.ProposalState;
import org.meguri.proposal.Verdict;
import org.meguri.proposal.WriteProposal;
import org.meguri.reorganization.Mapping.NewAppointment;
import org.meguri.task.Inbox;
import org.meguri.task.TaskView;
import org.springframework.beans.factory.annotation.Autowired;

/** The units change while proposals are in every state: none is lost, and every open task lies with whoever took over. */
@MeguriTest
class ProposalsFollowTest {

    private static final LocalDate OPENING = LocalDate.of(2026, 7, 1);

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ProposalFixture proposals;

    @Autowired
    AdoptPlan adopt;

    @Autowired
    OpenRound rounds;

    @Autowired
    WriteProposal write;

    @Autowired
    ApproveProposal approve;

    @Autowired
    DecideProposal decide;

    @Autowired
    ProposalLookup lookup;

    @Autowired
    Directory directory;

    @Autowired
    Inbox inbox;

    @Autowired
    TaskService tasks;

    @Autowired
    DraftReorganization draft;

    @Autowired
    ApplyReorganization apply;

    @Autowired
    ReorganizationDay day;

    @Autowired
    TryOut tryOut;

    @Test
    void none_is_lost_and_each_goes_on_with_whoever_took_over() {
        year.moveTo(OPENING, LocalTime.of(9, 0));
        town.extend(ReorganizedTown.TOWN);
        var plan = adopt.adopt(ProposalFixture.PLAN);
        var round = rounds.open(proposals.asked(plan), year.person("kikaku"));
        var drafted =
                write.begin(round, ProposalId.create(), proposals.says(0, "下書き", "shoko"), false, year.person("sato"));
        // Of units that become one: no chief has approved, one has, and one whose other unit goes on has.
        var none = proposals.submitted(round, "どちらも未承認", "sato", "shoko", "kanko");
        var one = proposals.submitted(round, "片方だけ承認", "sato", "shoko", "kanko");
        approve(one, "shoko", "shokocho");
        var half = proposals.submitted(round, "農政は承認", "tanaka", "nosei", "kikaku");
        approve(half, "nosei", "noseicho");
        var decided = proposals.submitted(round, "採否待ち", "tanaka", "nosei");
        approve(decided, "nosei", "noseicho");
        var adopted = proposals.submitted(round, "採択済み", "tanaka", "nosei");
        approve(adopted, "nosei", "noseicho");
        decide.adopt(adopted, 1, decide.proposed(adopted), "", null, year.person("kikaku"));

        scheduled();
        year.moveTo(ReorganizedTown.FIRST_DAY, LocalTime.of(0, 5));
        assertThat(day.carryOutDue()).isEqualTo(1);

        assertThat(states(round))
                .containsEntry("下書き", ProposalState.DRAFT)
                .containsEntry("どちらも未承認", ProposalState.SUBMITTED)
                .containsEntry("片方だけ承認", ProposalState.SUBMITTED)
                .containsEntry("農政は承認", ProposalState.SUBMITTED)
                .containsEntry("採否待ち", ProposalState.APPROVED)
                .containsEntry("採択済み", ProposalState.ADOPTED);
        assertThat(units(drafted)).containsExactly("商工観光課");
        assertThat(units(none)).containsExactly("商工観光課");
        assertThat(units(half)).containsExactly("農業振興課", "企画課");
        assertThat(units(adopted))
                .as("what is decided keeps the unit of its time")
                .containsExactly("農政課");
        assertThat(desks(drafted)).containsExactly("PROPOSE 商工観光課");
        assertThat(desks(none)).as("asked once").containsExactly("APPROVE_PROPOSAL 商工観光課");
        assertThat(desks(one)).as("one of two had approved").containsExactly("APPROVE_PROPOSAL 商工観光課");
        assertThat(desks(half)).containsExactly("APPROVE_PROPOSAL 企画課");
        assertThat(lookup.approvedFor(half)).contains(town.unit("nogyo"));
        assertThat(tasks.createTaskQuery().list().stream().map(Task::getId).toList())
                .as("no task without a row, no row without a task")
                .containsExactlyInAnyOrderElementsOf(inbox.openTasksOfCycle(round.value()).stream()
                        .map(TaskView::id)
                        .toList());

        // And each can go on to the end.
        write.submit(drafted, proposals.says(lookup.get(drafted).revision(), "下書き", "shokokanko"), year.person("sato"));
        for (var id : List.of(drafted, none, one)) {
            approve(id, "shokokanko", "shokocho");
        }
        approve(half, "kikaku", "kikakucho");
        for (var id : List.of(drafted, none, one, half, decided)) {
            decide.adopt(id, 1, decide.proposed(id), "", null, year.person("kikaku"));
        }
        assertThat(rounds.close(round, year.person("kikaku"))).isZero();
        assertThat(tasks.createTaskQuery().count()).isZero();
    }

    private void scheduled() {
        var id = draft.begin("令和８年度の年度途中の改編", ReorganizedTown.FIRST_DAY, town.person("kikaku"));
        var outline = ReorganizedTown.outline(town);
        var mapping = outline.withUnits(outline.units().subList(0, 2))
                .withMoves(outline.moves().subList(0, 3))
                .withAppointments(List.of(new NewAppointment(town.officer("noseicho"), "nogyo", Role.SECTION_CHIEF)));
        draft.map(id, 0, mapping, town.person("kikaku"));
        assertThat(tryOut.of(id).things())
                .extracting(thing -> thing.kind())
                .contains("proposal.moves.DRAFT", "proposal.moves.SUBMITTED", "proposal.moves.APPROVED");
        assertThat(tryOut.of(id).problems()).isEmpty();
        assertThat(apply.decide(id, 1, town.person("kanri"))).isFalse();
    }

    private void approve(ProposalId id, String unit, String login) {
        approve.decide(id, town.unit(unit), 1, Verdict.APPROVED, "", year.person(login));
    }

    private Map<String, ProposalState> states(ProposalRoundId round) {
        return lookup.all(round).stream().collect(Collectors.toMap(one -> one.heading(), one -> one.state()));
    }

    private List<String> units(ProposalId id) {
        return lookup.get(id).printedUnits();
    }

    private List<String> desks(ProposalId id) {
        return inbox.openTasks(id.value()).stream()
                .map(task -> task.kind() + " "
                        + directory
                                .unit(java.util.Objects.requireNonNull(task.unit()))
                                .name())
                .toList();
    }
}

package org.meguri.reorganization;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.committee.RemarkStatus;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.organization.Directory;
import org.meguri.organization.Lineage;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanId;
import org.meguri.plan.RegisterItems;
import org.meguri.process.YearFixture;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.EditionFormat;
import org.meguri.publication.EditionLookup;
import org.meguri.system.FiscalYear;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/**
 * The units change in the middle of a year whose sheets are in every state: nothing is lost, every open task lies with
 * whoever took over and can go on to the end, and the year that was finished keeps its names.
 */
@MeguriTest
class ReorganizationMidCycleTest {

    /** What each of the four sections has in the running year, one item for each; the numbers of the items follow. */
    private enum Case {
        NOTHING_WRITTEN,
        DRAFT,
        SUBMITTED,
        SENT_BACK_BY_CHIEF,
        SENT_BACK_BY_PLANNING,
        IN_REVIEW,
        CONFIRMED,
        REMARK_OPEN,
        ANSWER_AWAITING_APPROVAL,
        ANSWER_SENT_BACK,
        ANSWER_APPROVED
    }

    private static final List<String> UNITS = List.of("shoko", "kanko", "nosei", "jichi");
    private static final Map<String, String> STAFF =
            Map.of("shoko", "sato", "kanko", "ito", "nosei", "tanaka", "jichi", "mori", "kikaku", "hayashi");

    /** Of the even items of 自治文化課. */
    private static final String EVEN = "chiiki";

    private static final String ODD = "jinken";

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
    WriteEvaluation write;

    @Autowired
    AnswerRemark answers;

    @Autowired
    RemarkLookup remarks;

    @Autowired
    ConfirmByBoard board;

    @Autowired
    EditionLookup editions;

    @Autowired
    Directory directory;

    @Autowired
    Lineage lineage;

    @Autowired
    Inbox inbox;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    DraftReorganization draft;

    @Autowired
    ApplyReorganization apply;

    @Autowired
    ReorganizationDay day;

    @Autowired
    TryOut tryOut;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    private CycleId before;
    private CycleId running;
    private CycleId opening;
    private final Map<Integer, Case> cases = new LinkedHashMap<>();
    private final List<ItemDraft> items = new ArrayList<>();

    @BeforeEach
    void a_town_with_a_finished_year_and_one_in_every_state() {
        year.moveTo(LocalDate.of(2025, 6, 2), LocalTime.of(9, 0));
        town.extend(ReorganizedTown.TOWN);
        for (var unit : UNITS) {
            for (var one : Case.values()) {
                cases.put(items.size() + 1, one);
                items.add(ReorganizedTown.item(town, items.size() + 1, unit));
            }
        }
        // Joint sheets: two that merge (none, one, both have approved), and pairs of which one unit goes on.
        for (var pair :
                List.of("shoko kanko", "shoko kanko", "shoko kanko", "jichi nosei", "nosei kikaku", "kikaku jichi")) {
            items.add(ReorganizedTown.item(town, items.size() + 1, pair.split(" ")));
        }
        PlanId plan = adopt.adopt(ReorganizedTown.PLAN.formatted("test-plan", "産業振興計画"));
        register.register(plan, items);
        before = opened(plan, 2024);
        year.runJobs();
        evaluations.all(before).forEach(sheet -> {
            written(sheet);
            approvedByAll(sheet.id());
            year.confirm(sheet.id(), "kikaku");
        });
        year.runJobs();
        year.hold(before, "kikaku");
        year.runJobs();
        board.decide(before, 1, BoardVerdict.APPROVED, "", year.person("shicho"));
        year.publish(before, "");
        year.runJobs();

        year.moveTo(LocalDate.of(2026, 6, 1), LocalTime.of(9, 0));
        running = opened(plan, 2025);
        year.runJobs();
        cases.forEach((seq, one) -> bring(year.sheet(running, seq).id(), seq, one));
        joint();
        // More than one chunk, of which the second is not handed out yet.
        PlanId large = adopt.adopt(ReorganizedTown.PLAN.formatted("large-plan", "総合計画"));
        var many = new ArrayList<ItemDraft>();
        for (int seq = 1; seq <= 104; seq++) {
            many.add(ReorganizedTown.item(town, seq, UNITS.get(seq % UNITS.size())));
        }
        register.register(large, many);
        opening = opened(large, 2025);
        management.executeJob(management
                .createJobQuery()
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(opening.toString())
                        .singleResult()
                        .getId())
                .messages()
                .singleResult()
                .getId());
        assertThat(evaluations.all(opening))
                .filteredOn(sheet -> sheet.status() == Status.PREPARED)
                .hasSize(4);
    }

    @Test
    void nothing_is_lost_and_everything_goes_on_with_whoever_took_over() {
        var editionBefore = edition();
        var sheetsOfBefore = sheets(before);
        var tasksBefore = openTasks();
        var unitsBefore = unitsOf(tasksBefore);
        var statesBefore = states();

        scheduled();
        assertThat(openTasks()).as("nothing happens before the day").isEqualTo(tasksBefore);
        year.moveTo(ReorganizedTown.FIRST_DAY.minusDays(1), LocalTime.of(23, 59));
        assertThat(day.carryOutDue()).isZero();
        year.moveTo(ReorganizedTown.FIRST_DAY, LocalTime.of(0, 5));
        assertThat(day.carryOutDue()).isEqualTo(1);
        assertThat(day.carryOutDue()).as("a second time nothing is left to do").isZero();

        // Counts: every sheet in the state in which it was; one approval less, asked of two chiefs that became one.
        assertThat(states()).isEqualTo(statesBefore);
        var tasksAfter = openTasks();
        assertThat(tasksBefore.keySet()).containsAll(tasksAfter.keySet());
        assertThat(tasksBefore.size() - tasksAfter.size()).isEqualTo(1);
        assertThat(engineTasks())
                .as("no task without a row, no row without a task")
                .isEqualTo(tasksAfter.keySet());
        tasksAfter
                .values()
                .forEach(task -> liesWithTheSuccessor(task, Objects.requireNonNull(unitsBefore.get(task.id()))));
        assertThat(leadVariables()).doesNotContainAnyElementsOf(oldUnits());

        // What was finished keeps units and names, in the store, on its pages and in print.
        assertThat(edition()).isEqualTo(editionBefore);
        assertThat(sheets(before)).isEqualTo(sheetsOfBefore);
        var old = year.sheet(before, 1);
        assertThat(web.get().uri("/evaluations/" + old.id()).with(town.signedIn("sato")))
                .hasStatusOk()
                .bodyText()
                .contains("<dd>商工課</dd>");
        assertThat(web.get().uri("/evaluations/" + year.sheet(running, 1).id()).with(town.signedIn("sato")))
                .hasStatusOk()
                .bodyText()
                .contains("<dd>商工観光課</dd>");
        assertThat(web.get().uri("/public/test-plan/2024/1/table"))
                .bodyText()
                .contains("商工課")
                .doesNotContain("商工観光課");
        assertThat(lineage.on(
                        town.unit("shokokanko"),
                        FiscalYear.of(LocalDate.of(2024, 5, 1)).firstDay()))
                .extracting("name")
                .containsExactly("観光課", "商工課");

        print(tasksBefore.size(), tasksAfter.size(), statesBefore);

        // And each can go on to the end.
        year.runJobs();
        goOnToTheEnd();
        assertThat(evaluations.all(running)).allMatch(sheet -> sheet.status() == Status.CONFIRMED);
        assertThat(evaluations.all(opening)).allMatch(sheet -> sheet.status() == Status.CONFIRMED);
        assertThat(remarks.ofCycle(running)).hasSize(16).allMatch(remark -> remark.status() == RemarkStatus.CLOSED);
        assertThat(runtime.createProcessInstanceQuery().list())
                .as("only the two cycles go on")
                .hasSize(2);
        assertThat(engineTasks()).isEqualTo(openTasks().keySet());
    }

    private void print(int tasksBefore, int tasksAfter, Map<String, Long> states) {
        var table = new StringBuilder("\nReorganisation in the middle of a year\n");
        var words = new TreeMap<String, Map<String, Integer>>();
        jdbc.queryForList("select kind, from_unit, to_unit, things from reorganization_figure order by position")
                .forEach(row -> words.computeIfAbsent((String) row.get("kind"), kind -> new LinkedHashMap<>())
                        .merge(
                                row.get("from_unit") + " → " + row.get("to_unit"),
                                ((Number) Objects.requireNonNull(row.get("things"))).intValue(),
                                Integer::sum));
        words.forEach((kind, moved) -> table.append("%-28s %4d   %s%n"
                .formatted(
                        kind,
                        moved.values().stream().mapToInt(Integer::intValue).sum(),
                        moved)));
        table.append("sheets by state              %s%n".formatted(states));
        table.append("open tasks before / after    %d / %d%n".formatted(tasksBefore, tasksAfter));
        System.out.println(table);
    }

    private CycleId opened(PlanId plan, int fiscalYear) {
        var cycle = planCycle.plan(
                new PlanCycle.Command(plan, new FiscalYear(fiscalYear), schedule.propose(LocalDate.now(year.clock()))),
                year.person("kikaku"));
        planCycle.open(cycle, year.person("kikaku"));
        return cycle;
    }

    private void bring(EvaluationId id, int seq, Case to) {
        switch (to) {
            case NOTHING_WRITTEN -> {}
            case DRAFT ->
                write.save(
                        new WriteEvaluation.Command(id, 0, Map.of("status_text", "途中まで書いた。"), Map.of()),
                        year.person(staff(year.sheet(id))));
            case SUBMITTED -> written(year.sheet(id));
            case SENT_BACK_BY_CHIEF -> {
                written(year.sheet(id));
                var unit = code(year.sheet(id).leadUnit());
                year.sendBackByChief(id, unit, unit + "cho");
            }
            case SENT_BACK_BY_PLANNING -> {
                written(year.sheet(id));
                approvedByAll(id);
                year.sendBackByPlanning(id, "kikaku");
            }
            case IN_REVIEW -> {
                written(year.sheet(id));
                approvedByAll(id);
            }
            case CONFIRMED -> confirmed(id);
            case REMARK_OPEN -> {
                confirmed(id);
                year.remark(id, "目標の根拠を示されたい。" + seq);
            }
            case ANSWER_AWAITING_APPROVAL -> answered(id, seq);
            case ANSWER_SENT_BACK -> {
                var remark = answered(id, seq);
                answers.decide(remark, 1, AnswerVerdict.RETURNED, "時期を書いてください。", chief(id));
            }
            case ANSWER_APPROVED -> {
                var remark = answered(id, seq);
                answers.decide(remark, 1, AnswerVerdict.APPROVED, "", chief(id));
            }
        }
    }

    /** 45: nobody approved · 46: one of two that merge · 47: both · 48: one of two · 49, 50: the one that goes on. */
    private void joint() {
        var sheets = List.of(45, 46, 47, 48, 49, 50);
        sheets.forEach(seq -> written(year.sheet(running, seq)));
        year.approve(year.sheet(running, 46).id(), "shoko", "shokocho");
        approvedByAll(year.sheet(running, 47).id());
        year.approve(year.sheet(running, 48).id(), "jichi", "jichicho");
        year.approve(year.sheet(running, 49).id(), "nosei", "noseicho");
        year.approve(year.sheet(running, 50).id(), "jichi", "jichicho");
    }

    private void written(EvaluationView sheet) {
        year.submit(sheet.id(), staff(sheet));
    }

    private String staff(EvaluationView sheet) {
        return Objects.requireNonNull(STAFF.get(code(sheet.leadUnit())));
    }

    private void approvedByAll(EvaluationId id) {
        for (var unit : year.sheet(id).units()) {
            year.approve(id, code(unit), code(unit).equals("kikaku") ? "kikakucho" : code(unit) + "cho");
        }
    }

    private void confirmed(EvaluationId id) {
        written(year.sheet(id));
        approvedByAll(id);
        year.confirm(id, "kikaku");
        year.runJobs();
    }

    private RemarkId answered(EvaluationId id, int seq) {
        confirmed(id);
        var remark = year.remark(id, "目標の根拠を示されたい。" + seq);
        answers.answer(remark, 1, Action.values()[0], "根拠を示します。", year.person(staff(year.sheet(id))));
        return remark;
    }

    private org.meguri.organization.SignedIn chief(EvaluationId id) {
        return year.person(code(year.sheet(id).leadUnit()) + "cho");
    }

    private String code(UnitId unit) {
        return directory.unit(unit).code();
    }

    /** Drafted by planning, tried out until nothing is left to solve, decided by the administrator. */
    private ReorganizationId scheduled() {
        var id = draft.begin("令和８年度の年度途中の改編", ReorganizedTown.FIRST_DAY, town.person("kikaku"));
        draft.map(id, 0, ReorganizedTown.outline(town), town.person("kikaku"));
        var open = tryOut.of(id);
        assertThat(open.problems())
                .extracting("key")
                .contains(
                        "reorganization.problem.item-open",
                        "reorganization.problem.person-open",
                        "reorganization.problem.no-chief");
        var seqs = new HashMap<java.util.UUID, Integer>();
        java.util.stream.Stream.of(running, opening)
                .flatMap(cycle -> evaluations.all(cycle).stream())
                .forEach(sheet -> seqs.put(sheet.item().value(), sheet.seq()));
        var mapping = ReorganizedTown.withAppointments(town, ReorganizedTown.outline(town));
        mapping = mapping.withItems(open.choices().stream()
                .map(choice -> new Mapping.ItemChoice(
                        choice.unit(),
                        choice.item(),
                        Objects.requireNonNull(seqs.get(choice.item())) % 2 == 0 ? EVEN : ODD))
                .toList());
        mapping = mapping.withPeople(open.people().stream()
                .filter(person ->
                        person.from().equals("自治文化課") || person.held().login().equals("kankocho"))
                .map(person -> new Mapping.PersonChoice(
                        person.held().id(),
                        switch (person.held().login()) {
                            case "ono" -> EVEN;
                            case "kankocho" -> "";
                            default -> ODD;
                        }))
                .toList());
        draft.map(id, 1, mapping, town.person("kikaku"));
        assertThat(tryOut.of(id).problems()).isEmpty();
        assertThat(apply.decide(id, 2, town.person("kanri"))).isFalse();
        return id;
    }

    private record Open(String id, TaskKind kind, Role role, String unit, java.util.UUID subject) {}

    private Map<String, Open> openTasks() {
        var open = new TreeMap<String, Open>();
        for (var cycle : List.of(running, opening)) {
            inbox.openTasksOfCycle(cycle.value()).forEach(task -> open.put(task.id(), open(task)));
        }
        return open;
    }

    private Open open(TaskView task) {
        var unit = task.unit();
        return new Open(task.id(), task.kind(), task.role(), unit == null ? "" : code(unit), task.subject());
    }

    private static Map<String, String> unitsOf(Map<String, Open> open) {
        return open.values().stream().collect(Collectors.toMap(Open::id, Open::unit));
    }

    private Set<String> engineTasks() {
        return tasks.createTaskQuery().list().stream()
                .map(org.camunda.bpm.engine.task.Task::getId)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void liesWithTheSuccessor(Open task, String unitBefore) {
        var seq = seqOf(task);
        var expected =
                switch (unitBefore) {
                    case "shoko", "kanko" -> "shokokanko";
                    case "nosei" -> "nogyo";
                    case "jichi" -> seq % 2 == 0 ? EVEN : ODD;
                    default -> unitBefore;
                };
        assertThat(task.unit()).as(task.toString()).isEqualTo(expected);
        var groups = tasks.getIdentityLinksForTask(task.id()).stream()
                .map(org.camunda.bpm.engine.task.IdentityLink::getGroupId)
                .toList();
        if (expected.isEmpty()) {
            assertThat(groups).containsExactly(task.role().name());
            return;
        }
        assertThat(groups).containsExactly(task.role() + ":" + town.unit(expected));
        var people = Map.of(
                "SECTION_STAFF:shokokanko", List.of("ito", "kankocho", "sato"),
                "SECTION_CHIEF:shokokanko", List.of("shokocho"),
                "SECTION_STAFF:nogyo", List.of("tanaka"),
                "SECTION_CHIEF:nogyo", List.of("noseicho"),
                "SECTION_STAFF:jinken", List.of("mori"),
                "SECTION_CHIEF:jinken", List.of("jichicho"),
                "SECTION_STAFF:chiiki", List.of("ono"),
                "SECTION_CHIEF:chiiki", List.of("hayashi"),
                "SECTION_STAFF:kikaku", List.of("hayashi"),
                "SECTION_CHIEF:kikaku", List.of("kikakucho"));
        assertThat(holders(task)).extracting(OfficerView::login).isEqualTo(people.get(task.role() + ":" + expected));
        holders(task).forEach(officer -> assertThat(inbox.tasksOf(town.person(officer.login())))
                .extracting(TaskView::id)
                .contains(task.id()));
    }

    private List<OfficerView> holders(Open task) {
        return directory.responsible(task.role(), town.unit(task.unit()), LocalDate.now(year.clock()));
    }

    private int seqOf(Open task) {
        return switch (task.kind()) {
            case ANSWER_REMARK, APPROVE_ANSWER ->
                year.sheet(remarks.get(new RemarkId(task.subject())).evaluation())
                        .seq();
            case SELF_EVALUATE, APPROVE, REVIEW ->
                year.sheet(new EvaluationId(task.subject())).seq();
            default -> 0;
        };
    }

    private Map<String, Long> states() {
        var states = new TreeMap<String, Long>();
        for (var cycle : List.of(running, opening)) {
            evaluations.all(cycle).forEach(sheet -> states.merge(sheet.status().name(), 1L, Long::sum));
            remarks.ofCycle(cycle).forEach(remark -> states.merge("REMARK_" + remark.status(), 1L, Long::sum));
        }
        return states;
    }

    private List<EvaluationView> sheets(CycleId cycle) {
        return evaluations.all(cycle).stream()
                .sorted(Comparator.comparing(EvaluationView::seq))
                .toList();
    }

    private List<Map<String, Object>> edition() {
        var rows = new ArrayList<Map<String, Object>>();
        rows.addAll(jdbc.queryForList("select content, sha256, title, note from edition order by number"));
        rows.addAll(jdbc.queryForList("select format, sha256, byte_count from edition_file order by format"));
        assertThat(rows).hasSize(1 + EditionFormat.values().length);
        return rows;
    }

    private Set<String> oldUnits() {
        return jdbc.queryForList("select id from org_unit where valid_to is not null", byte[].class).stream()
                .map(bytes -> {
                    var buffer = java.nio.ByteBuffer.wrap(bytes);
                    return new java.util.UUID(buffer.getLong(), buffer.getLong()).toString();
                })
                .collect(Collectors.toSet());
    }

    private Set<String> leadVariables() {
        assertThat(oldUnits()).hasSize(4);
        return runtime.createVariableInstanceQuery().variableName("leadUnit").list().stream()
                .map(variable -> (String) variable.getValue())
                .collect(Collectors.toSet());
    }

    /** Whoever has a task does it, until no unit has any left. */
    private void goOnToTheEnd() {
        for (int rounds = 0; rounds < 12; rounds++) {
            var left = openTasks().values().stream()
                    .filter(task -> !Set.of(TaskKind.HOLD_COMMITTEE, TaskKind.CONFIRM_BY_BOARD)
                            .contains(task.kind()))
                    .toList();
            if (left.isEmpty()) {
                return;
            }
            left.forEach(this::act);
            year.runJobs();
        }
        assertThat(openTasks()).isEmpty();
    }

    private void act(Open task) {
        var id = new EvaluationId(task.subject());
        switch (task.kind()) {
            case SELF_EVALUATE -> year.submit(id, someone(task));
            case APPROVE -> year.approve(id, task.unit(), someone(task));
            case REVIEW -> year.confirm(id, "kikaku");
            case ANSWER_REMARK -> {
                var remark = remarks.get(new RemarkId(task.subject()));
                answers.answer(
                        remark.id(), remark.round(), Action.values()[0], "改めて回答します。", town.person(someone(task)));
            }
            case APPROVE_ANSWER -> {
                var remark = remarks.get(new RemarkId(task.subject()));
                answers.decide(remark.id(), remark.round(), AnswerVerdict.APPROVED, "", town.person(someone(task)));
            }
            default -> throw new AssertionError("Nobody expected " + task);
        }
    }

    private String someone(Open task) {
        return holders(task).get(0).login();
    }
}

package org.meguri.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.meguri.TownFixture;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.approval.TakeApprovalBack;
import org.meguri.committee.HoldCommittee;
import org.meguri.committee.MakeRemark;
import org.meguri.committee.RemarkId;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.Schedule;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.evaluation.ClosePastDue;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.RequestView;
import org.meguri.evaluation.RoundView;
import org.meguri.evaluation.WithdrawEvaluation;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.mail.LetterView;
import org.meguri.mail.Outbox;
import org.meguri.organization.SignedIn;
import org.meguri.plan.AdoptPlan;
import org.meguri.plan.ItemDraft;
import org.meguri.plan.PlanId;
import org.meguri.plan.RegisterItems;
import org.meguri.plan.Responsibility;
import org.meguri.publication.EditionId;
import org.meguri.publication.PublicationCheck;
import org.meguri.publication.PublicationDraftId;
import org.meguri.publication.PublishResults;
import org.meguri.review.AcceptSheet;
import org.meguri.review.ReviewEvaluation;
import org.meguri.system.FiscalYear;
import org.meguri.system.TownClock;
import org.springframework.boot.test.context.TestComponent;

/**
 * A year of a small plan in the town of {@link TownFixture}, on a clock that stands until a test moves it. Everything is
 * done through the product's own use cases. The year begins on Monday, 1 June 2026 at 9:00 and has the usual due days.
 *
 * <pre>
 * 1  shoko          2  nogyo          3  shoko (lead) and nogyo          4  shoko
 * </pre>
 */
@TestComponent
public class YearFixture {

    /** The day on which every year of a test is opened. */
    public static final LocalDate OPENING = LocalDate.of(2026, 6, 1);

    /** A sheet that may be handed in. */
    public static final Map<String, String> ANSWERS =
            Map.of("result", "◎", "status_text", "予定のとおり実施した。", "future_text", "来年度も続ける。");

    private static final String PLAN =
            """
            code: test-plan
            title: 産業振興計画
            period: {from: 2022, to: 2026}
            item: 事業
            levels:
              - {key: pillar, label: 柱}
            scales:
              - key: result
                label: 評価
                choices:
                  - {code: ◎, label: 計画以上}
                  - {code: ×, label: 未実施}
            sheet: reform-evaluation
            columns:
              - {name: 番号, to: number}
              - {name: 柱, to: level.pillar}
              - {name: 事業名, to: name}
              - {name: 評価, to: answer.result, scale: result}
              - {name: 実施状況, to: answer.status_text}
              - {name: 今後, to: answer.future_text}
              - {name: 担当課, to: units}
            tally: [result]
            """;

    private final TownFixture town;
    private final TownClock clock;
    private final JobRunner jobs;
    private final AdoptPlan adoptPlan;
    private final RegisterItems registerItems;
    private final Schedule schedule;
    private final WorkingCalendar calendar;
    private final PlanCycle planCycle;
    private final CycleLookup cycles;
    private final WriteEvaluation write;
    private final EvaluationLookup evaluations;
    private final ApproveEvaluation approve;
    private final ReviewEvaluation review;
    private final WithdrawEvaluation withdraw;
    private final ClosePastDue pastDue;
    private final TakeApprovalBack takeApprovalBack;
    private final AcceptSheet accept;
    private final MakeRemark makeRemark;
    private final HoldCommittee hold;
    private final PublishResults publish;
    private final Outbox outbox;

    YearFixture(
            TownFixture town,
            TownClock clock,
            JobRunner jobs,
            AdoptPlan adoptPlan,
            RegisterItems registerItems,
            Schedule schedule,
            WorkingCalendar calendar,
            PlanCycle planCycle,
            CycleLookup cycles,
            WriteEvaluation write,
            EvaluationLookup evaluations,
            ApproveEvaluation approve,
            ReviewEvaluation review,
            WithdrawEvaluation withdraw,
            ClosePastDue pastDue,
            TakeApprovalBack takeApprovalBack,
            AcceptSheet accept,
            MakeRemark makeRemark,
            HoldCommittee hold,
            PublishResults publish,
            Outbox outbox) {
        this.town = town;
        this.clock = clock;
        this.jobs = jobs;
        this.adoptPlan = adoptPlan;
        this.registerItems = registerItems;
        this.schedule = schedule;
        this.calendar = calendar;
        this.planCycle = planCycle;
        this.cycles = cycles;
        this.write = write;
        this.evaluations = evaluations;
        this.approve = approve;
        this.review = review;
        this.withdraw = withdraw;
        this.pastDue = pastDue;
        this.takeApprovalBack = takeApprovalBack;
        this.accept = accept;
        this.makeRemark = makeRemark;
        this.hold = hold;
        this.publish = publish;
        this.outbox = outbox;
    }

    /** The town, the plan with its four items, and the year open; its sheets are still to be handed out by a job. */
    public CycleId open() {
        return open(item(1, "shoko"), item(2, "nogyo"), item(3, "shoko", "nogyo"), item(4, "shoko"));
    }

    /** As {@link #open()}, with these items. */
    public CycleId open(ItemDraft... items) {
        var cycle = planned(items);
        planCycle.open(cycle, person("kikaku"));
        return cycle;
    }

    /** As {@link #open()}, and every sheet handed out. */
    public CycleId handedOut() {
        var cycle = open();
        runJobs();
        return cycle;
    }

    /** As {@link #open(ItemDraft...)}, and every sheet handed out. */
    public CycleId handedOut(ItemDraft... items) {
        var cycle = open(items);
        runJobs();
        return cycle;
    }

    /** The year planned, not open. */
    public CycleId planned(ItemDraft... items) {
        moveTo(OPENING, LocalTime.of(9, 0));
        town.found();
        PlanId plan = adoptPlan.adopt(PLAN);
        registerItems.register(plan, List.of(items));
        return planCycle.plan(
                new PlanCycle.Command(plan, new FiscalYear(2025), schedule.propose(OPENING)), person("kikaku"));
    }

    /** An item; the first unit leads. Founds the town, since an item names its units. */
    public ItemDraft item(int seq, String... units) {
        moveTo(OPENING, LocalTime.of(9, 0));
        town.found();
        var responsibilities = new ArrayList<Responsibility>();
        for (var unit : units) {
            responsibilities.add(new Responsibility(town.unit(unit), unit, responsibilities.isEmpty()));
        }
        return new ItemDraft(seq, Integer.toString(seq), "事業" + seq, Map.of("pillar", "柱"), Map.of(), responsibilities);
    }

    public SignedIn person(String login) {
        return town.person(login);
    }

    public CycleView cycle(CycleId id) {
        return cycles.get(id);
    }

    public EvaluationView sheet(CycleId cycle, int seq) {
        return evaluations.all(cycle).stream()
                .filter(evaluation -> evaluation.seq() == seq)
                .findFirst()
                .orElseThrow();
    }

    /** How many sheets the year has. */
    public int sheets(CycleId cycle) {
        return evaluations.all(cycle).size();
    }

    public EvaluationView sheet(EvaluationId id) {
        return evaluations.get(id);
    }

    /** What was handed in last. */
    public RoundView round(EvaluationId id) {
        return evaluations.round(id, sheet(id).round()).orElseThrow();
    }

    /** Hands a sheet in; whatever was asked for is replied to. */
    public void submit(EvaluationId id, String login) {
        submit(id, ANSWERS, login);
    }

    /** Hands a sheet in with these answers. */
    public void submit(EvaluationId id, Map<String, String> answers, String login) {
        write.submit(submission(id, answers), person(login));
    }

    /** What a writer would hand in now. */
    public WriteEvaluation.Command submission(EvaluationId id, Map<String, String> answers) {
        var sheet = sheet(id);
        var replies = new LinkedHashMap<UUID, String>();
        for (RequestView request : evaluations.requests(id)) {
            if (request.round() == sheet.round() - 1) {
                replies.put(request.id(), "ご指摘のとおり改めました。");
            }
        }
        return new WriteEvaluation.Command(id, sheet.revision(), answers, replies);
    }

    public void approve(EvaluationId id, String unit, String login) {
        approve.decide(approval(id, unit, org.meguri.approval.Verdict.APPROVED), person(login));
    }

    public void sendBackByChief(EvaluationId id, String unit, String login) {
        approve.decide(approval(id, unit, org.meguri.approval.Verdict.RETURNED), person(login));
    }

    /** What a chief would decide on the text as it is now. */
    public ApproveEvaluation.Command approval(EvaluationId id, String unit, org.meguri.approval.Verdict verdict) {
        var round = round(id);
        return new ApproveEvaluation.Command(
                id, town.unit(unit), round.round(), round.hash(), verdict, reason(verdict.name()), Map.of());
    }

    public void confirm(EvaluationId id, String login) {
        review.decide(review(id, org.meguri.review.Verdict.CONFIRMED), person(login));
    }

    public void sendBackByPlanning(EvaluationId id, String login) {
        review.decide(review(id, org.meguri.review.Verdict.RETURNED), person(login));
    }

    /** What planning would decide on the text as it is now. */
    public ReviewEvaluation.Command review(EvaluationId id, org.meguri.review.Verdict verdict) {
        var round = round(id);
        return new ReviewEvaluation.Command(id, round.round(), round.hash(), verdict, reason(verdict.name()), Map.of());
    }

    /** The lead unit takes its submission back. */
    /** Closes a sheet past its due day as not handed in (未提出). */
    public void lapse(EvaluationId id, String login) {
        pastDue.lapse(id, "提出の見込みがないため", person(login));
    }

    public void withdraw(EvaluationId id, String login) {
        withdraw.withdraw(withdrawal(id), person(login));
    }

    /** What a writer would take back now. */
    public WithdrawEvaluation.Command withdrawal(EvaluationId id) {
        var round = round(id);
        return new WithdrawEvaluation.Command(id, round.round(), round.hash());
    }

    /** Whoever approved for the unit takes that back. */
    public void takeApprovalBack(EvaluationId id, String unit, String login) {
        takeApprovalBack.takeBack(
                new TakeApprovalBack.Command(id, town.unit(unit), sheet(id).round()), person(login));
    }

    /** Planning accepts the sheet (受付). */
    public void accept(EvaluationId id, String login) {
        accept.accept(id, sheet(id).round(), person(login));
    }

    private static String reason(String verdict) {
        return verdict.equals("RETURNED") ? "数値の根拠を書き添えてください。" : "";
    }

    /** Handed in and approved by the chiefs of all its units. */
    public void approved(EvaluationId id) {
        var lead = town.unit("shoko").equals(sheet(id).leadUnit()) ? "sato" : "tanaka";
        submit(id, lead);
        for (var unit : List.of("shoko", "nogyo")) {
            if (sheet(id).units().contains(town.unit(unit))) {
                approve(id, unit, unit + "cho");
            }
        }
    }

    /** Handed in, approved and confirmed; what follows from it is still to be run. */
    public void confirmed(EvaluationId id) {
        approved(id);
        confirm(id, "kikaku");
    }

    /** Every sheet confirmed, and the cycle told of it. */
    public CycleId atCommittee() {
        var cycle = handedOut(item(1, "shoko"), item(2, "nogyo"));
        evaluations.all(cycle).forEach(evaluation -> confirmed(evaluation.id()));
        runJobs();
        return cycle;
    }

    /** The committee has met without a remark. */
    public CycleId atBoard() {
        var cycle = atCommittee();
        hold(cycle, "kikaku");
        return cycle;
    }

    public void hold(CycleId cycle, String login) {
        hold.held(cycle, "令和８年８月３日", "おおむね妥当である。", person(login));
    }

    /** One of planning proposes to publish, another one does. */
    public EditionId publish(CycleId cycle, String note) {
        return publish.approve(proposed(cycle, note), person("kikaku2"));
    }

    /** Somebody of planning proposes to publish, and has looked at everything that was found. */
    public PublicationDraftId proposed(CycleId cycle, String note) {
        var answers = publish.open(cycle).stream()
                .collect(Collectors.toMap(PublicationCheck.Finding::key, finding -> "確かめた。"));
        return publish.propose(cycle, note, answers, person("kikaku"));
    }

    /** A remark of the committee. */
    public RemarkId remark(EvaluationId evaluation, String text) {
        var id = RemarkId.create();
        makeRemark.make(id, evaluation, text, person("iin"));
        return id;
    }

    /** Runs whatever is due. */
    public int runJobs() {
        return jobs.runDue(clock.instant());
    }

    public void moveTo(LocalDate day, LocalTime time) {
        clock.moveTo(at(day, time));
    }

    /** Moves to a working day counted from the due day of a stage, half past eight in the morning. */
    public void moveTo(CycleId cycle, Stage stage, int workingDays) {
        moveTo(calendar.plus(cycle(cycle).due(stage), workingDays), LocalTime.of(8, 30));
    }

    /**
     * A rung of a ladder as it should be climbed.
     *
     * @param workingDays from the due day of the stage
     * @param told names of everybody who gets a letter
     */
    public record Step(String rung, int workingDays, List<String> told) {}

    /**
     * Goes up a ladder morning by morning: nobody hears a minute early, exactly these people at half past eight, and
     * nobody anything more however often the jobs are run, then or a month later.
     */
    public void climb(CycleId cycle, Stage stage, String reference, Step... ladder) {
        int known = letters(reference).size();
        for (var step : ladder) {
            var morning = calendar.plus(cycle(cycle).due(stage), step.workingDays());
            moveTo(morning, LocalTime.of(8, 29));
            runJobs();
            assertThat(letters(reference)).as("a minute before " + step.rung()).hasSize(known);

            moveTo(morning, LocalTime.of(8, 30));
            runJobs();
            runJobs();
            var letters = letters(reference);
            assertThat(letters.subList(known, letters.size()))
                    .as(stage + " " + step.rung())
                    .containsExactlyInAnyOrderElementsOf(step.told().stream()
                            .map(who -> step.rung() + " " + who)
                            .toList());
            known = letters.size();
        }
        moveTo(cycle, stage, 30);
        runJobs();
        assertThat(letters(reference)).hasSize(known);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(TownClock.ZONE).toInstant();
    }

    public Clock clock() {
        return clock;
    }

    /** The letters about this, oldest first, each as {@code REMINDER 佐藤花子}. */
    public List<String> letters(String reference) {
        return outbox.all().stream()
                .filter(letter -> reference.equals(letter.reference()))
                .map(letter -> letter.kind() + " " + letter.recipient())
                .toList();
    }

    public List<LetterView> letters() {
        return outbox.all();
    }
}

package org.meguri.rehearsal;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.meguri.approval.ApproveEvaluation;
import org.meguri.committee.Action;
import org.meguri.committee.AnswerRemark;
import org.meguri.committee.AnswerVerdict;
import org.meguri.committee.HoldCommittee;
import org.meguri.committee.MakeRemark;
import org.meguri.committee.RemarkId;
import org.meguri.committee.RemarkLookup;
import org.meguri.cycle.ChangeDays;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.Place;
import org.meguri.cycle.PlanCycle;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationSummary;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.RoundView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.process.JobRunner;
import org.meguri.publication.BoardVerdict;
import org.meguri.publication.ConfirmByBoard;
import org.meguri.publication.PublicationCheck;
import org.meguri.publication.PublishResults;
import org.meguri.review.ReviewEvaluation;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.meguri.system.Words;
import org.meguri.task.Inbox;
import org.meguri.task.MorningRound;
import org.meguri.task.TaskHistory;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Component;

/**
 * Plays the people of a year through the same use cases as the pages, day by day on a virtual clock: at 8:30 the timers,
 * at 10:00 the departments, at 14:00 the chiefs, at 16:00 planning, the committee and the board.
 */
@Component
class Conductor {

    private static final LocalTime TIMERS = LocalTime.of(8, 30);
    private static final LocalTime DEPARTMENTS = LocalTime.of(10, 0);
    private static final LocalTime CHIEFS = LocalTime.of(14, 0);
    private static final LocalTime TOWN = LocalTime.of(16, 0);

    /** No year takes longer; a process that waits for nobody would otherwise never end. */
    private static final int LONGEST_DAYS = 500;

    private final TownClock clock;
    private final JobRunner jobs;
    private final Inbox inbox;
    private final Directory directory;
    private final CycleLookup cycles;
    private final PlanCycle planCycle;
    private final EvaluationLookup evaluations;
    private final WriteEvaluation write;
    private final ApproveEvaluation approve;
    private final ReviewEvaluation review;
    private final RemarkLookup remarks;
    private final MakeRemark makeRemark;
    private final AnswerRemark answer;
    private final HoldCommittee hold;
    private final ConfirmByBoard board;
    private final PublishResults publish;
    private final WorkingCalendar calendar;
    private final MorningRound morning;
    private final ChangeDays changeDays;
    private final Words words;

    Conductor(
            TownClock clock,
            JobRunner jobs,
            Inbox inbox,
            Directory directory,
            CycleLookup cycles,
            PlanCycle planCycle,
            EvaluationLookup evaluations,
            WriteEvaluation write,
            ApproveEvaluation approve,
            ReviewEvaluation review,
            RemarkLookup remarks,
            MakeRemark makeRemark,
            AnswerRemark answer,
            HoldCommittee hold,
            ConfirmByBoard board,
            PublishResults publish,
            WorkingCalendar calendar,
            MorningRound morning,
            ChangeDays changeDays,
            Words words) {
        this.clock = clock;
        this.jobs = jobs;
        this.inbox = inbox;
        this.directory = directory;
        this.cycles = cycles;
        this.planCycle = planCycle;
        this.evaluations = evaluations;
        this.write = write;
        this.approve = approve;
        this.review = review;
        this.remarks = remarks;
        this.makeRemark = makeRemark;
        this.answer = answer;
        this.hold = hold;
        this.board = board;
        this.publish = publish;
        this.calendar = calendar;
        this.morning = morning;
        this.changeDays = changeDays;
        this.words = words.inJapanese();
    }

    /** What happened on a day, by what it was; for the timeline. */
    record Day(LocalDate date, Map<String, Integer> counts) {}

    /**
     * Plays scripts from a day on, until their cycles are closed or a day is reached.
     *
     * @param until the last day played
     * @param tell is told every day on which something happened
     * @throws IllegalStateException when the years do not end within {@value #LONGEST_DAYS} days
     */
    void play(List<Script> scripts, LocalDate from, LocalDate until, Consumer<Day> tell) {
        play(scripts, from, until, morning::chase, tell);
    }

    /** As {@link #play(List, LocalDate, LocalDate, Consumer)}. @param early what the house does on a working-day morning */
    void play(List<Script> scripts, LocalDate from, LocalDate until, Consumer<LocalDate> early, Consumer<Day> tell) {
        clock.moveTo(at(from, LocalTime.of(8, 45)));
        for (var script : scripts) {
            planCycle.open(script.id(), planner());
        }
        var counts = new LinkedHashMap<String, Integer>();
        counts.put("opened", scripts.size());
        for (var day = from; !day.isAfter(until); day = day.plusDays(1)) {
            if (day.isAfter(from.plusDays(LONGEST_DAYS))) {
                throw new IllegalStateException("The year has not ended after " + LONGEST_DAYS + " days");
            }
            if (day.isAfter(from)) {
                clock.moveTo(at(day, TIMERS));
            }
            jobs.runDue(clock.instant());
            if (calendar.isWorkingDay(day)) {
                early.accept(day);
                for (var script : scripts) {
                    work(script, day, counts);
                }
            }
            if (!counts.isEmpty()) {
                tell.accept(new Day(day, Map.copyOf(counts)));
                counts.clear();
            }
            if (scripts.stream().allMatch(script -> cycles.get(script.id()).state() == CycleState.CLOSED)) {
                return;
            }
        }
    }

    private void work(Script script, LocalDate day, Map<String, Integer> counts) {
        clock.moveTo(at(day, DEPARTMENTS));
        forEach(script, day, Set.of(TaskKind.SELF_EVALUATE, TaskKind.ANSWER_REMARK), task -> {
            if (task.kind() == TaskKind.SELF_EVALUATE) {
                submit(script, task);
                count(counts, "submitted");
            } else {
                answer(script, task);
                count(counts, "answered");
            }
        });
        clock.moveTo(at(day, CHIEFS));
        forEach(script, day, Set.of(TaskKind.APPROVE, TaskKind.APPROVE_ANSWER), task -> {
            if (task.kind() == TaskKind.APPROVE) {
                count(counts, approve(script, task) ? "approved" : "returned");
            } else {
                approveAnswer(task);
                count(counts, "answerApproved");
            }
        });
        clock.moveTo(at(day, TOWN));
        forEach(
                script,
                day,
                Set.of(TaskKind.REVIEW),
                task -> count(counts, review(script, task) ? "confirmed" : "returned"));
        if (script.behaviour().remarksEarly()) {
            remark(script, counts);
        }
        forEach(
                script,
                day,
                Set.of(TaskKind.HOLD_COMMITTEE, TaskKind.CONFIRM_BY_BOARD, TaskKind.PUBLISH),
                task -> townWide(script, task, day, counts));
    }

    private void forEach(Script script, LocalDate day, Set<TaskKind> kinds, Consumer<TaskView> act) {
        // Acting opens new tasks, some of them for the same hour: the board's task follows the committee's.
        var done = new HashSet<String>();
        while (true) {
            var next = inbox.openTasksOfCycle(script.id().value()).stream()
                    .filter(task -> kinds.contains(task.kind()) && !done.contains(task.id()))
                    .filter(task -> script.behaviour()
                            .day(task)
                            .filter(when -> !when.isAfter(day))
                            .isPresent())
                    .filter(this::hasHands)
                    .sorted(order())
                    .toList();
            if (next.isEmpty()) {
                return;
            }
            for (var task : next) {
                done.add(task.id());
                if (inbox.openTasks(task.subject()).stream()
                        .anyMatch(open -> open.id().equals(task.id()))) {
                    noteStandIn(script, task);
                    if (task.lockedOn(day)) {
                        reopen(script, task, day);
                    }
                    act.accept(task);
                }
            }
            jobs.runDue(clock.instant());
        }
    }

    private void noteStandIn(Script script, TaskView task) {
        var unit = task.unit();
        if (unit != null
                && here(directory.holders(task.role(), unit, today())).isEmpty()
                && EnumSet.of(Role.SECTION_STAFF, Role.SECTION_CHIEF).contains(task.role())) {
            script.stoodIn().add(task);
        }
    }

    /** What has closed over a task that was not done: planning opens it once more, for this one day. */
    private void reopen(Script script, TaskView task, LocalDate day) {
        changeDays.change(
                new ChangeDays.Command(
                        script.id(),
                        TaskHistory.stage(task.kind()).orElseThrow(),
                        new Place(task.unit(), task.subject()),
                        day,
                        day,
                        words.of("rehearsal.reopened")),
                planner());
        script.reopened().add(task);
    }

    /** The order of the plan, then of the units: the same in every run. */
    private Comparator<TaskView> order() {
        return Comparator.<TaskView>comparingInt(task -> place(task.reference()))
                .thenComparing(TaskView::reference)
                .thenComparing(task -> unitCode(task.unit()));
    }

    private static int place(String reference) {
        var digits = reference.split("-", 2)[0];
        return digits.chars().allMatch(Character::isDigit) && !digits.isEmpty() ? Integer.parseInt(digits) : 0;
    }

    private String unitCode(@org.jspecify.annotations.Nullable UnitId unit) {
        return unit == null ? "" : directory.unit(unit).code();
    }

    private void submit(Script script, TaskView task) {
        var evaluation = evaluations.get(new EvaluationId(task.subject()));
        var replies = new LinkedHashMap<UUID, String>();
        evaluations.requests(evaluation.id()).stream()
                .filter(request -> request.round() == evaluation.round() - 1)
                .forEach(request -> replies.put(request.id(), reply(script, evaluation)));
        write.submit(
                new WriteEvaluation.Command(
                        evaluation.id(), evaluation.revision(), answers(script, evaluation), replies),
                someone(Role.SECTION_STAFF, evaluation.leadUnit()));
    }

    private static String reply(Script script, EvaluationView evaluation) {
        return script.behaviour()
                .returnedByChief(evaluation.seq())
                .or(() -> script.behaviour().returnedByPlanning(evaluation.seq()))
                .map(Behaviour.Return::reply)
                .orElseThrow();
    }

    Map<String, String> answers(Script script, EvaluationView evaluation) {
        var answers = script.answers().get(evaluation.seq());
        if (answers == null) {
            throw new IllegalStateException("No answers for the item at place " + evaluation.seq());
        }
        return answers;
    }

    private boolean approve(Script script, TaskView task) {
        var evaluation = evaluations.get(new EvaluationId(task.subject()));
        var unit = unit(task);
        var round = round(evaluation);
        var returned = evaluation.round() == 1 && unit.equals(evaluation.leadUnit())
                ? script.behaviour().returnedByChief(evaluation.seq())
                : java.util.Optional.<Behaviour.Return>empty();
        var command = new ApproveEvaluation.Command(
                evaluation.id(),
                unit,
                round.round(),
                round.hash(),
                returned.isPresent() ? org.meguri.approval.Verdict.RETURNED : org.meguri.approval.Verdict.APPROVED,
                returned.map(Behaviour.Return::text).orElse(""),
                requests(returned));
        try {
            approve.decide(command, someone(Role.SECTION_CHIEF, unit));
        } catch (Refusal chiefCannot) {
            // A chief who wrote the sheet does not sign it: the director does.
            var directors = here(directory.responsible(Role.DIRECTOR, unit, today()));
            if (directors.isEmpty()) {
                throw chiefCannot;
            }
            approve.decide(command, signedIn(directors.get(0)));
        }
        return returned.isEmpty();
    }

    private boolean review(Script script, TaskView task) {
        var evaluation = evaluations.get(new EvaluationId(task.subject()));
        var round = round(evaluation);
        var returned = evaluation.round() == 1
                ? script.behaviour().returnedByPlanning(evaluation.seq())
                : java.util.Optional.<Behaviour.Return>empty();
        review.decide(
                new ReviewEvaluation.Command(
                        evaluation.id(),
                        round.round(),
                        round.hash(),
                        returned.isPresent() ? org.meguri.review.Verdict.RETURNED : org.meguri.review.Verdict.CONFIRMED,
                        returned.map(Behaviour.Return::text).orElse(""),
                        requests(returned)),
                planner());
        return returned.isEmpty();
    }

    private static Map<String, String> requests(java.util.Optional<Behaviour.Return> returned) {
        return returned.filter(one -> !one.field().isEmpty())
                .map(one -> Map.of(one.field(), one.text()))
                .orElseGet(Map::of);
    }

    private RoundView round(EvaluationView evaluation) {
        return evaluations.round(evaluation.id(), evaluation.round()).orElseThrow();
    }

    /** Every remark of the script whose sheet is confirmed and that has not been made yet. */
    private void remark(Script script, Map<String, Integer> counts) {
        var made = remarks.ofCycle(script.id()).stream()
                .map(remark -> evaluations.get(remark.evaluation()).seq())
                .toList();
        var members = directory.holders(Role.COMMITTEE_MEMBER, today());
        if (members.isEmpty()) {
            return;
        }
        var confirmed = evaluations.summaries(script.id()).stream()
                .filter(evaluation -> evaluation.status() == Status.CONFIRMED)
                .toList();
        for (EvaluationSummary evaluation : confirmed) {
            var remark = script.behaviour().remarks().get(evaluation.seq());
            if (remark != null && !made.contains(evaluation.seq())) {
                var member = members.get(evaluation.seq() % members.size());
                makeRemark.make(RemarkId.create(), evaluation.id(), remark.text(), signedIn(member));
                count(counts, "remarked");
            }
        }
        jobs.runDue(clock.instant());
    }

    private void answer(Script script, TaskView task) {
        var remark = remarks.get(new RemarkId(task.subject()));
        var evaluation = evaluations.get(remark.evaluation());
        var words = script.behaviour().remarks().get(evaluation.seq());
        if (words == null) {
            throw new IllegalStateException("No answer for the remark on the item at place " + evaluation.seq());
        }
        answer.answer(
                remark.id(),
                remark.round(),
                Action.valueOf(words.action()),
                words.answer(),
                someone(Role.SECTION_STAFF, evaluation.leadUnit()));
    }

    private void approveAnswer(TaskView task) {
        var remark = remarks.get(new RemarkId(task.subject()));
        answer.decide(remark.id(), remark.round(), AnswerVerdict.APPROVED, "", someone(Role.SECTION_CHIEF, unit(task)));
    }

    private void townWide(Script script, TaskView task, LocalDate day, Map<String, Integer> counts) {
        var cycle = new CycleId(task.subject());
        switch (task.kind()) {
            case HOLD_COMMITTEE -> {
                remark(script, counts);
                hold.held(cycle, day.toString(), "", planner());
                count(counts, "committee");
            }
            case CONFIRM_BY_BOARD -> {
                board.decide(
                        cycle,
                        1,
                        BoardVerdict.APPROVED,
                        "",
                        signedIn(first(here(directory.holders(Role.EXECUTIVE, today())), Role.EXECUTIVE)));
                count(counts, "board");
            }
            case PUBLISH -> {
                var draft = publish.propose(cycle, "", answers(cycle), planner());
                publish.approve(draft, secondPlanner());
                count(counts, "published");
            }
            default -> throw new IllegalStateException("Not a task of the whole town: " + task.kind());
        }
    }

    private static void count(Map<String, Integer> counts, String what) {
        counts.merge(what, 1, Integer::sum);
    }

    private static UnitId unit(TaskView task) {
        var unit = task.unit();
        if (unit == null) {
            throw new IllegalStateException("Task %s has no unit".formatted(task.id()));
        }
        return unit;
    }

    SignedIn planner() {
        return signedIn(here(directory.holders(Role.PLANNING, today())).stream()
                .findFirst()
                .orElseThrow(() -> new Refusal("cycle.check.no-planning")));
    }

    /** Publishing takes two. */
    private SignedIn secondPlanner() {
        return signedIn(here(directory.holders(Role.PLANNING, today())).stream()
                .skip(1)
                .findFirst()
                .orElseThrow(() -> new Refusal("publication.second-missing")));
    }

    /** In a rehearsal everything that is found has been looked at. */
    private Map<String, String> answers(CycleId cycle) {
        return publish.open(cycle).stream()
                .collect(Collectors.toMap(
                        PublicationCheck.Finding::key, finding -> words.of("rehearsal.checked"), (one, other) -> one));
    }

    SignedIn someone(Role role, UnitId unit) {
        return signedIn(first(hands(role, unit), role));
    }

    /** Whether there is anybody who can do the task; otherwise it is left where it lies. */
    private boolean hasHands(TaskView task) {
        var unit = task.unit();
        var hands = unit == null ? here(directory.holders(task.role(), today())) : hands(task.role(), unit);
        return hands.size() >= (task.kind() == TaskKind.PUBLISH ? 2 : 1);
    }

    /** Who holds the duty or stands in; where nobody does, who may do it as well: a chief writes, a director signs. */
    private List<OfficerView> hands(Role role, UnitId unit) {
        var own = here(directory.responsible(role, unit, today()));
        return switch (role) {
            case SECTION_STAFF -> own.isEmpty() ? hands(Role.SECTION_CHIEF, unit) : own;
            case SECTION_CHIEF -> own.isEmpty() ? here(directory.responsible(Role.DIRECTOR, unit, today())) : own;
            case DIRECTOR, PLANNING, COMMITTEE_MEMBER, EXECUTIVE, ADMINISTRATOR -> own;
        };
    }

    private List<OfficerView> here(List<OfficerView> people) {
        var absent = directory.withoutPassword();
        return people.stream().filter(officer -> !absent.contains(officer.id())).toList();
    }

    private static OfficerView first(List<OfficerView> people, Role role) {
        if (people.isEmpty()) {
            throw new IllegalStateException("Nobody holds the role " + role);
        }
        return people.get(0);
    }

    private SignedIn signedIn(OfficerView officer) {
        return directory.signedIn(officer.id(), today());
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(ZoneId.of("Asia/Tokyo")).toInstant();
    }

    List<EvaluationSummary> sheets(CycleId cycle) {
        return new ArrayList<>(evaluations.summaries(cycle));
    }
}

package org.meguri.approval;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.difference.SheetDifference;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.LastAnswers;
import org.meguri.evaluation.RoundView;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.organization.WhoSigns;
import org.meguri.plan.ItemShortfalls;
import org.meguri.plan.ItemShortfalls.Shortfall;
import org.meguri.plan.PlanItemId;
import org.meguri.reading.ReadingLookup;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetPage;
import org.meguri.system.JapaneseDates;
import org.meguri.task.Inbox;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for somebody's approval, with what has changed; everything is read for all sheets at once. */
@Service
@Transactional(readOnly = true)
class ApprovalQueue {

    /** From this share of changed text on, in per cent, a sheet has to be opened before it is approved. */
    static final int MUCH = 30;

    private final Inbox inbox;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final ReadingLookup reading;
    private final ItemShortfalls shortfalls;
    private final WhoSigns whoSigns;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final JapaneseDates dates;
    private final Clock clock;

    ApprovalQueue(
            Inbox inbox,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            ReadingLookup reading,
            ItemShortfalls shortfalls,
            WhoSigns whoSigns,
            Directory directory,
            WorkingCalendar calendar,
            JapaneseDates dates,
            Clock clock) {
        this.inbox = inbox;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.reading = reading;
        this.shortfalls = shortfalls;
        this.whoSigns = whoSigns;
        this.directory = directory;
        this.calendar = calendar;
        this.dates = dates;
        this.clock = clock;
    }

    /** Why a sheet cannot be approved without being opened, or not by this person at all. */
    enum Doubt {
        /** The person wrote in it. */
        OWN,
        /** A chief decides before the director. */
        CHIEF_FIRST,
        /** An indicator fell short. */
        SHORTFALL,
        /** The grade is another one than last year. */
        GRADE,
        /** {@link ApprovalQueue#MUCH}. */
        TEXT,
        /** There is nothing from last year to compare with. */
        NEW,
        /** It comes back after it was sent back. */
        RETURNED,
        /** The person has noted remarks. */
        REMARKS
    }

    /**
     * A line of the queue.
     *
     * @param age working days since the task was opened
     * @param principal in whose stead the person would decide (代決); null where it is their own task
     * @param hash of the submission
     * @param grades the answers to fields with choices
     * @param changes against last year; null where there is nothing
     * @param shortfalls indicators that fell short
     * @param seen the last round that the person has opened, 0 for none
     * @param since how much of the text has changed since that one, in per cent; null where it was none, or this very one
     * @param doubts why it cannot be ticked; empty where it can
     */
    record Line(
            TaskView task,
            EvaluationView evaluation,
            @Nullable UnitId unitId,
            String unit,
            int age,
            boolean late,
            @Nullable String principal,
            String hash,
            List<Grade> grades,
            @Nullable SheetDifference changes,
            List<Shortfall> shortfalls,
            int seen,
            @Nullable Integer since,
            List<Doubt> doubts) {

        public boolean tickable() {
            return doubts.isEmpty();
        }

        /** Whether nothing at all differs from last year. */
        public boolean unchanged() {
            return changes != null && !changes.changed();
        }

        /** What a tick sends: the sheet, for whom, and the very text. */
        public String token() {
            return evaluation.id() + ":" + unitId + ":" + evaluation.round() + ":" + hash;
        }
    }

    /** A grade, and the one of last year where it was another; null where it is the same or unknown. */
    record Grade(String label, SheetPage.Answer answer, @Nullable String before) {}

    /** What this person may decide now, most urgent first. */
    List<TaskView> order(SignedIn person) {
        var tasks = waiting(person);
        var signs = whoSigns.remembering(person);
        // Only for whom a chief might come first the writers have to be known.
        var sheets =
                tasks.stream().anyMatch(task -> task.unit() != null && signs.leftToChief(task.unit(), one -> false))
                        ? sheets(tasks)
                        : Map.<UUID, EvaluationView>of();
        return tasks.stream()
                .filter(task -> {
                    var sheet = sheets.get(task.subject());
                    var unit = task.unit();
                    return sheet == null || unit == null || !signs.leftToChief(unit, sheet.writers()::contains);
                })
                .toList();
    }

    /** Everything that waits for this person, most urgent first. */
    List<Line> lines(SignedIn person) {
        var tasks = waiting(person);
        var sheets = sheets(tasks);
        var ids = sheets.values().stream().map(EvaluationView::id).toList();
        var gathered = new Gathered(
                evaluations.rounds(ids),
                reading.of(person.id(), ids),
                whoSigns.remembering(person),
                directory.units(LocalDate.now(clock)).stream().collect(Collectors.toMap(UnitView::id, UnitView::name)),
                years(sheets.values()));
        return tasks.stream()
                .filter(task -> sheets.containsKey(task.subject()))
                .map(task -> line(task, Objects.requireNonNull(sheets.get(task.subject())), person, gathered))
                .toList();
    }

    private List<TaskView> waiting(SignedIn person) {
        return inbox.tasksOf(person).stream()
                .filter(task -> task.kind() == TaskKind.APPROVE)
                .toList();
    }

    private Map<UUID, EvaluationView> sheets(List<TaskView> tasks) {
        var ids = tasks.stream()
                .map(task -> new EvaluationId(task.subject()))
                .distinct()
                .toList();
        return evaluations.all(ids).stream()
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
    }

    /** What is read once for all lines. */
    private record Gathered(
            Map<EvaluationId, List<RoundView>> rounds,
            Map<EvaluationId, ReadingLookup.Known> known,
            WhoSigns.Remembered signs,
            Map<UnitId, String> units,
            Map<CycleId, Year> years) {}

    /** A cycle with what its items answered last year, and which of them fell short. */
    private final class Year {

        private final CycleView cycle;
        private final Map<PlanItemId, List<LastAnswers>> last;
        private final Map<PlanItemId, List<Shortfall>> shortfalls;
        private final Map<String, Sheet> sheets = new HashMap<>();

        Year(CycleView cycle, Collection<PlanItemId> items) {
            this.cycle = cycle;
            this.last = evaluations.lastYear(cycle, items);
            this.shortfalls = ApprovalQueue.this.shortfalls.of(items, cycle.year());
        }

        Sheet sheet(EvaluationView evaluation) {
            return sheets.computeIfAbsent(
                    evaluation.cycle() + ":" + evaluation.variant(), key -> evaluations.sheet(evaluation));
        }

        /** Compared as on the page of the sheet: what the sheet of then did not ask for is not compared. */
        @Nullable
        SheetDifference since(EvaluationView evaluation, Map<String, String> now) {
            var before = last.getOrDefault(evaluation.item(), List.of());
            if (before.isEmpty()) {
                return null;
            }
            var then = before.get(0);
            var content = then.content();
            var sheet = then.evaluation();
            return SheetDifference.of(
                    sheet(evaluation),
                    now,
                    key -> sheet != null && sheet(sheet).field(key).isPresent()
                            ? content.getOrDefault(key, "")
                            : content.get(key));
        }

        List<Shortfall> shortfalls(EvaluationView evaluation) {
            return shortfalls.getOrDefault(evaluation.item(), List.of());
        }
    }

    private Map<CycleId, Year> years(Collection<EvaluationView> sheets) {
        var items = new LinkedHashMap<CycleId, List<PlanItemId>>();
        sheets.forEach(sheet ->
                items.computeIfAbsent(sheet.cycle(), id -> new ArrayList<>()).add(sheet.item()));
        var years = new HashMap<CycleId, Year>();
        items.forEach((cycle, of) -> years.put(cycle, new Year(cycles.get(cycle), of)));
        return years;
    }

    private Line line(TaskView task, EvaluationView evaluation, SignedIn person, Gathered gathered) {
        var rounds = gathered.rounds().getOrDefault(evaluation.id(), List.of());
        var shown = rounds.stream()
                .filter(round -> round.round() == evaluation.round())
                .findFirst()
                .orElse(null);
        var now = shown == null ? evaluation.content() : shown.content();
        var year = Objects.requireNonNull(gathered.years().get(evaluation.cycle()));
        var sheet = year.sheet(evaluation);
        var known = Objects.requireNonNull(gathered.known().get(evaluation.id()));
        var changes = year.since(evaluation, now);
        var unit = task.unit();
        var seen = known.opened(evaluation.round()) ? evaluation.round() : known.before(evaluation.round());
        return new Line(
                task,
                evaluation,
                unit,
                unit == null ? "" : unitName(unit, gathered.units()),
                calendar.between(dates.dayOf(task.openedAt()), LocalDate.now(clock)),
                task.due().isBefore(LocalDate.now(clock)),
                unit == null
                        ? null
                        : gathered.signs()
                                .steadOf(unit)
                                .map(Stead::principalName)
                                .orElse(null),
                shown == null ? "" : shown.hash(),
                grades(sheet, now, changes),
                changes,
                year.shortfalls(evaluation),
                seen,
                seen == 0 || seen == evaluation.round() ? null : since(sheet, now, rounds, seen),
                doubts(
                        evaluation,
                        person,
                        unit != null && gathered.signs().leftToChief(unit, evaluation.writers()::contains),
                        changes,
                        year.shortfalls(evaluation),
                        known,
                        texts(sheet, now)));
    }

    private static Map<String, String> texts(Sheet sheet, Map<String, String> now) {
        var texts = new LinkedHashMap<String, String>();
        sheet.fields().forEach(field -> texts.put(field.key(), now.getOrDefault(field.key(), "")));
        return texts;
    }

    private static @Nullable Integer since(Sheet sheet, Map<String, String> now, List<RoundView> rounds, int seen) {
        return rounds.stream()
                .filter(round -> round.round() == seen)
                .findFirst()
                .map(round -> SheetDifference.of(
                                sheet, now, key -> round.content().getOrDefault(key, ""))
                        .share())
                .orElse(null);
    }

    private static List<Grade> grades(Sheet sheet, Map<String, String> now, @Nullable SheetDifference changes) {
        var before = new HashMap<String, String>();
        if (changes != null) {
            changes.grades().forEach(one -> before.put(one.field().key(), one.before()));
        }
        return SheetPage.of(sheet, now).rows().stream()
                .filter(row -> row.field().choice())
                .map(row -> new Grade(
                        row.field().label(),
                        row.answer(),
                        before.get(row.field().key())))
                .toList();
    }

    private static List<Doubt> doubts(
            EvaluationView evaluation,
            SignedIn person,
            boolean chiefFirst,
            @Nullable SheetDifference changes,
            List<Shortfall> shortfalls,
            ReadingLookup.Known known,
            Map<String, String> texts) {
        if (evaluation.writers().contains(person.id())) {
            return List.of(Doubt.OWN);
        }
        if (chiefFirst) {
            return List.of(Doubt.CHIEF_FIRST);
        }
        var doubts = new ArrayList<Doubt>();
        // Who has read every field as it stands has opened it, and knows.
        if (!known.readAll(texts)) {
            if (!shortfalls.isEmpty()) {
                doubts.add(Doubt.SHORTFALL);
            }
            if (changes == null) {
                doubts.add(Doubt.NEW);
            } else {
                if (!changes.grades().isEmpty()) {
                    doubts.add(Doubt.GRADE);
                }
                if (changes.share() >= MUCH) {
                    doubts.add(Doubt.TEXT);
                }
            }
            if (evaluation.round() > 1) {
                doubts.add(Doubt.RETURNED);
            }
        }
        if (known.remarks() > 0) {
            doubts.add(Doubt.REMARKS);
        }
        return doubts;
    }

    /** A unit that was dissolved meanwhile is asked for by itself. */
    private String unitName(UnitId unit, Map<UnitId, String> names) {
        var name = names.get(unit);
        return name == null ? directory.unit(unit).name() : name;
    }
}

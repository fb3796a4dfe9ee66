package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
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
import org.meguri.cycle.Stage;
import org.meguri.organization.UnitId;
import org.meguri.past.PastAnswerLookup;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.FieldError;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.task.SheetWork;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** How the sheets stand that tasks are about. */
@Component
@Transactional(readOnly = true)
class EvaluationWork implements SheetWork {

    private final Evaluations evaluations;
    private final ReturnRequests requests;
    private final EvaluationLookup lookup;
    private final CycleLookup cycles;
    private final PlanRegister plans;
    private final PastAnswerLookup past;

    EvaluationWork(
            Evaluations evaluations,
            ReturnRequests requests,
            EvaluationLookup lookup,
            CycleLookup cycles,
            PlanRegister plans,
            PastAnswerLookup past) {
        this.evaluations = evaluations;
        this.requests = requests;
        this.lookup = lookup;
        this.cycles = cycles;
        this.plans = plans;
        this.past = past;
    }

    @Override
    public List<Piece> of(Collection<UnitId> units) {
        var running = cycles.all().stream()
                .filter(CycleView::running)
                .collect(Collectors.toMap(CycleView::id, Function.identity()));
        if (units.isEmpty() || running.isEmpty()) {
            return List.of();
        }
        var found = evaluations
                .ofLeads(
                        units.stream().map(UnitId::value).toList(),
                        running.keySet().stream().map(CycleId::value).toList())
                .stream()
                .map(Evaluation::view)
                .filter(evaluation -> evaluation.status() != Status.PREPARED)
                .toList();
        return pieces(found, running);
    }

    @Override
    public Map<UUID, Piece> about(Collection<UUID> subjects) {
        if (subjects.isEmpty()) {
            return Map.of();
        }
        var found = evaluations.ofIds(subjects).stream().map(Evaluation::view).toList();
        var years = new HashMap<CycleId, CycleView>();
        found.forEach(evaluation -> years.computeIfAbsent(evaluation.cycle(), cycles::get));
        return pieces(found, years).stream().collect(Collectors.toMap(Piece::subject, Function.identity()));
    }

    private List<Piece> pieces(List<EvaluationView> found, Map<CycleId, CycleView> years) {
        var asked = asked(found);
        var sheets = new HashMap<List<Object>, Sheet>();
        var pieces = new ArrayList<Piece>();
        var byCycle = found.stream().collect(Collectors.groupingBy(EvaluationView::cycle));
        byCycle.forEach((id, ofCycle) -> {
            var cycle = Objects.requireNonNull(years.get(id));
            var concerned = ofCycle.stream().map(EvaluationView::item).collect(Collectors.toSet());
            var items = new HashMap<PlanItemId, PlanItemView>();
            plans.itemsAsOf(cycle.plan(), cycle.year(), concerned).forEach(item -> items.put(item.id(), item));
            var last = lookup.lastYear(cycle, concerned);
            ofCycle.forEach(evaluation -> pieces.add(piece(
                    evaluation,
                    cycle,
                    items.get(evaluation.item()),
                    grade(last.getOrDefault(evaluation.item(), List.of()), sheets),
                    sheet(evaluation, sheets),
                    asked.get(evaluation.id()))));
        });
        return pieces;
    }

    private static Piece piece(
            EvaluationView evaluation,
            CycleView cycle,
            @Nullable PlanItemView item,
            @Nullable Grade last,
            Sheet sheet,
            @Nullable Asked asked) {
        var wrong = sheet.check(evaluation.content()).stream()
                .map(FieldError::field)
                .collect(Collectors.toCollection(HashSet::new));
        var required = sheet.fields().stream().filter(SheetField::required).toList();
        var filled = (int)
                required.stream().filter(field -> !wrong.contains(field.key())).count();
        return new Piece(
                evaluation.id().value(),
                cycle.title(),
                evaluation.leadUnit(),
                item == null ? null : item.number(),
                item == null ? evaluation.heading() : item.name(),
                last,
                standing(evaluation, wrong.isEmpty()),
                filled,
                required.size(),
                cycle.due(Stage.SELF_EVALUATION),
                asked);
    }

    private static Standing standing(EvaluationView evaluation, boolean complete) {
        if (evaluation.status() != Status.PREPARED && evaluation.status() != Status.DRAFT) {
            return Standing.SUBMITTED;
        }
        if (evaluation.round() > 1) {
            return Standing.SENT_BACK;
        }
        if (evaluation.content().isEmpty()) {
            return Standing.NOT_BEGUN;
        }
        return complete ? Standing.COMPLETE : Standing.IN_PROGRESS;
    }

    /** The first answer on a scale, in the order of the sheet. */
    private @Nullable Grade grade(List<LastAnswers> last, Map<List<Object>, Sheet> sheets) {
        if (last.isEmpty()) {
            return null;
        }
        var before = last.get(0);
        var evaluation = before.evaluation();
        var taken = before.past();
        var sheet = evaluation != null
                ? sheet(evaluation, sheets)
                : sheets.computeIfAbsent(List.of(Objects.requireNonNull(taken).taking()), key -> past.sheet(taken));
        return sheet.fields().stream()
                .filter(field ->
                        field.choice() && field.scaled() && before.content().containsKey(field.key()))
                .findFirst()
                .map(field -> {
                    var code = Objects.requireNonNull(before.content().get(field.key()));
                    return new Grade(code, field.display(code));
                })
                .orElse(null);
    }

    private Sheet sheet(EvaluationView evaluation, Map<List<Object>, Sheet> sheets) {
        var variant = evaluation.variant();
        return sheets.computeIfAbsent(
                List.of(evaluation.cycle(), variant == null ? "" : variant), key -> lookup.sheet(evaluation));
    }

    /** What the last return of a draft asked for first. */
    private Map<EvaluationId, Asked> asked(List<EvaluationView> found) {
        var back = found.stream()
                .filter(evaluation -> evaluation.status() == Status.DRAFT && evaluation.round() > 1)
                .collect(Collectors.toMap(EvaluationView::id, EvaluationView::round));
        var asked = new HashMap<EvaluationId, Asked>();
        if (!back.isEmpty()) {
            requests.ofEvaluations(
                            back.keySet().stream().map(EvaluationId::value).toList())
                    .forEach(request -> {
                        var view = request.view();
                        if (back.getOrDefault(request.evaluation(), 0) - 1 == view.round()) {
                            asked.putIfAbsent(
                                    request.evaluation(), new Asked(view.stage().name(), view.text()));
                        }
                    });
        }
        return asked;
    }
}

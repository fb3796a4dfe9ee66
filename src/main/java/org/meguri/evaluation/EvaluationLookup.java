package org.meguri.evaluation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleScales;
import org.meguri.cycle.CycleView;
import org.meguri.organization.Directory;
import org.meguri.organization.Lineage;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.past.PastAnswerLookup;
import org.meguri.past.PastAnswerView;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.LastYear;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up evaluations, their rounds and their sheets. */
@Service
@Transactional(readOnly = true)
public class EvaluationLookup {

    private final Evaluations evaluations;
    private final SubmittedRounds rounds;
    private final ReturnRequests requests;
    private final Openings openings;
    private final Withdrawals withdrawals;
    private final CycleLookup cycles;
    private final Sheets sheets;
    private final Directory directory;
    private final Lineage lineage;
    private final PlanRegister plans;
    private final PastAnswerLookup past;

    EvaluationLookup(
            Evaluations evaluations,
            SubmittedRounds rounds,
            ReturnRequests requests,
            Openings openings,
            Withdrawals withdrawals,
            CycleLookup cycles,
            Sheets sheets,
            Directory directory,
            Lineage lineage,
            PlanRegister plans,
            PastAnswerLookup past) {
        this.evaluations = evaluations;
        this.rounds = rounds;
        this.requests = requests;
        this.openings = openings;
        this.withdrawals = withdrawals;
        this.cycles = cycles;
        this.sheets = sheets;
        this.directory = directory;
        this.lineage = lineage;
        this.plans = plans;
        this.past = past;
    }

    /** @throws Refusal (404) when there is none */
    public EvaluationView get(EvaluationId id) {
        return evaluations.get(id).view();
    }

    /**
     * The evaluation, if this person may read it before it is published: the staff and chiefs of its units, the director
     * of their department, planning and the executives.
     *
     * @throws Refusal (404) when there is none, or the person may not know
     */
    public EvaluationView readable(EvaluationId id, SignedIn person) {
        var evaluation = get(id);
        if (!mayRead(evaluation, person)) {
            throw Refusal.notFound("evaluation.unknown");
        }
        return evaluation;
    }

    /** Whether this person may read the sheet before it is published, see {@link #readable}. */
    public boolean mayRead(EvaluationView evaluation, SignedIn person) {
        if (person.has(Role.PLANNING) || person.has(Role.EXECUTIVE)) {
            return true;
        }
        return evaluation.units().stream()
                // What a dissolved unit wrote is read by whoever took over from it.
                .flatMap(unit -> lineage.heirs(unit).stream())
                .anyMatch(unit -> person.has(Role.SECTION_STAFF, unit)
                        || person.has(Role.SECTION_CHIEF, unit)
                        || person.has(Role.DIRECTOR, unit)
                        || directs(person, unit));
    }

    private boolean directs(SignedIn person, UnitId unit) {
        var department = directory.unit(unit).parent();
        return department != null && person.has(Role.DIRECTOR, department);
    }

    public Optional<EvaluationView> of(CycleId cycle, PlanItemId item) {
        return evaluations.findByCycleAndItem(cycle, item).map(Evaluation::view);
    }

    /** These evaluations, in any order; one query, and a few for their units and writers. */
    public List<EvaluationView> all(Collection<EvaluationId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return evaluations.withIds(ids.stream().map(EvaluationId::value).toList()).stream()
                .map(Evaluation::view)
                .toList();
    }

    /** The submissions of these evaluations, of each the first round first; one query. Sheets without are left out. */
    public Map<EvaluationId, List<RoundView>> rounds(Collection<EvaluationId> ids) {
        var found = new HashMap<EvaluationId, List<RoundView>>();
        if (!ids.isEmpty()) {
            rounds.ofEvaluations(ids.stream().map(EvaluationId::value).toList())
                    .forEach(round -> found.computeIfAbsent(round.getId().evaluation(), id -> new ArrayList<>())
                            .add(round.view()));
        }
        return found;
    }

    /** All evaluations of a cycle in the order of the plan. */
    public List<EvaluationView> all(CycleId cycle) {
        return evaluations.findByCycleOrderBySeq(cycle).stream()
                .map(Evaluation::view)
                .toList();
    }

    /** All evaluations of any of the items, in all cycles; one query for all of them. */
    public List<EvaluationView> ofItems(Collection<PlanItemId> items) {
        if (items.isEmpty()) {
            return List.of();
        }
        return evaluations.ofItems(items.stream().map(PlanItemId::value).toList()).stream()
                .map(Evaluation::view)
                .toList();
    }

    /** All evaluations of a cycle in the order of the plan, without their texts. */
    public List<EvaluationSummary> summaries(CycleId cycle) {
        return evaluations.findByCycleOrderBySeq(cycle).stream()
                .map(Evaluation::summary)
                .toList();
    }

    /** Evaluations of these units that are not published, by cycle and place. */
    public List<EvaluationView> running(Collection<UnitId> units) {
        return evaluations.ofUnits(units.stream().map(UnitId::value).toList()).stream()
                .filter(evaluation -> evaluation.status() != Status.PUBLISHED)
                .map(Evaluation::view)
                .toList();
    }

    /** How many evaluations of the cycle have not been confirmed yet. */
    public long unconfirmed(CycleId cycle) {
        return evaluations.countByCycleAndStatusIn(
                cycle, List.of(Status.PREPARED, Status.DRAFT, Status.SUBMITTED, Status.APPROVED));
    }

    /** The submission of a round. */
    public Optional<RoundView> round(EvaluationId id, int round) {
        return rounds.findById(new RoundKey(id, round)).map(SubmittedRound::view);
    }

    /** Every submission of the cycle's sheets, oldest first, without the texts; one query for all of them. */
    public List<SubmissionView> submissions(CycleId cycle) {
        return rounds.ofCycle(cycle);
    }

    public List<RoundView> rounds(EvaluationId id) {
        return rounds.ofEvaluation(id).stream().map(SubmittedRound::view).toList();
    }

    /** Who may decide on the submission of a round and has looked at it, who came first standing first. */
    public List<OpeningView> openings(EvaluationId id, int round) {
        return openings.of(id, round).stream().map(Opening::view).toList();
    }

    /** The submissions that were taken back unread, oldest first. */
    public List<WithdrawalView> withdrawals(EvaluationId id) {
        return withdrawals.ofEvaluation(id).stream().map(Withdrawal::view).toList();
    }

    /** Everything that was ever asked for when the sheet was sent back, oldest first. */
    public List<RequestView> requests(EvaluationId id) {
        return requests.findByEvaluationOrderByRoundAscPosition(id).stream()
                .map(ReturnRequest::view)
                .toList();
    }

    /** What was asked for when these sheets were last sent back, for their present rounds; one query for all of them. */
    public Map<EvaluationId, List<RequestView>> openRequests(Collection<EvaluationView> of) {
        var rounds = of.stream()
                .filter(one -> one.round() > 1)
                .collect(Collectors.toMap(EvaluationView::id, EvaluationView::round));
        var open = new HashMap<EvaluationId, List<RequestView>>();
        if (rounds.isEmpty()) {
            return open;
        }
        requests.findByEvaluationInOrderByPosition(rounds.keySet()).forEach(request -> {
            var view = request.view();
            var round = rounds.get(request.evaluation());
            if (round != null && view.round() == round - 1) {
                open.computeIfAbsent(request.evaluation(), id -> new ArrayList<>())
                        .add(view);
            }
        });
        return open;
    }

    /**
     * What the department wrote on the item in the year before, or on the one that went into it, or what was taken over of a
     * year before the product; empty when there is none.
     */
    public Map<String, String> previousContent(EvaluationView evaluation) {
        var before = lastYear(cycles.get(evaluation.cycle()), List.of(evaluation.item()))
                .getOrDefault(evaluation.item(), List.of());
        return before.isEmpty() ? Map.of() : before.get(0).content();
    }

    /** What was answered last on the item, then on items that went into it, each on the sheet of then. */
    public List<LastYear> lastYear(EvaluationView evaluation) {
        return lastYear(cycles.get(evaluation.cycle()), List.of(evaluation.item()))
                .getOrDefault(evaluation.item(), List.of())
                .stream()
                .map(before -> new LastYear(
                        before.item().equals(evaluation.item()) ? null : heading(before),
                        sheet(before),
                        before.content(),
                        before.pastYear()))
                .toList();
    }

    /**
     * The years before the evaluation's own in which something was written on the item or on what went into it, or of which
     * it was taken over from a table; the latest first.
     */
    public List<FiscalYear> yearsBefore(EvaluationView evaluation) {
        var written = earlier(evaluation).stream()
                .filter(one -> !one.content().isEmpty())
                .map(one -> cycles.get(one.cycle()).year());
        var year = cycles.get(evaluation.cycle()).year();
        var taken = past.of(family(evaluation, year)).stream()
                .map(PastAnswerView::year)
                .filter(one -> one.compareTo(year) < 0);
        return Stream.concat(written, taken)
                .distinct()
                .sorted(Comparator.reverseOrder())
                .toList();
    }

    /** What was answered in a year before on the item, then on items that went into it; empty where nothing was. */
    public List<LastYear> answersOf(EvaluationView evaluation, FiscalYear year) {
        var own = cycles.get(evaluation.cycle()).year();
        if (year.equals(own.previous())) {
            return lastYear(evaluation);
        }
        var written = earlier(evaluation).stream()
                .filter(one -> !one.content().isEmpty())
                .filter(one -> cycles.get(one.cycle()).year().equals(year))
                .collect(Collectors.toMap(EvaluationView::item, one -> one, (one, other) -> one));
        var taken = past.of(family(evaluation, own)).stream()
                .filter(one -> one.year().equals(year))
                .collect(Collectors.toMap(PastAnswerView::item, one -> one, (one, other) -> one));
        return family(evaluation, own).stream()
                .flatMap(item -> {
                    var sheet = written.get(item);
                    var table = taken.get(item);
                    var answers = sheet != null ? LastAnswers.of(sheet) : table != null ? LastAnswers.of(table) : null;
                    return answers == null
                            ? Stream.<LastYear>empty()
                            : Stream.of(new LastYear(
                                    item.equals(evaluation.item()) ? null : heading(answers),
                                    sheet(answers),
                                    answers.content(),
                                    answers.pastYear(),
                                    sheet == null ? null : year));
                })
                .toList();
    }

    private List<PlanItemId> family(EvaluationView evaluation, FiscalYear year) {
        return Stream.concat(
                        Stream.of(evaluation.item()),
                        plans
                                .ancestors(List.of(evaluation.item()), year)
                                .getOrDefault(evaluation.item(), List.of())
                                .stream())
                .toList();
    }

    private String heading(LastAnswers before) {
        var evaluation = before.evaluation();
        return evaluation == null ? plans.item(before.item()).heading() : evaluation.heading();
    }

    private Sheet sheet(LastAnswers before) {
        var evaluation = before.evaluation();
        return evaluation == null ? past.sheet(Objects.requireNonNull(before.past())) : sheet(evaluation);
    }

    /** The sheets of earlier years of the item and of what went into it until then, the latest year first. */
    public List<EvaluationView> earlier(EvaluationView evaluation) {
        return earlier(cycles.get(evaluation.cycle()), List.of(evaluation.item()))
                .getOrDefault(evaluation.item(), List.of());
    }

    /** As {@link #earlier(EvaluationView)}, for many items of a cycle; items without are left out. */
    public Map<PlanItemId, List<EvaluationView>> earlier(CycleView cycle, Collection<PlanItemId> items) {
        var ancestors = plans.ancestors(items, cycle.year());
        var sought = new LinkedHashSet<>(items);
        ancestors.values().forEach(sought::addAll);
        var years = new HashMap<CycleId, FiscalYear>();
        var known = ofItems(sought).stream()
                .filter(one ->
                        years.computeIfAbsent(one.cycle(), id -> cycles.get(id).year())
                                        .compareTo(cycle.year())
                                < 0)
                .collect(Collectors.groupingBy(EvaluationView::item));
        var earlier = new HashMap<PlanItemId, List<EvaluationView>>();
        for (var item : items) {
            var all = Stream.concat(Stream.of(item), ancestors.getOrDefault(item, List.of()).stream())
                    .flatMap(one -> known.getOrDefault(one, List.of()).stream())
                    .sorted(Comparator.comparing((EvaluationView one) -> Objects.requireNonNull(years.get(one.cycle())))
                            .reversed())
                    .toList();
            if (!all.isEmpty()) {
                earlier.put(item, all);
            }
        }
        return earlier;
    }

    /**
     * What was answered last: of each item its own first, then that of the items that went into it until the cycle's year,
     * the nearest first, in whatever plan they stood. Sheets of the year before on which something is written; for whom the
     * product has none, the answers that were taken over of that year, or where nobody wrote in that year, of the latest one
     * before. Items without are left out.
     */
    public Map<PlanItemId, List<LastAnswers>> lastYear(CycleView cycle, Collection<PlanItemId> items) {
        var ancestors = plans.ancestors(items, cycle.year());
        var found = new HashMap<PlanItemId, EvaluationView>();
        var sought = new LinkedHashSet<PlanItemId>();
        ancestors.values().forEach(sought::addAll);
        var years = new HashMap<CycleId, FiscalYear>();
        ofItems(sought).stream()
                .filter(one -> years.computeIfAbsent(
                                one.cycle(), id -> cycles.get(id).year())
                        .equals(cycle.year().previous()))
                .forEach(one -> found.put(one.item(), one));
        cycles.previous(cycle)
                .map(before -> items.size() == 1
                        ? items.stream()
                                .flatMap(item -> of(before.id(), item).stream())
                                .toList()
                        : all(before.id()))
                .ifPresent(sheets -> sheets.forEach(one -> found.put(one.item(), one)));
        sought.addAll(items);
        var taken = takenOver(sought, cycle.year());
        var last = new HashMap<PlanItemId, List<LastAnswers>>();
        for (var item : items) {
            var family = Stream.concat(Stream.of(item), ancestors.getOrDefault(item, List.of()).stream())
                    .toList();
            var before = last(family, cycle.year(), found, taken);
            if (!before.isEmpty()) {
                last.put(item, before);
            }
        }
        return last;
    }

    private static List<LastAnswers> last(
            List<PlanItemId> family,
            FiscalYear now,
            Map<PlanItemId, EvaluationView> found,
            Map<PlanItemId, List<PastAnswerView>> taken) {
        var written = family.stream()
                .map(found::get)
                .anyMatch(one -> one != null && !one.content().isEmpty());
        var year = written
                ? Optional.of(now.previous())
                : family.stream()
                        .flatMap(one -> taken.getOrDefault(one, List.of()).stream())
                        .map(PastAnswerView::year)
                        .max(Comparator.naturalOrder());
        return family.stream()
                .flatMap(one -> {
                    var evaluation = found.get(one);
                    return evaluation != null && !evaluation.content().isEmpty()
                            ? Stream.of(LastAnswers.of(evaluation))
                            : taken.getOrDefault(one, List.of()).stream()
                                    .filter(past ->
                                            year.filter(past.year()::equals).isPresent())
                                    .map(LastAnswers::of);
                })
                .toList();
    }

    /** What was taken over of earlier years, by item; nothing that the product's own evaluations have overtaken. */
    private Map<PlanItemId, List<PastAnswerView>> takenOver(Collection<PlanItemId> items, FiscalYear now) {
        var taken = past.of(items).stream()
                .filter(one -> one.year().compareTo(now) < 0)
                .collect(Collectors.groupingBy(PastAnswerView::item));
        if (taken.isEmpty()) {
            return taken;
        }
        var years = new HashMap<CycleId, FiscalYear>();
        var written = new HashMap<PlanItemId, FiscalYear>();
        for (var one : ofItems(taken.keySet())) {
            var year = years.computeIfAbsent(one.cycle(), id -> cycles.get(id).year());
            if (year.compareTo(now) < 0 && !one.content().isEmpty()) {
                written.merge(one.item(), year, (a, b) -> a.compareTo(b) > 0 ? a : b);
            }
        }
        taken.replaceAll((item, all) -> {
            var own = written.get(item);
            return own == null
                    ? all
                    : all.stream().filter(one -> one.year().compareTo(own) > 0).toList();
        });
        return taken;
    }

    /** The sheet of this evaluation with the scales of its plan, both as they were when the cycle was planned. */
    public Sheet sheet(EvaluationView evaluation) {
        return sheet(cycles.get(evaluation.cycle()), evaluation.variant());
    }

    /** The plan's own sheet as it was when the cycle was planned. */
    public Sheet sheet(CycleId id) {
        return sheet(cycles.get(id), null);
    }

    private Sheet sheet(CycleView cycle, @Nullable String variant) {
        var form = cycle.sheetOf(variant)
                .orElseThrow(
                        () -> new IllegalStateException("Cycle %s has no sheet %s".formatted(cycle.id(), variant)));
        return sheets.read(form, new CycleScales(cycle.definition()));
    }

    /** How often each evaluation was changed: whoever keeps a copy of what they say knows by it which are out of date. */
    public Map<EvaluationId, Long> stamps() {
        return evaluations.stamps().stream()
                .collect(Collectors.toMap(stamp -> new EvaluationId(stamp.id()), Evaluations.Stamp::version));
    }

    /** These evaluations; those that do not exist are left out. One query, and one for each hundred of them. */
    public List<EvaluationView> withIds(Collection<EvaluationId> ids) {
        return ids.isEmpty()
                ? List.of()
                : evaluations.ofIds(ids.stream().map(EvaluationId::value).toList()).stream()
                        .map(Evaluation::view)
                        .toList();
    }

    /** Ids of evaluations of all years with this within the heading. @param like a pattern of SQL, escaped by ! */
    public List<EvaluationId> headed(String like, int most) {
        return evaluations.headed(like, Limit.of(most)).stream()
                .map(EvaluationId::new)
                .toList();
    }

    /**
     * Of these units those whose sheets the person may read before they are published, by the rule of {@link #mayRead}; two
     * queries for all of them.
     */
    public Set<UnitId> readableUnits(Collection<UnitId> of, SignedIn person) {
        if (person.has(Role.PLANNING) || person.has(Role.EXECUTIVE)) {
            return Set.copyOf(of);
        }
        var heirs = lineage.heirs(of);
        var departments = new HashMap<UnitId, UnitId>();
        directory
                .unitsWithIds(heirs.values().stream().flatMap(Set::stream).collect(Collectors.toSet()))
                .forEach(unit -> {
                    var department = unit.parent();
                    if (department != null) {
                        departments.put(unit.id(), department);
                    }
                });
        return heirs.entrySet().stream()
                .filter(entry -> entry.getValue().stream().anyMatch(unit -> {
                    var department = departments.get(unit);
                    return person.has(Role.SECTION_STAFF, unit)
                            || person.has(Role.SECTION_CHIEF, unit)
                            || person.has(Role.DIRECTOR, unit)
                            || (department != null && person.has(Role.DIRECTOR, department));
                }))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}

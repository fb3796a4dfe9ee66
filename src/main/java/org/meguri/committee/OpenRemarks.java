package org.meguri.committee;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.cycle.OpeningCheck;
import org.meguri.cycle.OpeningNotice;
import org.meguri.cycle.YearItems;
import org.meguri.evaluation.EarlierRemarks;
import org.meguri.evaluation.EvaluationConfirmed;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationReturned;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.organization.SignedIn;
import org.meguri.plan.ItemState;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.plan.WorkInProgress;
import org.meguri.review.ReviewLookup;
import org.meguri.review.ReviewView;
import org.meguri.review.Verdict;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remarks stay open over the years, until a confirmed evaluation of a later year says what was done about them. */
@Component
@Transactional
class OpenRemarks implements EarlierRemarks, OpeningNotice, WorkInProgress {

    private final CommitteeRemarks remarks;
    private final RemarkCitations citations;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final YearItems years;
    private final ReviewLookup reviews;
    private final PlanRegister plans;
    private final ApplicationEventPublisher announcements;
    private final Words words;
    private final Clock clock;

    OpenRemarks(
            CommitteeRemarks remarks,
            RemarkCitations citations,
            EvaluationLookup evaluations,
            CycleLookup cycles,
            YearItems years,
            ReviewLookup reviews,
            PlanRegister plans,
            ApplicationEventPublisher announcements,
            Words words,
            Clock clock) {
        this.remarks = remarks;
        this.citations = citations;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.years = years;
        this.reviews = reviews;
        this.plans = plans;
        this.announcements = announcements;
        this.words = words;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Earlier> on(EvaluationView evaluation, Set<UUID> also) {
        var own = ownCitations(evaluation);
        var then = confirmedAt(evaluation);
        return concerning(evaluation).stream()
                .filter(one ->
                        (then == null ? one.remark().open() : one.remark().open(then))
                                || own.containsKey(one.remark().id())
                                || also.contains(one.remark().id().value()))
                .map(one -> earlier(one, evaluation, own.get(one.remark().id())))
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public Map<EvaluationId, List<Earlier>> onAll(CycleView cycle, Collection<EvaluationView> drafts) {
        var before = evaluations.earlier(
                cycle, drafts.stream().map(EvaluationView::item).toList());
        var sheets = new LinkedHashMap<EvaluationId, EvaluationView>();
        before.values().forEach(all -> all.forEach(sheet -> sheets.put(sheet.id(), sheet)));
        var made = said(sheets.keySet()).stream().collect(Collectors.groupingBy(CommitteeRemark::evaluation));
        var found = new HashMap<EvaluationId, List<Earlier>>();
        if (made.isEmpty()) {
            return found;
        }
        var cited = citations
                .ofEvaluations(drafts.stream().map(draft -> draft.id().value()).toList())
                .stream()
                .collect(Collectors.groupingBy(RemarkCitation::evaluation));
        for (var draft : drafts) {
            var own = new HashMap<RemarkId, RemarkCitation>();
            cited.getOrDefault(draft.id(), List.of()).stream()
                    .filter(one -> one.round() == draft.round())
                    .forEach(one -> own.put(one.remark(), one));
            found.put(
                    draft.id(),
                    before.getOrDefault(draft.item(), List.of()).stream()
                            .flatMap(sheet -> made.getOrDefault(sheet.id(), List.of()).stream()
                                    .filter(remark -> remark.open() || own.containsKey(remark.id()))
                                    .map(remark -> earlier(new Concerning(remark, sheet), draft, own.get(remark.id()))))
                            .toList());
        }
        return found;
    }

    /** When planning confirmed the sheet, which from then on says what was open; null before. */
    private @Nullable Instant confirmedAt(EvaluationView evaluation) {
        return evaluation.status() != Status.CONFIRMED && evaluation.status() != Status.PUBLISHED
                ? null
                : reviews.of(evaluation.id()).stream()
                        .filter(review -> review.verdict() == Verdict.CONFIRMED)
                        .map(ReviewView::decidedAt)
                        .max(Comparator.naturalOrder())
                        .orElse(null);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Said> before(EvaluationView evaluation) {
        var said = citations.untilRound(evaluation.id(), evaluation.round());
        var of = new HashMap<RemarkId, CommitteeRemark>();
        remarks.ofIds(said.stream().map(one -> one.remark().value()).toList())
                .forEach(remark -> of.put(remark.id(), remark));
        return said.stream()
                .filter(one -> one.citation().followedUp())
                .map(one -> {
                    var remark = Objects.requireNonNull(of.get(one.remark()));
                    return new Said(
                            one.round(),
                            cycles.get(remark.cycle()).year().named(),
                            remark.number(),
                            one.citation().text());
                })
                .sorted(Comparator.comparingInt(Said::round))
                .toList();
    }

    private Earlier earlier(Concerning one, EvaluationView evaluation, @Nullable RemarkCitation own) {
        var remark = one.remark().view();
        var action = remark.action();
        var reply = remark.answer();
        return new Earlier(
                remark.id().value(),
                cycles.get(remark.cycle()).year().named(),
                remark.number(),
                one.sheet().item().equals(evaluation.item())
                        ? null
                        : one.sheet().heading(),
                remark.text(),
                remark.status() == RemarkStatus.CLOSED && action != null && reply != null
                        ? words.of("committee.earlier.reply", words.of("committee.action." + action), reply)
                        : null,
                own == null ? Citation.NONE : own.citation(),
                own != null && own.settled());
    }

    @Override
    public boolean cite(EvaluationView evaluation, Map<UUID, Citation> said, SignedIn by) {
        if (said.isEmpty()) {
            return false;
        }
        var own = ownCitations(evaluation);
        var changed = false;
        for (var one : concerning(evaluation)) {
            var remark = one.remark().id();
            var now = said.get(remark.value());
            var before = own.get(remark);
            if (now == null || now.equals(before == null ? Citation.NONE : before.citation())) {
                continue;
            }
            changed = true;
            if (before == null) {
                citations.save(new RemarkCitation(
                        new CitationKey(remark, evaluation.id(), evaluation.round()), now, by.id(), clock.instant()));
            } else if (now.equals(Citation.NONE)) {
                citations.delete(before);
            } else {
                before.say(now, by.id(), clock.instant());
                citations.save(before);
            }
        }
        citations.flush();
        return changed;
    }

    /** A sheet that is sent back keeps what it said as it was handed in, and begins its next round with the same words. */
    @EventListener
    void on(EvaluationReturned event) {
        shown(evaluations.get(event.evaluation()), event.round()).forEach(said -> citations.save(said.carried()));
    }

    /** Closes what the confirmed evaluation deals with, in the transaction that confirms it. */
    @EventListener
    void on(EvaluationConfirmed event) {
        var evaluation = evaluations.get(event.evaluation());
        for (var said : shown(evaluation, evaluation.round())) {
            if (!said.citation().followedUp()) {
                continue;
            }
            said.settle(event.at());
            citations.save(said);
            var remark = remarks.lock(said.remark());
            if (remark.followUp(event.evaluation(), event.at())) {
                remarks.saveAndFlush(remark);
                announcements.publishEvent(
                        new RemarkFollowedUp(said.remark(), event.evaluation(), event.cycle(), event.by(), event.at()));
            }
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<OpeningCheck.Finding> of(CycleView cycle) {
        var open = open(cycle).size();
        return open == 0
                ? List.of()
                : List.of(new OpeningCheck.Finding(
                        false,
                        "committee.check.open-remarks",
                        List.of(Integer.toString(open)),
                        "/committee/cycles/" + cycle.id() + "/open"));
    }

    /**
     * A remark of an earlier year that nobody has dealt with.
     *
     * @param item the item of the cycle that it concerns now
     */
    record Open(RemarkView remark, EvaluationView sheet, PlanItemView item) {}

    /** The remarks of earlier years that are open on what the cycle evaluates, in the order of the plan; each once. */
    @Transactional(readOnly = true)
    List<Open> open(CycleView cycle) {
        var items = years.of(cycle);
        var sheets = new LinkedHashMap<EvaluationId, EvaluationView>();
        var itemOf = new HashMap<EvaluationId, PlanItemView>();
        var earlier =
                evaluations.earlier(cycle, items.stream().map(PlanItemView::id).toList());
        for (var item : items) {
            for (var sheet : earlier.getOrDefault(item.id(), List.of())) {
                sheets.putIfAbsent(sheet.id(), sheet);
                itemOf.putIfAbsent(sheet.id(), item);
            }
        }
        var order = new ArrayList<>(sheets.keySet());
        return said(order).stream()
                .filter(CommitteeRemark::open)
                .map(remark -> new Open(
                        remark.view(),
                        Objects.requireNonNull(sheets.get(remark.evaluation())),
                        Objects.requireNonNull(itemOf.get(remark.evaluation()))))
                .toList();
    }

    /** A remark that is open over the years, and an item that it concerns now. */
    record Standing(RemarkView remark, PlanItemId made, PlanItemId item) {}

    /** What is open on any of these items that has not ended, or on what went into it; each remark once. */
    @Transactional(readOnly = true)
    List<Standing> on(Collection<PlanItemId> items) {
        var now = FiscalYear.of(LocalDate.now(clock));
        var states = new HashMap<PlanItemId, ItemState>();
        return standing(items).stream()
                .filter(one -> {
                    var state = states.computeIfAbsent(one.item(), item -> plans.stateOf(item, now));
                    return state.counted() || !state.ended();
                })
                .filter(distinct())
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public List<WorkInProgress.Open> open(Collection<PlanItemId> items) {
        return standing(items).stream()
                .filter(distinct())
                .map(one -> new WorkInProgress.Open(
                        one.made(),
                        cycles.get(one.remark().cycle()).year(),
                        "committee.work",
                        List.of(Integer.toString(one.remark().number()))))
                .toList();
    }

    private static Predicate<Standing> distinct() {
        var seen = new HashSet<RemarkId>();
        return one -> seen.add(one.remark().id());
    }

    private List<Standing> standing(Collection<PlanItemId> items) {
        var ancestors =
                plans.ancestors(items, FiscalYear.of(LocalDate.now(clock)).next());
        var concerned = new LinkedHashMap<PlanItemId, List<PlanItemId>>();
        items.forEach(item ->
                concerned.computeIfAbsent(item, one -> new ArrayList<>()).add(item));
        ancestors.forEach((item, all) -> all.forEach(
                one -> concerned.computeIfAbsent(one, made -> new ArrayList<>()).add(item)));
        var sheets = new LinkedHashMap<EvaluationId, EvaluationView>();
        evaluations.ofItems(concerned.keySet()).forEach(sheet -> sheets.put(sheet.id(), sheet));
        return said(sheets.keySet()).stream()
                .filter(CommitteeRemark::open)
                .flatMap(remark -> {
                    var made = Objects.requireNonNull(sheets.get(remark.evaluation()))
                            .item();
                    return concerned.getOrDefault(made, List.of()).stream()
                            .map(item -> new Standing(remark.view(), made, item));
                })
                .toList();
    }

    /**
     * A remark of an earlier year that no sheet asks about any more, since its item is not evaluated.
     *
     * @param state what the item is in the year
     */
    record Left(RemarkView remark, EvaluationView sheet, ItemState state) {}

    /** The remarks of earlier years that are open on items of the plan, or of a plan before it, that have no heir at work. */
    @Transactional(readOnly = true)
    List<Left> left(CycleView cycle) {
        var asked = open(cycle).stream().map(one -> one.remark().id()).collect(Collectors.toSet());
        var now = years.of(cycle).stream().map(PlanItemView::id).toList();
        var before = new LinkedHashSet<PlanId>();
        before.add(cycle.plan());
        plans.ancestors(now, cycle.year()).values().stream()
                .flatMap(List::stream)
                .map(item -> plans.item(item).plan())
                .forEach(before::add);
        var of = cycles.all().stream()
                .filter(one -> before.contains(one.plan()) && one.year().compareTo(cycle.year()) < 0)
                .map(one -> one.id().value())
                .toList();
        var left = new ArrayList<Left>();
        for (var remark : of.isEmpty() ? List.<CommitteeRemark>of() : remarks.ofCycles(of)) {
            if (!remark.open() || asked.contains(remark.id())) {
                continue;
            }
            var sheet = evaluations.get(remark.evaluation());
            var heirs = plans.lineage(sheet.item()).descendants();
            if (heirs.stream()
                    .noneMatch(heir -> plans.stateOf(heir, cycle.year()).counted())) {
                left.add(new Left(remark.view(), sheet, plans.stateOf(sheet.item(), cycle.year())));
            }
        }
        return left;
    }

    /** A remark and the sheet that it was made on. */
    private record Concerning(CommitteeRemark remark, EvaluationView sheet) {}

    /** The remarks of earlier years on the item and on what went into it. */
    private List<Concerning> concerning(EvaluationView evaluation) {
        var sheets = new LinkedHashMap<EvaluationId, EvaluationView>();
        evaluations.earlier(evaluation).forEach(sheet -> sheets.put(sheet.id(), sheet));
        return said(sheets.keySet()).stream()
                .map(remark -> new Concerning(remark, Objects.requireNonNull(sheets.get(remark.evaluation()))))
                .toList();
    }

    /** The remarks on these sheets in the order of the sheets, then by number. */
    private List<CommitteeRemark> said(Collection<EvaluationId> sheets) {
        if (sheets.isEmpty()) {
            return List.of();
        }
        var place = new HashMap<EvaluationId, Integer>();
        sheets.forEach(sheet -> place.putIfAbsent(sheet, place.size()));
        return remarks.ofEvaluations(sheets.stream().map(EvaluationId::value).toList()).stream()
                .sorted(Comparator.comparing(
                                (CommitteeRemark remark) -> Objects.requireNonNull(place.get(remark.evaluation())))
                        .thenComparingInt(CommitteeRemark::number))
                .toList();
    }

    /**
     * What the round says of remarks that still concern the item. One that came with an item whose merger has been taken back
     * stands on no page any more: it stays on record, and has no effect.
     */
    private List<RemarkCitation> shown(EvaluationView evaluation, int round) {
        var said = citations.ofRound(evaluation.id(), round);
        if (said.isEmpty()) {
            return said;
        }
        var concerning =
                concerning(evaluation).stream().map(one -> one.remark().id()).collect(Collectors.toSet());
        return said.stream().filter(one -> concerning.contains(one.remark())).toList();
    }

    private Map<RemarkId, RemarkCitation> ownCitations(EvaluationView evaluation) {
        var own = new HashMap<RemarkId, RemarkCitation>();
        citations.ofRound(evaluation.id(), evaluation.round()).forEach(said -> own.put(said.remark(), said));
        return own;
    }
}

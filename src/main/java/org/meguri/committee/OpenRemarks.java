package org.meguri.committee;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
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
import org.meguri.plan.PlanItemView;
import org.meguri.review.ReviewLookup;
import org.meguri.review.ReviewView;
import org.meguri.review.Verdict;
import org.meguri.system.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Remarks stay open over the years, until a confirmed evaluation of a later year says what was done about them. */
@Component
@Transactional
class OpenRemarks implements EarlierRemarks, OpeningNotice {

    private final CommitteeRemarks remarks;
    private final RemarkCitations citations;
    private final EvaluationLookup evaluations;
    private final CycleLookup cycles;
    private final YearItems years;
    private final ReviewLookup reviews;
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
            ApplicationEventPublisher announcements,
            Words words,
            Clock clock) {
        this.remarks = remarks;
        this.citations = citations;
        this.evaluations = evaluations;
        this.cycles = cycles;
        this.years = years;
        this.reviews = reviews;
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
                            cycles.get(remark.cycle()).year().japanese(),
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
                cycles.get(remark.cycle()).year().japanese(),
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

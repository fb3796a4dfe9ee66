package org.meguri.committee;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.meguri.cycle.CycleLookup;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.meguri.plan.ItemsAtWork;
import org.meguri.plan.PlanItemView;
import org.meguri.system.Words;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Remarks that wait for an answer, and answers that wait for the chief, which belong to the lead unit of their sheet; and
 * remarks that are open over the years, which belong to the lead unit of the item that they concern now.
 */
@Component
@Order(600)
@Transactional(readOnly = true)
class CommitteeFollowsReorganization implements FollowsReorganization {

    private final CommitteeRemarks remarks;
    private final EvaluationLookup evaluations;
    private final OpenRemarks openRemarks;
    private final ItemsAtWork items;
    private final CycleLookup cycles;
    private final Words words;

    CommitteeFollowsReorganization(
            CommitteeRemarks remarks,
            EvaluationLookup evaluations,
            OpenRemarks openRemarks,
            ItemsAtWork items,
            CycleLookup cycles,
            Words words) {
        this.remarks = remarks;
        this.evaluations = evaluations;
        this.openRemarks = openRemarks;
        this.items = items;
        this.cycles = cycles;
        this.words = words.inJapanese();
    }

    @Override
    public List<Affected> affected(Collection<UnitId> units) {
        var waiting = evaluations.running(units).stream()
                .filter(evaluation -> units.contains(evaluation.leadUnit()))
                .flatMap(evaluation -> remarks.findByEvaluationOrderByNumber(evaluation.id()).stream()
                        .filter(remark -> remark.status() != RemarkStatus.CLOSED)
                        .map(remark -> new Affected(
                                "committee.moves." + remark.status(),
                                remark.id().value(),
                                evaluation.heading(),
                                evaluation.leadUnit(),
                                evaluation.item().value())))
                .toList();
        var listed = waiting.stream().map(Affected::subject).collect(Collectors.toSet());
        var led = items.of(units).stream()
                .filter(item -> units.contains(item.leadUnit()))
                .collect(Collectors.toMap(PlanItemView::id, item -> item));
        var earlier = openRemarks.on(led.keySet()).stream()
                .filter(one -> listed.add(one.remark().id().value()))
                .map(one -> {
                    var item = Objects.requireNonNull(led.get(one.item()));
                    return new Affected(
                            "committee.moves.EARLIER",
                            one.remark().id().value(),
                            words.of(
                                    "committee.moves.title",
                                    item.heading(),
                                    cycles.get(one.remark().cycle()).year().japanese(),
                                    Integer.toString(one.remark().number())),
                            item.leadUnit(),
                            item.id().value());
                })
                .toList();
        return Stream.concat(waiting.stream(), earlier.stream()).toList();
    }

    /** The remark has no unit of its own: it goes where its sheet, or its item, goes. */
    @Override
    public void follow(Succession succession) {
        // Nothing is stored here.
    }
}

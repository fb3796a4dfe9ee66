package org.meguri.evaluation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sheets of a year that is not over go on with whoever takes over, whatever state they are in; published ones stay. */
@Component
@Order(500)
@Transactional
class EvaluationFollowsReorganization implements FollowsReorganization {

    private final Evaluations evaluations;
    private final ReturnRequests requests;
    private final CycleLookup cycles;

    EvaluationFollowsReorganization(Evaluations evaluations, ReturnRequests requests, CycleLookup cycles) {
        this.evaluations = evaluations;
        this.requests = requests;
        this.cycles = cycles;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        var affected = new ArrayList<Affected>();
        for (var evaluation : running(units)) {
            var view = evaluation.view();
            for (var unit : view.units()) {
                if (units.contains(unit)) {
                    affected.add(new Affected(
                            "evaluation.moves." + view.status(),
                            view.id().value(),
                            view.heading(),
                            unit,
                            view.item().value()));
                }
            }
            if (units.contains(view.leadUnit())) {
                requests.findByEvaluationAndRoundOrderByPosition(view.id(), view.round() - 1).stream()
                        .filter(request -> view.status() == Status.DRAFT && !request.replied())
                        .forEach(request -> affected.add(new Affected(
                                "evaluation.moves.request",
                                request.id(),
                                view.heading(),
                                view.leadUnit(),
                                view.item().value())));
            }
        }
        return affected;
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<LocalDate> finishedLast(Collection<UnitId> units) {
        return evaluations.ofUnits(values(units)).stream()
                .map(Evaluation::cycle)
                .distinct()
                .map(cycle -> cycles.get(cycle).closedOn())
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
    }

    @Override
    public void follow(Succession succession) {
        for (var evaluation : running(succession.units())) {
            var view = evaluation.view();
            var item = view.item().value();
            evaluation.handOver(
                    succession.successor(view.leadUnit(), item),
                    view.units().stream()
                            .map(unit -> succession.successor(unit, item))
                            .distinct()
                            .toList());
        }
        evaluations.flush();
    }

    private List<Evaluation> running(Collection<UnitId> units) {
        return evaluations.ofUnits(values(units)).stream()
                .filter(evaluation -> evaluation.status() != Status.PUBLISHED
                        && cycles.get(evaluation.cycle()).state() != CycleState.CLOSED)
                .toList();
    }

    private static List<UUID> values(Collection<UnitId> units) {
        return units.stream().map(UnitId::value).toList();
    }
}

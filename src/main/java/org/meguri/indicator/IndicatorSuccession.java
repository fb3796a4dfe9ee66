package org.meguri.indicator;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.FollowsReorganization;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanItemId;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Indicators go to the unit that takes over; actuals that were entered keep the unit of their time. */
@Component
class IndicatorSuccession implements FollowsReorganization {

    private final Indicators indicators;

    IndicatorSuccession(Indicators indicators) {
        this.indicators = indicators;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Affected> affected(Collection<UnitId> units) {
        return units.isEmpty()
                ? List.of()
                : indicators.ofUnits(units).stream()
                        .map(Indicator::view)
                        .filter(view -> view.unit() != null)
                        .map(view -> new Affected(
                                "indicator.moves", view.id().value(), view.name(), unit(view), item(view.item())))
                        .toList();
    }

    @Override
    @Transactional
    public void follow(Succession succession) {
        if (succession.units().isEmpty()) {
            return;
        }
        for (var indicator : indicators.ofUnits(succession.units())) {
            var view = indicator.view();
            if (view.unit() != null) {
                indicator.assign(succession.successor(unit(view), item(view.item())));
            }
        }
    }

    private static UnitId unit(IndicatorView view) {
        var unit = view.unit();
        if (unit == null) {
            throw new IllegalStateException("Indicator " + view.id() + " belongs to nobody");
        }
        return unit;
    }

    private static @Nullable UUID item(@Nullable PlanItemId item) {
        return item == null ? null : item.value();
    }
}

package org.meguri.indicator;

import java.util.Optional;
import org.meguri.plan.PlanId;
import org.springframework.data.repository.Repository;

/** The yardsticks of the plans that have one of their own. */
interface Yardsticks extends Repository<IndicatorYardstick, PlanId> {

    IndicatorYardstick save(IndicatorYardstick yardstick);

    Optional<IndicatorYardstick> findById(PlanId plan);

    default Yardstick of(PlanId plan) {
        return findById(plan).map(IndicatorYardstick::yardstick).orElse(Yardstick.USUAL);
    }
}

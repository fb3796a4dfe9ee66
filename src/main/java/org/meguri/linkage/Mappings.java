package org.meguri.linkage;

import java.util.Optional;
import java.util.UUID;
import org.meguri.plan.PlanId;
import org.springframework.data.repository.Repository;

/** The corresponding fields of every pair of plans. */
interface Mappings extends Repository<Mapping, UUID> {

    Mapping save(Mapping mapping);

    void flush();

    Optional<Mapping> findByLowAndHigh(PlanId low, PlanId high);

    default Optional<Mapping> between(PlanId one, PlanId other) {
        return low(one, other) ? findByLowAndHigh(one, other) : findByLowAndHigh(other, one);
    }

    /** Whether the first of the two plans comes first in the table. */
    static boolean low(PlanId one, PlanId other) {
        return one.toString().compareTo(other.toString()) < 0;
    }
}

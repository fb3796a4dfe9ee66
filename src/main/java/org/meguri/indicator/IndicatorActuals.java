package org.meguri.indicator;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The actuals of all indicators, corrected ones included. */
interface IndicatorActuals extends Repository<IndicatorActual, UUID> {

    IndicatorActual saveAndFlush(IndicatorActual actual);

    /** Everything that was ever entered for these, the oldest year and the first revision first. */
    @Query("select a from IndicatorActual a where a.indicator in :indicators order by a.fiscalYear, a.revision")
    List<IndicatorActual> of(Collection<IndicatorId> indicators);
}

package org.meguri.cycle;

import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface DayChanges extends Repository<DayChange, java.util.UUID> {

    DayChange saveAndFlush(DayChange change);

    @Query("select c from DayChange c where c.cycle = :cycle order by c.number")
    List<DayChange> of(CycleId cycle);

    @Query("select c from DayChange c where c.cycle = :cycle and c.stage = :stage order by c.number")
    List<DayChange> of(CycleId cycle, Stage stage);

    @Query("select coalesce(max(c.number), 0) from DayChange c where c.cycle = :cycle")
    int last(CycleId cycle);
}

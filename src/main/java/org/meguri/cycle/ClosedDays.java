package org.meguri.cycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ClosedDays extends Repository<ClosedDay, LocalDate> {

    List<ClosedDay> saveAllAndFlush(Iterable<ClosedDay> days);

    @Query("select d.closedOn from ClosedDay d")
    Set<LocalDate> dates();

    List<ClosedDay> findByClosedOnBetweenOrderByClosedOn(LocalDate first, LocalDate last);

    /** @return how many there were, 0 or 1 */
    @Modifying
    @Query("delete from ClosedDay d where d.closedOn = :day")
    int withdraw(LocalDate day);
}

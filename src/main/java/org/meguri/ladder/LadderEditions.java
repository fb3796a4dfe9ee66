package org.meguri.ladder;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface LadderEditions extends Repository<LadderEdition, UUID> {

    LadderEdition saveAndFlush(LadderEdition edition);

    /** Editions that count on the day or did before, the one in force first. */
    @Query(
            """
            select e from LadderEdition e
            where e.withdrawnAt is null and e.fromDay <= :day
            order by e.fromDay desc, e.number desc
            """)
    List<LadderEdition> upTo(LocalDate day);

    /** Editions that come into force after the day, the next first. */
    @Query(
            """
            select e from LadderEdition e
            where e.withdrawnAt is null and e.fromDay > :day
            order by e.fromDay, e.number
            """)
    List<LadderEdition> after(LocalDate day);

    @Query("select e from LadderEdition e order by e.number desc")
    List<LadderEdition> findAll();

    Optional<LadderEdition> findByNumber(int number);

    @Query("select coalesce(max(e.number), 0) from LadderEdition e")
    int lastNumber();
}

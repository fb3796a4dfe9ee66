package org.meguri.plan;

import java.util.Collection;
import java.util.List;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PastResponsibilities extends Repository<PastResponsibility, PastResponsibility.Key> {

    PastResponsibility save(PastResponsibility past);

    /** The latest first; within a day in the order of the list. */
    @Query(
            """
            select p from PastResponsibility p where p.key.item in :items
            order by p.key.lastDay desc, p.key.position""")
    List<PastResponsibility> of(Collection<PlanItemId> items);
}

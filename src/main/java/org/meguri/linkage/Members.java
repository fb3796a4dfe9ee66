package org.meguri.linkage;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.plan.PlanItemId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** Which items belong together, and which did. */
interface Members extends Repository<Member, UUID> {

    List<Member> saveAllAndFlush(Iterable<Member> members);

    @Query("select m from Member m where m.activeItem = :item")
    Optional<Member> activeOf(UUID item);

    @Query("select m from Member m where m.link = :link and m.endedAt is null order by m.addedAt, m.id")
    List<Member> activeIn(UUID link);

    @Query("select m from Member m where m.endedAt is null order by m.link, m.addedAt, m.id")
    List<Member> active();

    @Query("select m from Member m where m.item in :items order by m.addedAt, m.id")
    List<Member> ofItems(Collection<PlanItemId> items);

    @Query("select m from Member m where m.link in (select n.link from Member n where n.item = :item)"
            + " order by m.addedAt, m.id")
    List<Member> everBeside(PlanItemId item);
}

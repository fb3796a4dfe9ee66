package org.meguri.sitting;

import java.util.List;
import java.util.Optional;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Packets extends Repository<Packet, PacketId> {

    Packet saveAndFlush(Packet packet);

    @Query("select p from Packet p where p.sitting = :sitting and p.number = :number")
    Optional<Packet> of(SittingId sitting, int number);

    @Query("select coalesce(max(p.number), 0) from Packet p where p.sitting = :sitting")
    int highestNumber(SittingId sitting);

    /** The newest first, without their contents. */
    @Query(
            """
            select new org.meguri.sitting.PacketView(
                p.id, p.sitting, p.number, p.itemCount, p.sittingRevision, p.madeBy, p.madeAt)
            from Packet p where p.sitting = :sitting order by p.number desc
            """)
    List<PacketView> views(SittingId sitting);
}

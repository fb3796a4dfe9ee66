package org.meguri.review;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CannedRemarks extends Repository<CannedRemark, UUID> {

    CannedRemark saveAndFlush(CannedRemark remark);

    Optional<CannedRemark> findById(UUID id);

    @Query("select c from CannedRemark c order by c.retired, c.position, c.id")
    List<CannedRemark> all();

    /** All, so that two who change the order at once come one after the other. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select c from CannedRemark c order by c.id")
    List<CannedRemark> lockAll();
}

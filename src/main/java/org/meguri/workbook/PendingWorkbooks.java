package org.meguri.workbook;

import java.time.Instant;
import java.util.Optional;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** The workbooks that wait for a decision. */
interface PendingWorkbooks extends Repository<PendingWorkbook, PendingWorkbookId> {

    PendingWorkbook save(PendingWorkbook workbook);

    Optional<PendingWorkbook> findById(PendingWorkbookId id);

    @Modifying
    @Query("delete from PendingWorkbook book where book.id = :id")
    int remove(PendingWorkbookId id);

    /** Removes what has expired, and what the person had waiting of the same sort for this cycle before. */
    @Modifying
    @Query("delete from PendingWorkbook book where book.expiresAt <= :now"
            + " or (book.officer = :officer and book.cycle = :cycle and book.pasted = :pasted)")
    void clear(OfficerId officer, CycleId cycle, boolean pasted, Instant now);
}

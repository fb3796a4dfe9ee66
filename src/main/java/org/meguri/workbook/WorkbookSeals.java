package org.meguri.workbook;

import java.security.SecureRandom;
import java.util.Optional;
import org.springframework.data.repository.Repository;

/** Where the secret is kept. */
interface WorkbookSeals extends Repository<WorkbookSeal, Integer> {

    /** In bytes. */
    int LENGTH = 32;

    WorkbookSeal save(WorkbookSeal seal);

    Optional<WorkbookSeal> findById(Integer id);

    /** The house's seal; made when it is first asked for. Of two who make it at once the second is told to try again. */
    default RowMark.Seal get() {
        return findById(WorkbookSeal.ONLY)
                .orElseGet(() -> {
                    var secret = new byte[LENGTH];
                    new SecureRandom().nextBytes(secret);
                    return save(new WorkbookSeal(secret));
                })
                .seal();
    }
}

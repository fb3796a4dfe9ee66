package org.meguri.task;

import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One rule: which rungs has an open task passed that nobody has been told about? Only the highest of them is told, the
 * lower ones are noted as passed over.
 */
@Service
@Transactional
public class Chase {

    /** Looks at the open tasks of this kind about this aggregate, and tells whom the rung table names. */
    public void look(UUID subject, TaskKind kind) {
        throw new UnsupportedOperationException();
    }
}

package org.meguri.sheet;

import java.util.Optional;
import org.springframework.data.repository.Repository;

/** The town's own evaluation sheets. */
interface KeptForms extends Repository<KeptForm, String> {

    KeptForm save(KeptForm form);

    Optional<KeptForm> findById(String id);
}

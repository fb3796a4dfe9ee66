package org.meguri.extension;

import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.meguri.organization.UnitId;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Extensions extends Repository<Extension, ExtensionId> {

    Extension saveAndFlush(Extension extension);

    Optional<Extension> findById(ExtensionId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select e from Extension e where e.id = :id")
    Optional<Extension> findForUpdate(ExtensionId id);

    @Query("select e from Extension e where e.state in :states")
    List<Extension> in(Collection<ExtensionState> states);

    @Query("select e from Extension e where e.unit = :unit")
    List<Extension> of(UnitId unit);

    @Query("select count(e) from Extension e where e.state = org.meguri.extension.ExtensionState.ASKED")
    long waiting();

    default Extension get(ExtensionId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("extension.unknown"));
    }

    default Extension lock(ExtensionId id) {
        return findForUpdate(id).orElseThrow(() -> Refusal.notFound("extension.unknown"));
    }
}

package org.meguri.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PrivateRemarks extends Repository<PrivateRemark, FieldKey> {

    PrivateRemark save(PrivateRemark one);

    void delete(PrivateRemark one);

    Optional<PrivateRemark> findById(FieldKey key);

    @Query("select o from PrivateRemark o where o.key.officer = :officer and o.key.evaluation.value in :evaluations")
    List<PrivateRemark> of(OfficerId officer, Collection<UUID> evaluations);
}

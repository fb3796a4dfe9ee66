package org.meguri.reading;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.OfficerId;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface ReadMarks extends Repository<ReadMark, FieldKey> {

    ReadMark save(ReadMark one);

    void delete(ReadMark one);

    Optional<ReadMark> findById(FieldKey key);

    @Query("select o from ReadMark o where o.key.officer = :officer and o.key.evaluation.value in :evaluations")
    List<ReadMark> of(OfficerId officer, Collection<UUID> evaluations);
}

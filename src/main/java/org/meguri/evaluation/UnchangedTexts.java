package org.meguri.evaluation;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface UnchangedTexts extends Repository<UnchangedText, UnchangedText.Key> {

    UnchangedText save(UnchangedText text);

    Optional<UnchangedText> findById(UnchangedText.Key key);

    @Query("select t from UnchangedText t where t.key.evaluation.value in :evaluations")
    List<UnchangedText> of(Collection<UUID> evaluations);
}

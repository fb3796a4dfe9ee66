package org.meguri.evaluation;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface WritingPlaces extends Repository<WritingPlace, WritingPlace.Key> {

    WritingPlace save(WritingPlace place);

    Optional<WritingPlace> findById(WritingPlace.Key key);
}

package org.meguri.ladder;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which rung table is in force. */
@Service
@Transactional(readOnly = true)
public class Ladder {

    private final LadderEditions editions;

    Ladder(LadderEditions editions) {
        this.editions = editions;
    }

    /** The id of the table of the edition in force on the day; empty where it is the product's own. */
    public Optional<String> table(LocalDate day) {
        return editions.upTo(day).stream().findFirst().map(LadderEdition::deployed);
    }
}

package org.meguri.ladder;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which rung table is in force. */
@Service
@Transactional(readOnly = true)
public class Ladder {

    private final LadderEditions editions;
    private final LadderTables tables;

    Ladder(LadderEditions editions, LadderTables tables) {
        this.editions = editions;
        this.tables = tables;
    }

    /** The id of the table of the edition in force on the day; empty where it is the product's own. */
    public Optional<String> table(LocalDate day) {
        return editions.upTo(day).stream().findFirst().map(LadderEdition::deployed);
    }

    /** The rows in force on the day: stages in the order of the work, rungs from the lowest. */
    public List<LadderRow> rows(LocalDate day) {
        return editions.upTo(day).stream().findFirst().map(LadderEdition::rows).orElseGet(tables::product);
    }

    /** For a house that was given the editions of another and has none of their tables: makes them from the rows. */
    @Transactional
    public void deployAnew() {
        editions.findAll().forEach(edition -> edition.deployAs(tables.deploy(edition.number(), edition.rows())));
    }
}

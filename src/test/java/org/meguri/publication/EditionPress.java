package org.meguri.publication;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.UUID;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Publishes editions of cycles that exist for nothing else. */
final class EditionPress {

    static final Instant AT = Instant.parse("2022-11-25T01:00:00Z");

    private final EditionStore store;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final TownFixture town;

    EditionPress(EditionStore store, JdbcTemplate jdbc, PlatformTransactionManager transactions, TownFixture town) {
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
        this.town = town;
    }

    /** A plan with one cycle for each year. */
    UUID plan(String code) {
        var id = UUID.randomUUID();
        jdbc.update(
                "insert into plan (id, code, title, first_year, last_year, definition, version)"
                        + " values (?, ?, '計画', 2020, 2024, '', 0)",
                bytes(id),
                code);
        return id;
    }

    CycleId cycle(UUID plan, int year) {
        var id = CycleId.create();
        jdbc.update(
                "insert into cycle (id, plan_id, fiscal_year, title, state, definition, sheet, version)"
                        + " values (?, ?, ?, '年度', 'CLOSED', '', '', 0)",
                bytes(id.value()),
                bytes(plan),
                year);
        return id;
    }

    EditionId publish(CycleId cycle, EditionContent content) {
        var id = transaction.execute(status -> store.keep(cycle, content, town.officer("kikaku"), AT));
        if (id == null) {
            throw new IllegalStateException("Nothing was kept");
        }
        return id;
    }

    static byte[] bytes(UUID id) {
        return ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}

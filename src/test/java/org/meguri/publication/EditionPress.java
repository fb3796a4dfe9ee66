package org.meguri.publication;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.Stage;
import org.meguri.plan.PlanDefinition;
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

    /** A cycle at this point of its year, with one confirmed sheet. */
    CycleId running(CycleState state, PlanDefinition definition, String sheet, String status) throws IOException {
        var plan = plan(definition.code());
        var cycle = cycle(plan, 2021);
        var json = new ObjectMapper();
        jdbc.update(
                "update cycle set state = ?, definition = ?, sheet = ? where id = ?",
                state.name(),
                json.writeValueAsString(definition),
                sheet,
                bytes(cycle.value()));
        for (var stage : Stage.values()) {
            jdbc.update(
                    "insert into cycle_stage (cycle_id, stage, due) values (?, ?, ?)",
                    bytes(cycle.value()),
                    stage.name(),
                    PublicationFixture.PUBLISHED);
        }
        var item = bytes(UUID.randomUUID());
        var unit = bytes(town.unit("shoko").value());
        jdbc.update(
                "insert into plan_item (id, plan_id, seq, number, name, levels, texts, version)"
                        + " values (?, ?, 1, '1', '道路の補修', ?, '{}', 0)",
                item,
                bytes(plan),
                json.writeValueAsString(Map.of("goal", "住みよいまち", "policy", "道路")));
        jdbc.update(
                "insert into plan_item_unit (item_id, position, unit_id, printed, lead_unit)"
                        + " values (?, 0, ?, '商工観光課', true)",
                item,
                unit);
        jdbc.update(
                "insert into evaluation (id, cycle_id, item_id, lead_unit_id, seq, heading, status, round, content,"
                        + " revision, version) values (?, ?, ?, ?, 1, 'No.1 道路の補修', ?, 1, ?, 1, 0)",
                bytes(UUID.randomUUID()),
                bytes(cycle.value()),
                item,
                unit,
                status,
                json.writeValueAsString(Map.of("progress", "B", "status_text", "橋を渡した。")));
        return cycle;
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

package org.meguri.rehearsal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleId;

/**
 * Carries the house's arrangement onto the stage of a rehearsal: its people, calendar, rung table, plans and the year that
 * is to be played, under their own ids. What is work (sheets, tasks, letters, the journal) stays behind.
 */
final class Scenery {

    private static final String OF_CYCLE = " where cycle_id = ?";

    /** Tables and which of their rows, those before that others refer to. */
    static final Map<String, String> CARRIED;

    static {
        var carried = new LinkedHashMap<String, String>();
        for (var whole : List.of(
                "org_unit",
                "officer",
                "appointment",
                "deputy",
                "unit_succession",
                "closed_day",
                "assembly_session",
                "quiet_period",
                "ladder_edition",
                "ladder_row",
                "letter_text",
                "notice_choice",
                "plan",
                "plan_extension",
                "plan_item",
                "plan_item_unit",
                "plan_item_unit_past",
                "plan_item_handover")) {
            carried.put(whole, "");
        }
        carried.put("cycle", " where id = ?");
        carried.put("cycle_stage", OF_CYCLE);
        carried.put("cycle_sheet", OF_CYCLE);
        carried.put("cycle_item_sheet", OF_CYCLE);
        CARRIED = Collections.unmodifiableMap(carried);
    }

    private static final int ROWS_AT_ONCE = 500;

    /** Nobody signs in on a stage: that there is a password is all it has to know. */
    private static final String PASSWORD = "password_hash";

    private Scenery() {}

    /**
     * @param house is read, in one consistent look
     * @param stage an empty house of the same product
     * @throws SQLException when either database cannot be reached
     */
    static void carry(DataSource house, DataSource stage, CycleId cycle) throws SQLException {
        try (var from = house.getConnection();
                var to = stage.getConnection()) {
            var automatic = from.getAutoCommit();
            var isolation = from.getTransactionIsolation();
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            from.setAutoCommit(false);
            from.setReadOnly(true);
            try (var statement = to.createStatement()) {
                statement.execute("set referential_integrity false");
                for (var table : CARRIED.entrySet()) {
                    statement.executeUpdate("delete from " + table.getKey());
                    carry(from, to, table.getKey(), table.getValue(), cycle);
                }
                statement.execute("set referential_integrity true");
            } finally {
                from.rollback();
                from.setReadOnly(false);
                from.setAutoCommit(automatic);
                from.setTransactionIsolation(isolation);
            }
            if (!to.getAutoCommit()) {
                to.commit();
            }
        }
    }

    private static void carry(Connection from, Connection to, String table, String rows, CycleId cycle)
            throws SQLException {
        try (var read = from.prepareStatement("select * from " + table + rows)) {
            if (!rows.isEmpty()) {
                read.setBytes(1, bytes(cycle));
            }
            try (var found = read.executeQuery()) {
                var meta = found.getMetaData();
                var columns = new ArrayList<String>();
                for (int at = 1; at <= meta.getColumnCount(); at++) {
                    columns.add(meta.getColumnName(at).toLowerCase(Locale.ROOT));
                }
                var marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
                try (var write = to.prepareStatement(
                        "insert into " + table + " (" + String.join(", ", columns) + ") values (" + marks + ")")) {
                    copy(found, write, columns);
                }
            }
        }
    }

    private static void copy(ResultSet found, PreparedStatement write, List<String> columns) throws SQLException {
        int waiting = 0;
        while (found.next()) {
            for (int at = 1; at <= columns.size(); at++) {
                write.setObject(at, value(found, at, columns.get(at - 1)));
            }
            write.addBatch();
            if (++waiting % ROWS_AT_ONCE == 0) {
                write.executeBatch();
            }
        }
        write.executeBatch();
    }

    /** The same on both databases, whatever class their drivers would choose. */
    private static @Nullable Object value(ResultSet row, int at, String column) throws SQLException {
        if (column.equals(PASSWORD)) {
            return row.getString(at).isEmpty() ? "" : "-";
        }
        return switch (row.getMetaData().getColumnType(at)) {
            case Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY, Types.BLOB -> row.getBytes(at);
            case Types.CHAR, Types.VARCHAR, Types.LONGVARCHAR, Types.CLOB -> row.getString(at);
            case Types.DATE -> row.getObject(at, LocalDate.class);
            case Types.TIMESTAMP -> row.getObject(at, LocalDateTime.class);
            case Types.BIT, Types.BOOLEAN -> row.getObject(at, Boolean.class);
            default -> row.getObject(at);
        };
    }

    private static byte[] bytes(CycleId cycle) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(cycle.value().getMostSignificantBits())
                .putLong(cycle.value().getLeastSignificantBits())
                .array();
    }
}

package org.meguri.process;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;

/**
 * Every row of the house, ours and the engine's, to see that something that was refused has left no trace: no text, no
 * task, no letter, no line in the journal.
 */
final class Everything {

    /** Sequences of ids and the like, which a transaction may use up without effect. */
    private static final Set<String> NOT_OURS = Set.of("act_ge_property", "act_ge_schema_log", "flyway_schema_history");

    private Everything() {}

    /** All rows by table, in an order that does not depend on the database. */
    static TreeMap<String, List<String>> in(DataSource source) {
        var rows = new TreeMap<String, List<String>>();
        try (var connection = source.getConnection()) {
            for (var table : tables(connection)) {
                var key = table.toLowerCase(Locale.ROOT);
                if (!NOT_OURS.contains(key)) {
                    rows.put(key, rows(connection, table));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The house cannot be looked through", e);
        }
        if (rows.size() < 60) {
            throw new IllegalStateException("Only these tables were found: " + rows.keySet());
        }
        return rows;
    }

    private static List<String> tables(Connection connection) throws SQLException {
        var tables = new ArrayList<String>();
        try (var found = connection
                .getMetaData()
                .getTables(
                        connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                tables.add(found.getString("TABLE_NAME"));
            }
        }
        return tables;
    }

    private static List<String> rows(Connection connection, String table) throws SQLException {
        var rows = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var found = statement.executeQuery("select * from " + table)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                var row = new StringBuilder();
                for (int column = 1; column <= columns; column++) {
                    row.append(found.getMetaData().getColumnLabel(column).toLowerCase(Locale.ROOT))
                            .append('=')
                            .append(text(found.getObject(column)))
                            .append(' ');
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    private static String text(@org.jspecify.annotations.Nullable Object value) throws SQLException {
        if (value instanceof byte[] bytes) {
            return Integer.toHexString(Arrays.hashCode(bytes));
        }
        if (value instanceof java.sql.Clob clob) {
            return clob.getSubString(1, (int) clob.length());
        }
        if (value instanceof java.sql.Blob blob) {
            return Integer.toHexString(Arrays.hashCode(blob.getBytes(1, (int) blob.length())));
        }
        return String.valueOf(value);
    }
}

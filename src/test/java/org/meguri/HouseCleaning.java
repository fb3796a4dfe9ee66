package org.meguri;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.meguri.system.NodeMemory;
import org.meguri.system.TownClock;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Leaves an empty town before each test: all rows of our tables and every instance and history of the engine are gone,
 * what was deployed stays; the clocks follow the system's time.
 */
public class HouseCleaning implements BeforeEachCallback {

    /** The engine's tables that hold what was deployed, or its own settings. */
    private static final Set<String> KEPT = Set.of("act_ge_property", "act_ge_schema_log", "act_ru_jobdef");

    /** The engine's tables that hold both: only these rows go. */
    private static final Map<String, String> PARTLY = Map.of(
            "act_ge_bytearray", "DEPLOYMENT_ID_ is null",
            "act_ru_event_subscr", "EXECUTION_ID_ is not null",
            "act_ru_identitylink", "PROC_DEF_ID_ is null");

    @Override
    public void beforeEach(ExtensionContext test) throws SQLException {
        clean(SpringExtension.getApplicationContext(test));
    }

    /** An empty town once more, for a test that needs two of them. */
    public static void clean(ApplicationContext context) throws SQLException {
        context.getBean(TownClock.class).release();
        ClockUtil.reset();
        try (var connection = context.getBean(DataSource.class).getConnection()) {
            clean(connection);
        }
        context.getBeansOfType(NodeMemory.class).values().forEach(NodeMemory::forget);
    }

    private static void clean(Connection connection) throws SQLException {
        var h2 = connection.getMetaData().getDatabaseProductName().equals("H2");
        // Rows that refer to rows of their own table cannot be put into an order; hence no checks meanwhile.
        var off = h2 ? "set referential_integrity false" : "set foreign_key_checks = 0";
        var on = h2 ? "set referential_integrity true" : "set foreign_key_checks = 1";
        try (var statement = connection.createStatement()) {
            statement.execute(off);
            try {
                for (var sql : deletions(connection)) {
                    statement.executeUpdate(sql);
                }
            } finally {
                statement.execute(on);
            }
        }
        if (!connection.getAutoCommit()) {
            connection.commit();
        }
    }

    private static List<String> deletions(Connection connection) throws SQLException {
        var tables = new TreeMap<String, String>();
        var metaData = connection.getMetaData();
        try (var found = metaData.getTables(
                connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE", "BASE TABLE"})) {
            while (found.next()) {
                var name = found.getString("TABLE_NAME");
                tables.put(name.toLowerCase(Locale.ROOT), name);
            }
        }
        var deletions = new ArrayList<String>();
        tables.forEach((key, name) -> {
            if (key.startsWith("flyway_") || key.startsWith("act_re_") || KEPT.contains(key)) {
                return;
            }
            var rows = PARTLY.get(key);
            deletions.add("delete from " + name + (rows == null ? "" : " where " + rows));
        });
        if (deletions.isEmpty()) {
            throw new IllegalStateException("No tables were found: the house is not cleaned");
        }
        return deletions;
    }
}

package org.meguri.operation;

import java.io.File;
import java.lang.management.ManagementFactory;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/** What runs here and on what it stands. */
@Component
class Installation {

    private final DataSource database;
    private final Flyway flyway;

    Installation(DataSource database, Flyway flyway) {
        this.database = database;
        this.flyway = flyway;
    }

    /**
     * The installation at this moment.
     *
     * @param version of the product; empty where it runs from its classes and not from its jar
     * @param database product and version
     * @param schema number of the last change of the tables
     * @param zone in which due dates are days
     * @param started of this process
     * @param freeDisk bytes that may still be written where the product was started
     * @param heapUsed and heapMax memory in bytes
     */
    record State(
            String version,
            String java,
            String database,
            String schema,
            ZoneId zone,
            Instant started,
            long freeDisk,
            long heapUsed,
            long heapMax) {}

    State state() {
        var runtime = Runtime.getRuntime();
        return new State(
                Optional.ofNullable(Installation.class.getPackage().getImplementationVersion())
                        .orElse(""),
                System.getProperty("java.version"),
                product(),
                Optional.ofNullable(flyway.info().current())
                        .map(change -> change.getVersion().getVersion())
                        .orElse(""),
                ZoneId.systemDefault(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                new File("").getAbsoluteFile().getUsableSpace(),
                runtime.totalMemory() - runtime.freeMemory(),
                runtime.maxMemory());
    }

    private String product() {
        try (Connection connection = database.getConnection()) {
            var data = connection.getMetaData();
            return data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The database does not say what it is", e);
        }
    }
}

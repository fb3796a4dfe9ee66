package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** What the product adds to connections of MySQL for speed. */
class DatabaseConnectionsTest {

    @Test
    void mysql_keeps_the_statements_it_has_taken_apart() {
        assertThat(prepared("jdbc:mysql://db/meguri?sendFractionalSeconds=false"))
                .containsEntry("cachePrepStmts", "true")
                .containsEntry("rewriteBatchedStatements", "true");
    }

    @Test
    void what_the_town_has_written_into_its_url_holds() {
        assertThat(prepared("jdbc:mysql://db/meguri?cachePrepStmts=false"))
                .doesNotContainKey("cachePrepStmts")
                .containsEntry("rewriteBatchedStatements", "true");
    }

    @Test
    void another_database_would_not_know_these_words() {
        assertThat(prepared("jdbc:h2:mem:x")).isEmpty();
    }

    private static Properties prepared(String url) {
        try (var pool = new HikariDataSource()) {
            pool.setJdbcUrl(url);
            new DatabaseConnections().postProcessBeforeInitialization(pool, "dataSource");
            return pool.getDataSourceProperties();
        }
    }
}

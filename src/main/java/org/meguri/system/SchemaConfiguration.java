package org.meguri.system;

import java.sql.SQLException;
import java.util.HashMap;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.flyway.FlywayConfigurationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets one set of migrations run on both databases: {@code ${table}} is what MySQL needs behind a table. */
@Configuration(proxyBeanMethods = false)
class SchemaConfiguration {

    /** Exact comparison of keys and names; every character of a person's name, 𠮷 included. */
    static final String MYSQL_TABLE = "engine=InnoDB default character set utf8mb4 collate utf8mb4_0900_bin";

    @Bean
    FlywayConfigurationCustomizer tableOptions() {
        return configuration -> {
            var placeholders = new HashMap<>(configuration.getPlaceholders());
            placeholders.put("table", isMySql(configuration.getDataSource()) ? MYSQL_TABLE : "");
            configuration.placeholders(placeholders);
        };
    }

    private static boolean isMySql(DataSource dataSource) {
        try (var connection = dataSource.getConnection()) {
            return connection.getMetaData().getDatabaseProductName().equals("MySQL");
        } catch (SQLException e) {
            throw new IllegalStateException("The database cannot be asked for its product's name", e);
        }
    }
}

package org.meguri.system;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;

/**
 * What connections to MySQL need for speed, whatever the town has written into its URL, which comes first: the driver would
 * else take every statement apart anew each time (16 % of the time of a node that was busy with reminders).
 */
@Component
class DatabaseConnections implements BeanPostProcessor {

    /** See "Configuration Properties" of MySQL Connector/J; the sizes are statements, and characters of one. */
    private static final Map<String, String> FOR_SPEED = Map.of(
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "250",
            "prepStmtCacheSqlLimit", "8192",
            "useLocalSessionState", "true",
            "rewriteBatchedStatements", "true");

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof HikariDataSource pool) {
            var url = pool.getJdbcUrl();
            if (url != null && url.startsWith("jdbc:mysql:")) {
                FOR_SPEED.forEach((property, value) -> {
                    // The driver would prefer these to the URL's.
                    if (!url.contains(property + "=")) {
                        pool.addDataSourceProperty(property, value);
                    }
                });
            }
        }
        return bean;
    }
}

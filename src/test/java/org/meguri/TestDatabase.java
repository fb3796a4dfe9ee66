package org.meguri;

import java.util.HashMap;
import java.util.UUID;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Chooses the database of a test run, and empties one that is made for tests (its name is {@code meguri_…}). */
class TestDatabase implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        var settings = new HashMap<String, Object>();
        var url = System.getProperty("meguri.test.database.url", "");
        if (url.isEmpty()) {
            settings.put(
                    "spring.datasource.url",
                    "jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
            settings.put("spring.datasource.username", "sa");
            settings.put("spring.datasource.password", "");
        } else {
            settings.put("spring.datasource.url", withNeededOptions(url));
            settings.put("spring.datasource.username", System.getProperty("meguri.test.database.user", "meguri"));
            settings.put("spring.datasource.password", System.getProperty("meguri.test.database.password", "meguri"));
        }
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", settings));
        if (url.matches("jdbc:mysql://[^/]+/meguri_\\w+(\\?.*)?")) {
            context.registerBean(FlywayMigrationStrategy.class, () -> flyway -> {
                flyway.clean();
                flyway.migrate();
            });
        }
    }

    private static String withNeededOptions(String url) {
        var needed = "sendFractionalSeconds=false&nullDatabaseMeansCurrent=true&rewriteBatchedStatements=true";
        return url.contains("sendFractionalSeconds=") ? url : url + (url.contains("?") ? "&" : "?") + needed;
    }
}

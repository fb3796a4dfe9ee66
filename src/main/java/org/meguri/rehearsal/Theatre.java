package org.meguri.rehearsal;

import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import javax.sql.DataSource;
import org.meguri.system.TownClock;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.logging.LoggingApplicationListener;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A second house for one rehearsal: the same rooms, models and rung table on a throwaway database in memory, without web
 * pages, without a job executor, without mail leaving. It is gone when the rehearsal is over.
 */
final class Theatre {

    private Theatre() {}

    /**
     * Opens the house for as long as a play takes.
     *
     * @param application the product's main class
     * @param quiet whether this process belongs to the rehearsal alone, so that its log may be kept to warnings
     * @param play what is done in it, on its own clock
     * @throws org.meguri.system.Refusal when the input of the play is not usable
     */
    static <T> T open(Class<?> application, boolean quiet, Function<ApplicationContext, T> play) {
        var builder = new SpringApplicationBuilder(new DefaultResourceLoader(application.getClassLoader()), application)
                .web(WebApplicationType.NONE)
                .profiles("rehearsal")
                .logStartupInfo(false)
                .properties(Map.of("logging.level.root", quiet ? "WARN" : "INFO"));
        var stage = builder.application();
        if (!quiet) {
            // The log belongs to the running product: it must not be set up anew here, nor shut down with the stage.
            stage.setListeners(stage.getListeners().stream()
                    .filter(listener -> !(listener instanceof LoggingApplicationListener))
                    .toList());
        }
        // A request's thread carries the web server's class loader, which cannot stand in for rooms' private
        // interfaces.
        var thread = Thread.currentThread();
        var loader = thread.getContextClassLoader();
        thread.setContextClassLoader(application.getClassLoader());
        try (var context = builder.run(
                // Given as arguments, which nothing overrides: the settings of the running product name its database.
                "--spring.profiles.active=rehearsal",
                "--spring.datasource.url=jdbc:h2:mem:rehearsal-" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1",
                "--spring.mail.host=")) {
            var clock = context.getBean(TownClock.class);
            try {
                return play.apply(context);
            } finally {
                clock.release();
                // Else the database would outlive its house, with everybody's names, as long as this process runs.
                new JdbcTemplate(context.getBean(DataSource.class)).execute("set db_close_delay 0");
            }
        } finally {
            thread.setContextClassLoader(loader);
        }
    }
}

package org.meguri.mail;

import java.util.HashMap;
import java.util.Map;
import org.meguri.organization.Directory;
import org.meguri.system.TownClock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.domain.EntityScan;
import org.springframework.boot.autoconfigure.flyway.FlywayAutoConfiguration;
import org.springframework.boot.autoconfigure.flyway.FlywayMigrationStrategy;
import org.springframework.boot.autoconfigure.jdbc.DataSourceAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.autoconfigure.orm.jpa.HibernateJpaAutoConfiguration;
import org.springframework.boot.autoconfigure.transaction.TransactionAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;
import org.springframework.data.repository.config.BootstrapMode;

/**
 * The mail room alone: what brings letters on their way, with its database, its transactions and its mail server as the
 * settings of the product name them. No pages, no engine, no schedule; so a Java that is to be killed is up soon.
 */
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    MailSenderAutoConfiguration.class
})
@EntityScan(basePackageClasses = {Postman.class, Directory.class})
@EnableJpaRepositories(
        basePackageClasses = {Postman.class, Directory.class},
        bootstrapMode = BootstrapMode.LAZY)
@ComponentScan(
        basePackageClasses = {Postman.class, Directory.class, TownClock.class},
        useDefaultFilters = false,
        includeFilters =
                @ComponentScan.Filter(
                        type = FilterType.REGEX,
                        pattern = {
                            "org\\.meguri\\.mail\\.(Postman|Delivery|MailLine|Outbox|LetterTexts|HandleLetters)",
                            "org\\.meguri\\.mail\\.(MorningPost|AddressNotices)",
                            "org\\.meguri\\.organization\\.Directory",
                            "org\\.meguri\\.system\\.(TownClock|TownMessages|Words|JapaneseDates|SchemaConfiguration)"
                        }))
class MailRoom {

    /** Which database and which mail server a mail room works with. */
    record Place(String url, String user, String password, int mailPort) {}

    /** Starts one with its tables, made anew in a database that is made for tests. */
    static ConfigurableApplicationContext found(Place place) {
        return start(place, true, Anew.class);
    }

    /** Starts one with the tables as they are, and what else is in the room. */
    static ConfigurableApplicationContext start(Place place, Class<?> also) {
        return start(place, false, also);
    }

    private static ConfigurableApplicationContext start(Place place, boolean migrate, Class<?> also) {
        var application = new SpringApplication(MailRoom.class, also);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setDefaultProperties(settings());
        return application.run(
                "--spring.datasource.url=" + place.url(),
                "--spring.datasource.username=" + place.user(),
                "--spring.datasource.password=" + place.password(),
                "--spring.datasource.hikari.maximum-pool-size=4",
                "--spring.flyway.enabled=" + migrate,
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + place.mailPort(),
                // A line that goes dead because the machine has other things to do would be another story.
                "--spring.mail.properties.mail.smtp.timeout=120000",
                "--meguri.base-url=http://localhost",
                "--meguri.mail-from=meguri@example.jp",
                "--logging.level.root=warn",
                // Finding a letter unclear is worth a warning to a town, and here it is the rule.
                "--logging.level.org.meguri.mail=error",
                // An H2 does not pass over what is locked; it says so after a while, and the next round goes on.
                "--logging.level.org.hibernate.engine.jdbc.spi=off");
    }

    private static Map<String, Object> settings() {
        var settings = new HashMap<String, Object>();
        settings.put("spring.main.banner-mode", "off");
        settings.put("spring.flyway.clean-disabled", "false");
        settings.put("spring.profiles.active", "test");
        // A house that is killed does not say good-bye.
        settings.put("spring.main.register-shutdown-hook", "false");
        return settings;
    }

    /** No rows of an earlier run. */
    static class Anew {

        @Bean
        static FlywayMigrationStrategy anew() {
            return flyway -> {
                flyway.clean();
                flyway.migrate();
            };
        }
    }
}

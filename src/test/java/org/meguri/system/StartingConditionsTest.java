package org.meguri.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

class StartingConditionsTest {

    private static final String URL =
            "jdbc:mysql://db:3306/meguri?sendFractionalSeconds=false&nullDatabaseMeansCurrent=true";

    private static final Map<String, String> PRODUCTION = Map.of(
            "spring.datasource.url", URL,
            "spring.datasource.username", "meguri",
            "meguri.town", "巡市",
            "meguri.base-url", "https://meguri.example.lg.jp");

    @Test
    void a_house_with_all_its_settings_starts() {
        assertThatCode(() -> check(PRODUCTION)).doesNotThrowAnyException();
    }

    @ParameterizedTest(name = "{0} = {1}: {2}")
    @CsvSource(
            delimiter = '|',
            nullValues = "missing",
            textBlock =
                    """
            spring.datasource.url      | missing                       | MEGURI_DATABASE_URL
            spring.datasource.url      | ' '                           | MEGURI_DATABASE_URL
            spring.datasource.url      | jdbc:h2:mem:x                 | MEGURI_DATABASE_URL
            spring.datasource.url      | jdbc:mysql://db/meguri        | sendFractionalSeconds=false
            spring.datasource.url      | jdbc:mysql://db/meguri?sendFractionalSeconds=true&nullDatabaseMeansCurrent=true | sendFractionalSeconds=false
            spring.datasource.url      | jdbc:mysql://db/meguri?sendFractionalSeconds=false | nullDatabaseMeansCurrent=true
            spring.datasource.username | missing                       | MEGURI_DATABASE_USER
            meguri.town                | missing                       | MEGURI_TOWN
            meguri.base-url            | missing                       | MEGURI_BASE_URL
            meguri.base-url            | meguri.example.lg.jp          | MEGURI_BASE_URL
            meguri.base-url            | ftp://meguri.example.lg.jp    | MEGURI_BASE_URL
            meguri.base-url            | 'https://'                    | MEGURI_BASE_URL
            spring.mail.host           | smtp.example.lg.jp            | MEGURI_MAIL_FROM
            meguri.sample-password     | meguri                        | meguri.sample-password
            """)
    void without_a_setting_the_house_says_which_one_to_give(String name, String value, String named) {
        var settings = new HashMap<>(PRODUCTION);
        settings.put(name, value == null ? "" : value);
        assertThatThrownBy(() -> check(settings)).isInstanceOfSatisfying(CannotStart.class, refused -> {
            assertThat(refused.japanese()).contains(named).endsWith("。");
            assertThat(refused.english()).contains(named).endsWith(".");
        });
    }

    @Test
    void a_trial_needs_no_settings_of_a_town() {
        for (var profile : new String[] {"demo", "test", "rehearsal"}) {
            assertThatCode(() -> check(Map.of("spring.datasource.url", "jdbc:h2:mem:x"), profile))
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void a_trial_on_mysql_needs_the_options_of_the_driver_all_the_same() {
        assertThatThrownBy(() -> check(Map.of("spring.datasource.url", "jdbc:mysql://db/meguri"), "test"))
                .hasMessageContaining("sendFractionalSeconds=false");
    }

    @Test
    void in_another_time_zone_the_house_does_not_start() {
        assertThatThrownBy(() -> StartingConditions.check(environment(PRODUCTION), ZoneId.of("UTC")))
                .hasMessageContaining("-Duser.timezone=Asia/Tokyo");
    }

    @Test
    void the_sentence_is_all_that_is_printed() {
        var analysis = new CannotStartAnalyzer()
                .analyze(new IllegalStateException(new CannotStart("設定がありません。", "The setting is missing.")));
        assertThat(analysis.getDescription()).isEqualToNormalizingNewlines("設定がありません。\nThe setting is missing.");
    }

    private static void check(Map<String, String> settings, String... profiles) {
        StartingConditions.check(environment(settings, profiles), ZoneId.of("Asia/Tokyo"));
    }

    private static MockEnvironment environment(Map<String, String> settings, String... profiles) {
        var environment = new MockEnvironment();
        environment.setActiveProfiles(profiles);
        settings.forEach(environment::setProperty);
        return environment;
    }
}

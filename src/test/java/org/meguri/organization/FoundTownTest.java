package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.MessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.crypto.password.PasswordEncoder;

@MeguriTest
class FoundTownTest {

    private static final LocalDate DAY = LocalDate.of(2026, 4, 1);

    @Autowired
    FoundTown foundTown;

    @Autowired
    TownFixture town;

    @Autowired
    Directory directory;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PasswordEncoder passwords;

    @Autowired
    MessageSource messages;

    @Test
    void founding_the_town_twice_changes_nothing() {
        town.found();
        var before = rows();
        town.found();
        assertThat(rows()).isEqualTo(before).startsWith("8 units, 14 officers, 15 appointments");
    }

    @Test
    void a_second_file_adds_what_is_new() {
        town.found();
        town.extend(
                """
                units:
                  - {code: nourin, name: 農林課, kind: SECTION, parent: kankei}
                officers:
                  - {login: sato, name: 佐藤花子, mail: hanako@example.jp, appointments: [{unit: nourin, role: SECTION_STAFF}]}
                """);
        assertThat(rows()).startsWith("9 units, 14 officers, 16 appointments");
        assertThat(directory.officer(town.officer("sato")).mail()).isEqualTo("hanako@example.jp");
        assertThat(town.person("sato").duties()).hasSize(2);
    }

    @Test
    void everybody_gets_the_first_password_and_it_is_kept_as_a_hash() {
        town.found();
        var hashes = jdbc.queryForList("select distinct password_hash from officer", String.class);
        assertThat(hashes).singleElement().satisfies(hash -> {
            assertThat(hash).startsWith("{bcrypt}");
            assertThat(passwords.matches(TownFixture.PASSWORD, hash)).isTrue();
        });
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            textBlock =
                    """
            organization.town.empty               | units: []
            organization.town.syntax              | units: [{code: a, name: い, kind: SECTION
            organization.town.syntax              | units: []~units: []
            organization.town.value               | unit: []
            organization.town.value               | units: [{code: a, name: い, kind: 課}]
            organization.town.blank-entry         | units: [null]
            organization.unit.code                | units: [{code: 'あ', name: い, kind: SECTION}]
            organization.unit.name                | units: [{code: a, name: '', kind: SECTION}]
            organization.town.kind-missing        | units: [{code: a, name: い}]
            organization.town.code-twice          | units: [{code: a, name: い, kind: SECTION}, {code: a, name: ろ, kind: SECTION}]
            organization.town.name-twice          | units: [{code: a, name: い, kind: SECTION}, {code: b, name: い, kind: SECTION}]
            organization.town.parent-unknown      | units: [{code: a, name: い, kind: SECTION, parent: b}]
            organization.town.parent-kind         | units: [{code: a, name: い, kind: SECTION, parent: b}, {code: b, name: ろ, kind: SECTION}]
            organization.town.circle              | units: [{code: a, name: い, kind: DEPARTMENT, parent: b}, {code: b, name: ろ, kind: DEPARTMENT, parent: a}]
            organization.town.circle              | units: [{code: a, name: い, kind: DEPARTMENT, parent: a}]
            organization.officer.login            | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: 佐藤, name: 佐藤}]
            organization.officer.name             | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: sato}]
            organization.officer.mail             | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: sato, name: 佐藤, mail: "a@b.jp\\r\\nBcc: c@d.jp"}]
            organization.town.login-twice         | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: sato, name: 佐藤}, {login: SATO, name: 佐藤}]
            organization.town.appointment-incomplete | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: sato, name: 佐藤, appointments: [{unit: a}]}]
            organization.town.unit-unknown        | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: sato, name: 佐藤, appointments: [{unit: b, role: PLANNING}]}]
            organization.town.value               | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: sato, name: 佐藤, appointments: [{unit: a, role: BOSS}]}]
            organization.appointment.place.DIRECTOR | units: [{code: a, name: い, kind: SECTION}]~officers: [{login: sato, name: 佐藤, appointments: [{unit: a, role: DIRECTOR}]}]
            organization.appointment.place.SECTION_CHIEF | units: [{code: a, name: い, kind: BODY}]~officers: [{login: sato, name: 佐藤, appointments: [{unit: a, role: SECTION_CHIEF}]}]
            """)
    void a_wrong_file_is_refused_with_its_place_and_leaves_no_trace(String key, String yaml) {
        assertThatThrownBy(() -> foundTown.found(yaml.replace('~', '\n'), DAY, TownFixture.PASSWORD))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo(key);
                    assertThat(messages.getMessage(refusal.key(), refusal.arguments(), Locale.JAPANESE))
                            .doesNotContain("{")
                            .endsWith("。");
                });
        assertThat(rows()).startsWith("0 units, 0 officers, 0 appointments");
    }

    @Test
    void what_is_registered_otherwise_is_not_overwritten() {
        town.found();
        assertThatThrownBy(() -> town.extend("units: [{code: shoko, name: 商工課, kind: SECTION, parent: kankei}]"))
                .hasMessageContaining("organization.town.unit-differs");
        assertThatThrownBy(() -> town.extend("units: [{code: kanko, name: 商工観光課, kind: SECTION}]"))
                .hasMessageContaining("organization.town.name-twice");
        assertThatThrownBy(
                        () -> town.extend(
                                """
                units: [{code: kankei, name: 環境経済部, kind: DEPARTMENT}]
                officers: [{login: sato, name: 佐藤太郎}]"""))
                .hasMessageContaining("organization.town.login-taken");
    }

    @Test
    void a_town_is_not_founded_without_a_password() {
        assertThatThrownBy(() -> foundTown.found("units: [{code: a, name: い, kind: SECTION}]", DAY, " "))
                .hasMessageContaining("organization.password.missing");
    }

    private String rows() {
        return "%d units, %d officers, %d appointments; %s"
                .formatted(
                        count("org_unit"),
                        count("officer"),
                        count("appointment"),
                        jdbc.queryForList("select login, name, mail, version from officer order by login"));
    }

    private int count(String table) {
        return jdbc.queryForObject("select count(*) from " + table, Integer.class);
    }
}

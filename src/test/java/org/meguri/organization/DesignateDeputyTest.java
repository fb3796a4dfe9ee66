package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.time.Instant;
import java.time.LocalDate;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Race;
import org.meguri.TownFixture;
import org.meguri.organization.DesignateDeputy.Command;
import org.meguri.system.Refusal;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;

@MeguriTest
class DesignateDeputyTest {

    /** A Monday. */
    private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);

    private static final LocalDate FRIDAY = TODAY.plusDays(4);

    @Autowired
    TownFixture town;

    @Autowired
    TownClock clock;

    @Autowired
    DesignateDeputy designate;

    @Autowired
    Deputies deputies;

    @Autowired
    Directory directory;

    @Autowired
    Administration administration;

    @Autowired
    ChangeOrganization organization;

    @BeforeEach
    void found() {
        town.found();
        day(TODAY);
    }

    @Test
    void a_chief_names_a_deputy_who_may_what_the_chief_may_until_the_last_day() {
        designate("shokocho", "suzuki", TODAY.plusDays(1), FRIDAY, "shokocho");
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isFalse();
        for (var day = TODAY.plusDays(1); !day.isAfter(FRIDAY); day = day.plusDays(1)) {
            day(day);
            var suzuki = town.person("suzuki");
            assertThat(suzuki.has(Role.SECTION_CHIEF, town.unit("shoko"))).isTrue();
            assertThat(suzuki.holds(Role.SECTION_CHIEF, town.unit("shoko"))).isFalse();
            assertThat(suzuki.has(Role.SECTION_CHIEF, town.unit("nogyo"))).isFalse();
            assertThat(suzuki.steads()).singleElement().satisfies(stead -> {
                assertThat(stead.principalName()).isEqualTo("𠮷野桂子");
                assertThat(stead.until()).isEqualTo(FRIDAY);
            });
            assertThat(town.person("shokocho").holds(Role.SECTION_CHIEF, town.unit("shoko")))
                    .as("the chief keeps the own rights")
                    .isTrue();
        }
        day(FRIDAY.plusDays(1));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isFalse();
        assertThat(deputies.all()).hasSize(1);
    }

    @Test
    void the_last_day_ends_at_midnight_in_japan() {
        town.deputy("shokocho", "shoko", "suzuki", TODAY);
        clock.moveTo(Instant.parse("2026-06-01T14:59:59Z"));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isTrue();
        clock.moveTo(Instant.parse("2026-06-01T15:00:00Z"));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isFalse();
    }

    @Test
    void a_directors_deputy_is_found_where_the_director_is_meant() {
        designate.designate(
                new Command(
                        town.appointment("bucho", "kankei", Role.DIRECTOR),
                        town.officer("shokocho").value(),
                        TODAY,
                        FRIDAY,
                        "出張"),
                town.person("bucho"));
        assertThat(directory.responsible(Role.DIRECTOR, town.unit("nogyo"), TODAY))
                .extracting(OfficerView::login)
                .containsExactly("bucho", "shokocho");
        assertThat(directory.directorStead(town.officer("shokocho"), town.unit("nogyo"), TODAY))
                .hasValueSatisfying(stead -> assertThat(stead.principal()).isEqualTo(town.officer("bucho")));
        assertThat(directory.directorStead(town.officer("bucho"), town.unit("nogyo"), TODAY))
                .isEmpty();
    }

    @Test
    void letters_and_tasks_of_a_chief_mean_the_deputy_too_but_holding_the_office_does_not() {
        town.deputy("shokocho", "shoko", "suzuki", FRIDAY);
        var shoko = town.unit("shoko");
        assertThat(directory.responsible(Role.SECTION_CHIEF, shoko, TODAY))
                .extracting(OfficerView::login)
                .containsExactly("shokocho", "suzuki");
        assertThat(directory.holders(Role.SECTION_CHIEF, shoko, TODAY))
                .extracting(OfficerView::login)
                .containsExactly("shokocho");
        administration.disable(town.person("kanri"), town.officer("shokocho"));
        assertThat(directory.responsible(Role.SECTION_CHIEF, shoko, TODAY))
                .as("the department goes on while the chief's account is closed")
                .extracting(OfficerView::login)
                .containsExactly("suzuki");
    }

    @Test
    void planning_and_the_administrator_name_a_deputy_for_who_cannot_and_choose_freely() {
        designate("shokocho", "nogyocho", TODAY, FRIDAY, "kikaku");
        assertThat(town.person("nogyocho").has(Role.SECTION_CHIEF, town.unit("shoko")))
                .isTrue();
        designate("nogyocho", "tanaka", TODAY, null, "kanri");
        day(TODAY.plusYears(2));
        assertThat(town.person("tanaka").has(Role.SECTION_CHIEF, town.unit("nogyo")))
                .isTrue();
    }

    @Test
    void a_chief_chooses_in_the_own_unit_or_next_to_it() {
        refused(422, "organization.deputy.near", () -> designate("shokocho", "nogyocho", TODAY, FRIDAY, "shokocho"));
        designate("shokocho", "bucho", TODAY, FRIDAY, "shokocho");
        assertThat(town.person("bucho").has(Role.SECTION_CHIEF, town.unit("shoko")))
                .isTrue();
    }

    @Test
    void nobody_else_names_a_deputy_and_no_deputy_hands_the_authority_on() {
        for (var login : new String[] {"sato", "nogyocho", "bucho", "iin", "shicho"}) {
            refused(403, "organization.deputy.not-yours", () -> designate("shokocho", "suzuki", TODAY, FRIDAY, login));
        }
        var id = town.deputy("shokocho", "shoko", "suzuki", FRIDAY);
        refused(
                403,
                "organization.deputy.not-yours",
                () -> designate("shokocho", "sato", TODAY.plusDays(9), TODAY.plusDays(9), "suzuki"));
        refused(403, "organization.deputy.not-yours", () -> designate.end(id, TODAY, town.person("suzuki")));
    }

    @Test
    void nobody_is_the_own_deputy_nor_makes_oneself_one() {
        refused(422, "organization.deputy.oneself", () -> designate("shokocho", "shokocho", TODAY, FRIDAY, "shokocho"));
        refused(422, "organization.deputy.oneself", () -> designate("shokocho", "shokocho", TODAY, FRIDAY, "kikaku"));
        refused(
                422,
                "organization.deputy.not-by-oneself",
                () -> designate("shokocho", "kikaku", TODAY, FRIDAY, "kikaku"));
        refused(
                422,
                "organization.deputy.not-by-oneself",
                () -> designate("shokocho", "kanri", TODAY, FRIDAY, "kanri"));
    }

    @Test
    void who_comes_from_outside_or_has_no_account_or_holds_the_office_is_no_deputy() {
        for (var login : new String[] {"iin", "shicho", "kanri"}) {
            refused(
                    422,
                    "organization.deputy.appointment",
                    () -> designate("shokocho", login, TODAY, FRIDAY, "kikaku"));
        }
        administration.disable(town.person("kanri"), town.officer("suzuki"));
        refused(422, "organization.deputy.disabled", () -> designate("shokocho", "suzuki", TODAY, FRIDAY, "shokocho"));
        town.extend(
                """
                units:
                  - {code: kankei, name: 環境経済部, kind: DEPARTMENT}
                  - {code: shoko, name: 商工観光課, kind: SECTION, parent: kankei}
                officers:
                  - {login: shokocho2, name: 斎藤望, appointments: [{unit: shoko, role: SECTION_CHIEF}]}
                """);
        refused(422, "organization.deputy.holds", () -> designate("shokocho", "shokocho2", TODAY, FRIDAY, "shokocho"));
    }

    @Test
    void the_days_are_whole_and_neither_past_nor_endless() {
        refused(422, "organization.deputy.past", () -> designate(TODAY.minusDays(1), FRIDAY));
        refused(422, "organization.deputy.order", () -> designate(FRIDAY, TODAY));
        refused(422, "organization.deputy.from-missing", () -> designate(null, FRIDAY));
        refused(422, "organization.deputy.to-missing", () -> designate(TODAY, null));
        refused(422, "organization.deputy.to-missing", () -> designate("shokocho", "suzuki", TODAY, null, "kikaku"));
        refused(422, "organization.deputy.long", () -> designate(TODAY, TODAY.plusDays(367)));
        refused(422, "organization.deputy.far", () -> designate(TODAY.plusDays(367), TODAY.plusDays(368)));
        assertThat(deputies.all()).isEmpty();
    }

    @Test
    void both_hold_their_appointments_on_all_of_the_days() {
        var kanri = town.person("kanri");
        administration.endAppointment(
                kanri,
                town.officer("suzuki"),
                town.appointment("suzuki", "shoko", Role.SECTION_STAFF),
                TODAY.plusDays(2));
        refused(422, "organization.deputy.appointment", () -> designate(TODAY, TODAY.plusDays(3)));
        designate(TODAY, TODAY.plusDays(2));
        administration.endAppointment(
                kanri,
                town.officer("nogyocho"),
                town.appointment("nogyocho", "nogyo", Role.SECTION_CHIEF),
                TODAY.plusDays(2));
        refused(
                422,
                "organization.deputy.principal-appointment",
                () -> designate("nogyocho", "tanaka", TODAY, TODAY.plusDays(3), "nogyocho"));
    }

    @Test
    void two_deputies_of_one_unit_never_share_a_day_and_the_refusal_names_the_other() {
        designate(TODAY, FRIDAY);
        assertThatThrownBy(() -> designate("shokocho", "sato", FRIDAY, FRIDAY.plusDays(3), "kikaku"))
                .asInstanceOf(type(Refusal.class))
                .returns(HttpStatus.CONFLICT, Refusal::status)
                .returns("organization.deputy.taken", Refusal::key)
                .satisfies(refusal ->
                        assertThat(refusal.arguments()).containsExactly("商工観光課", "鈴木一郎", "令和8年6月1日（月）", "令和8年6月5日（金）"));
        designate("shokocho", "sato", FRIDAY.plusDays(1), FRIDAY.plusDays(3), "kikaku");
        designate("nogyocho", "tanaka", TODAY, FRIDAY, "nogyocho");
        assertThat(deputies.all()).hasSize(3);
    }

    @Test
    void the_same_once_more_is_one_designation() {
        assertThat(designate(TODAY, FRIDAY)).isEqualTo(designate(TODAY, FRIDAY));
        assertThat(deputies.all()).hasSize(1);
    }

    @RepeatedTest(10)
    void of_two_who_name_a_deputy_at_once_one_is_told() {
        var chief = town.person("shokocho");
        var planner = town.person("kikaku");
        var office = town.appointment("shokocho", "shoko", Role.SECTION_CHIEF);
        var suzuki = new Command(office, town.officer("suzuki").value(), TODAY, FRIDAY, "出張");
        var sato = new Command(office, town.officer("sato").value(), TODAY, FRIDAY, "病気休暇");
        assertThat(Race.run(() -> designate.designate(suzuki, chief), () -> designate.designate(sato, planner)))
                .containsExactlyInAnyOrder("done", "refused 409");
        assertThat(deputies.all()).hasSize(1);
    }

    @Test
    void a_designation_is_ended_early_and_stays_in_the_history() {
        var id = designate(TODAY, FRIDAY);
        assertThat(designate.end(id, TODAY.plusDays(1), town.person("shokocho")))
                .isTrue();
        assertThat(designate.end(id, TODAY.plusDays(1), town.person("shokocho")))
                .as("the same once more")
                .isFalse();
        day(TODAY.plusDays(1));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isTrue();
        designate.endNow(id, town.person("kikaku"));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).as("at once").isFalse();
        assertThat(deputies.findById(id).orElseThrow().to()).isEqualTo(TODAY.plusDays(1));
        assertThat(deputies.findById(id).orElseThrow().plannedTo()).isEqualTo(FRIDAY);
        assertThat(directory.stead(town.officer("suzuki"), Role.SECTION_CHIEF, town.unit("shoko"), TODAY))
                .as("the day before it still was in force")
                .isPresent();
        refused(409, "organization.deputy.over", () -> designate.end(id, FRIDAY, town.person("shokocho")));
        refused(409, "organization.deputy.over", () -> designate.endNow(id, town.person("shokocho")));
        designate("shokocho", "suzuki", TODAY.plusDays(1), FRIDAY, "shokocho");
    }

    @Test
    void an_end_is_neither_put_off_nor_put_into_the_past() {
        var id = designate(TODAY, FRIDAY);
        refused(
                422,
                "organization.deputy.end-later",
                () -> designate.end(id, FRIDAY.plusDays(1), town.person("shokocho")));
        refused(
                422,
                "organization.deputy.end-past",
                () -> designate.end(id, TODAY.minusDays(1), town.person("shokocho")));
        var coming = designate(FRIDAY.plusDays(3), FRIDAY.plusDays(4));
        refused(
                422,
                "organization.deputy.end-before",
                () -> designate.end(coming, FRIDAY.plusDays(2), town.person("shokocho")));
        designate.endNow(coming, town.person("shokocho"));
        refused(409, "organization.deputy.called-off", () -> designate.endNow(coming, town.person("shokocho")));
        designate(FRIDAY.plusDays(3), FRIDAY.plusDays(4));
    }

    @Test
    void the_authority_goes_with_the_appointments_on_which_it_rests() {
        town.deputy("shokocho", "shoko", "suzuki", FRIDAY);
        var kanri = town.person("kanri");
        administration.endAppointment(
                kanri,
                town.officer("shokocho"),
                town.appointment("shokocho", "shoko", Role.SECTION_CHIEF),
                TODAY.plusDays(1));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF)).isTrue();
        day(TODAY.plusDays(2));
        assertThat(town.person("suzuki").has(Role.SECTION_CHIEF))
                .as("the chief is chief no more")
                .isFalse();
    }

    @Test
    void a_deputy_who_is_moved_elsewhere_is_none_any_more_unless_planning_chose_freely() {
        town.deputy("shokocho", "shoko", "suzuki", FRIDAY);
        designate("nogyocho", "sato", TODAY, FRIDAY, "kikaku");
        for (var login : new String[] {"suzuki", "sato"}) {
            organization.move(
                    town.appointment(login, "shoko", Role.SECTION_STAFF), town.unit("kikaku"), TODAY.plusDays(1));
        }
        day(TODAY.plusDays(1));
        assertThat(town.person("suzuki").steads()).isEmpty();
        assertThat(town.person("sato").steads()).hasSize(1);
    }

    @Test
    void a_disabled_deputy_decides_nothing_and_is_told_nothing() {
        town.deputy("shokocho", "shoko", "suzuki", FRIDAY);
        administration.disable(town.person("kanri"), town.officer("suzuki"));
        assertThat(directory.responsible(Role.SECTION_CHIEF, town.unit("shoko"), TODAY))
                .extracting(OfficerView::login)
                .containsExactly("shokocho");
        assertThat(directory.stead(town.officer("suzuki"), Role.SECTION_CHIEF, town.unit("shoko"), TODAY))
                .isEmpty();
    }

    private DeputyId designate(@Nullable LocalDate from, @Nullable LocalDate to) {
        return designate("shokocho", "suzuki", from, to, "shokocho");
    }

    private DeputyId designate(
            String chief, String deputy, @Nullable LocalDate from, @Nullable LocalDate to, String by) {
        var unit = chief.replace("cho", "");
        return designate.designate(
                new Command(
                        town.appointment(chief, unit, Role.SECTION_CHIEF),
                        town.officer(deputy).value(),
                        from,
                        to,
                        "出張"),
                town.person(by));
    }

    private void day(LocalDate day) {
        clock.moveTo(day.atTime(9, 0).atZone(TownClock.ZONE).toInstant());
    }

    private static void refused(int status, String key, ThrowingCallable act) {
        assertThatThrownBy(act)
                .asInstanceOf(type(Refusal.class))
                .returns(key, Refusal::key)
                .returns(status, refusal -> refusal.status().value());
    }
}

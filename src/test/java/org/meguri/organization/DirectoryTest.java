package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

@MeguriTest
class DirectoryTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 24);

    @Autowired
    Directory directory;

    @Autowired
    TownFixture town;

    @BeforeEach
    void found() {
        town.found();
    }

    @Test
    void a_unit_is_found_by_its_printed_name_with_spaces_around() {
        assertThat(directory.unitNamed(" 商工観光課 ", DAY)).hasValueSatisfying(unit -> {
            assertThat(unit.code()).isEqualTo("shoko");
            assertThat(unit.parent()).isEqualTo(town.unit("kankei"));
        });
        assertThat(directory.unitNamed("商工課", DAY)).isEmpty();
        assertThat(directory.unitNamed("商工観光課", TownFixture.FOUNDED.minusDays(1)))
                .isEmpty();
    }

    @Test
    void departments_come_before_sections_in_the_order_of_their_codes() {
        assertThat(directory.units(DAY))
                .extracting(UnitView::code)
                .containsExactly("kankei", "kikakubu", "joho", "kikaku", "nogyo", "shoko", "chogi", "iinkai");
    }

    @Test
    void staff_and_chief_are_those_of_the_unit_and_the_director_that_of_its_department() {
        assertThat(responsible(Role.SECTION_STAFF, "shoko")).containsExactly("sato", "suzuki");
        assertThat(responsible(Role.SECTION_CHIEF, "shoko")).containsExactly("shokocho");
        assertThat(responsible(Role.DIRECTOR, "shoko")).containsExactly("bucho");
        assertThat(responsible(Role.DIRECTOR, "kankei")).containsExactly("bucho");
        assertThat(responsible(Role.DIRECTOR, "kikaku")).containsExactly("kikakubucho");
        assertThat(responsible(Role.DIRECTOR, "iinkai")).isEmpty();
    }

    @Test
    void planning_is_everybody_in_planning_whatever_the_unit() {
        assertThat(responsible(Role.PLANNING, "shoko")).containsExactly("kikaku", "kikaku2", "kikakucho");
    }

    @Test
    void the_person_who_acts_carries_the_duties_of_the_day() {
        var chief = directory.signedIn(town.officer("kikakucho"), DAY);
        assertThat(chief.unitName()).isEqualTo("企画課");
        assertThat(chief.duties())
                .containsExactly(
                        new Duty(Role.SECTION_CHIEF, town.unit("kikaku")),
                        new Duty(Role.PLANNING, town.unit("kikaku")));
        assertThat(directory
                        .signedIn(town.officer("kikakucho"), TownFixture.FOUNDED.minusDays(1))
                        .duties())
                .isEmpty();
    }

    @Test
    void a_login_is_found_however_it_was_typed() {
        assertThat(directory.officerWithLogin(" ＳＡＴＯ ")).map(OfficerView::name).hasValue("佐藤花子");
        assertThat(directory.officerWithLogin("shokocho"))
                .map(OfficerView::name)
                .hasValue("𠮷野桂子");
        assertThat(directory.officerWithLogin("nobody")).isEmpty();
    }

    @Test
    void what_does_not_exist_is_refused_as_not_found() {
        assertThatThrownBy(() -> directory.unit(UnitId.create()))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.status().value()).isEqualTo(404));
        assertThatThrownBy(() -> directory.officer(OfficerId.create())).isInstanceOf(Refusal.class);
    }

    private List<String> responsible(Role role, String unit) {
        return directory.responsible(role, town.unit(unit), DAY).stream()
                .map(OfficerView::login)
                .toList();
    }
}

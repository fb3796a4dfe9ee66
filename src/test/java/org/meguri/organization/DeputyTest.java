package org.meguri.organization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.meguri.system.Refusal;

class DeputyTest {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final OfficerId CHIEF = OfficerId.create();
    private static final OfficerId OTHER = OfficerId.create();
    private static final Duty DUTY = new Duty(Role.SECTION_CHIEF, UnitId.create());

    @Test
    void first_and_last_day_belong_to_it() {
        var deputy = deputy(MONDAY, MONDAY.plusDays(2));
        assertThat(deputy.covers(MONDAY.minusDays(1))).isFalse();
        assertThat(deputy.covers(MONDAY)).isTrue();
        assertThat(deputy.covers(MONDAY.plusDays(2))).isTrue();
        assertThat(deputy.covers(MONDAY.plusDays(3))).isFalse();
        assertThat(deputy.over(MONDAY.plusDays(2))).isFalse();
        assertThat(deputy.over(MONDAY.plusDays(3))).isTrue();
    }

    @Test
    void nobody_is_their_own_deputy() {
        assertThatThrownBy(() -> new Deputy(DUTY, CHIEF, CHIEF, days(MONDAY, MONDAY), false, "出張", CHIEF, NOW))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void one_day_in_common_is_an_overlap() {
        var deputy = deputy(MONDAY, MONDAY.plusDays(2));
        assertThat(deputy.overlaps(days(MONDAY.plusDays(2), MONDAY.plusDays(9))))
                .isTrue();
        assertThat(deputy.overlaps(days(MONDAY.minusDays(9), MONDAY))).isTrue();
        assertThat(deputy.overlaps(days(MONDAY.minusDays(9), null))).isTrue();
        assertThat(deputy.overlaps(days(MONDAY.plusDays(3), null))).isFalse();
        assertThat(deputy.overlaps(days(MONDAY.minusDays(9), MONDAY.minusDays(1))))
                .isFalse();
        assertThat(deputy(MONDAY, null).overlaps(days(MONDAY.plusYears(3), MONDAY.plusYears(3))))
                .isTrue();
    }

    @Test
    void one_that_ends_before_it_began_never_does_and_hinders_no_other() {
        var deputy = deputy(MONDAY, MONDAY.plusDays(2));
        deputy.endOn(MONDAY.minusDays(5), CHIEF, NOW);
        assertThat(deputy.covers(MONDAY)).isFalse();
        assertThat(deputy.over(MONDAY.minusDays(5))).isTrue();
        assertThat(deputy.overlaps(days(MONDAY.minusDays(9), MONDAY.plusDays(9))))
                .isFalse();
        assertThat(deputy.plannedTo()).isEqualTo(MONDAY.plusDays(2));
    }

    @Test
    void one_that_is_stopped_keeps_the_day_and_hinders_no_other() {
        var deputy = deputy(MONDAY, MONDAY.plusDays(7));
        deputy.stop(MONDAY.plusDays(1), CHIEF, NOW);
        assertThat(deputy.covers(MONDAY.plusDays(1))).isTrue();
        assertThat(deputy.covers(MONDAY.plusDays(2))).isFalse();
        assertThat(deputy.over(MONDAY.plusDays(1))).isTrue();
        assertThat(deputy.overlaps(days(MONDAY.plusDays(1), MONDAY.plusDays(7))))
                .isFalse();
        assertThat(deputy.endedAt()).isEqualTo(NOW);
        assertThat(deputy.plannedTo()).isEqualTo(MONDAY.plusDays(7));
    }

    @Test
    void appointments_that_follow_each_other_cover_the_days_and_a_gap_does_not() {
        var first = appointment(MONDAY, MONDAY.plusDays(1));
        var next = appointment(MONDAY.plusDays(2), MONDAY.plusDays(5));
        var late = appointment(MONDAY.plusDays(3), null);
        assertThat(covered(MONDAY, MONDAY.plusDays(5), first, next)).isTrue();
        assertThat(covered(MONDAY, MONDAY.plusDays(6), first, next)).isFalse();
        assertThat(covered(MONDAY, null, first, next)).isFalse();
        assertThat(covered(MONDAY, MONDAY.plusDays(4), first, late)).isFalse();
        assertThat(covered(MONDAY, null, first, next, late)).isTrue();
        assertThat(covered(MONDAY, MONDAY)).isFalse();
    }

    private static boolean covered(LocalDate from, @Nullable LocalDate to, Appointment... held) {
        return DesignateDeputy.covered(List.of(held), days(from, to));
    }

    private static Appointment appointment(LocalDate from, @Nullable LocalDate to) {
        var appointment = new Appointment(OTHER, DUTY.unit(), Role.SECTION_STAFF, from);
        if (to != null) {
            appointment.endOn(to);
        }
        return appointment;
    }

    private static Validity days(LocalDate from, @Nullable LocalDate to) {
        return new Validity(from, to);
    }

    private static Deputy deputy(LocalDate from, @Nullable LocalDate to) {
        return new Deputy(DUTY, CHIEF, OTHER, days(from, to), false, "出張", CHIEF, NOW);
    }
}

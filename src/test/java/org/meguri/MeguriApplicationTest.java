package org.meguri;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.meguri.system.TownClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@MeguriTest
class MeguriApplicationTest {

    @Autowired
    Clock clock;

    @Autowired
    TownClock townClock;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void the_house_starts_with_the_clock_of_the_town() {
        assertThat(clock).isSameAs(townClock);
        townClock.moveTo(Instant.parse("2026-11-23T15:30:00.7Z"));
        assertThat(clock.instant()).isEqualTo("2026-11-23T15:30:00Z");
        assertThat(LocalDate.now(clock)).isEqualTo("2026-11-24");
    }

    @Test
    void the_engine_stands_on_tables_of_the_migrations() {
        assertThat(jdbc.queryForObject("select count(*) from ACT_RU_EXECUTION", Integer.class))
                .isZero();
        assertThat(jdbc.queryForObject("select count(*) from org_unit", Integer.class))
                .isZero();
    }

    @Test
    void rows_of_an_earlier_test_are_gone() {
        for (int i = 0; i < 2; i++) {
            jdbc.update("insert into closed_day (closed_on, name) values ('2026-12-28', '𠮷野川市 開庁記念日')");
            assertThat(jdbc.queryForObject("select name from closed_day", String.class))
                    .startsWith("𠮷");
            jdbc.update("delete from closed_day");
        }
        jdbc.update("insert into closed_day (closed_on, name) values ('2026-12-28', '休')");
    }

    @Test
    void rows_of_a_later_test_are_gone_too() {
        assertThat(jdbc.queryForObject("select count(*) from closed_day", Integer.class))
                .isZero();
        jdbc.update("insert into closed_day (closed_on, name) values ('2026-12-28', '休')");
    }
}

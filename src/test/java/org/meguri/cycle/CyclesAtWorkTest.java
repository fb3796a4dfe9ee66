package org.meguri.cycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlansAtWork;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;

@MeguriTest
class CyclesAtWorkTest {

    @Autowired
    YearFixture year;

    @Autowired
    PlansAtWork work;

    @Test
    void a_plan_is_at_work_from_the_planning_of_a_year_until_it_is_closed() {
        assertThat(work.unfinished()).isEmpty();
        var planned = year.planned(year.item(1, "shoko"));
        assertThat(work.unfinished()).containsExactly(year.cycle(planned).plan());
        assertThat(work.years(year.cycle(planned).plan()))
                .containsExactly(year.cycle(planned).year());
        assertThat(work.years(PlanId.create())).isEmpty();
    }
}

package org.meguri.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.meguri.MeguriApplication;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The rooms of the house and the doors between them. */
class FloorPlanTest {

    private final ApplicationModules house = ApplicationModules.of(MeguriApplication.class);

    @Test
    void every_room_uses_only_the_doors_it_may() {
        house.verify();
    }

    @Test
    void a_renamed_package_does_not_fall_out_of_the_plan() {
        assertThat(house.stream().map(room -> room.getIdentifier().toString()))
                .containsExactlyInAnyOrder(
                        "system",
                        "print",
                        "organization",
                        "keeping",
                        "plan",
                        "intake",
                        "founding",
                        "register",
                        "sheet",
                        "cycle",
                        "past",
                        "task",
                        "mail",
                        "extension",
                        "ladder",
                        "vacancy",
                        "timetable",
                        "feed",
                        "burden",
                        "mirror",
                        "evaluation",
                        "linkage",
                        "difference",
                        "reading",
                        "approval",
                        "review",
                        "committee",
                        "sitting",
                        "publication",
                        "proposal",
                        "indicator",
                        "workbook",
                        "monitor",
                        "operation",
                        "guide",
                        "crosstab",
                        "search",
                        "process",
                        "journal",
                        "rehearsal",
                        "reorganization");
    }

    @Test
    void every_room_says_which_doors_it_may_use() {
        assertThat(house.stream()).allSatisfy(FloorPlanTest::saysItsDoors);
    }

    private static void saysItsDoors(ApplicationModule room) {
        var declared = room.getBasePackage()
                .getAnnotation(org.springframework.modulith.ApplicationModule.class)
                .orElseThrow(() -> new AssertionError(room.getDisplayName() + " declares nothing"));
        assertThat(declared.allowedDependencies())
                .as("doors of %s", room.getDisplayName())
                .doesNotContain(org.springframework.modulith.ApplicationModule.OPEN_TOKEN);
    }
}

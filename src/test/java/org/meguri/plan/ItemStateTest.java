package org.meguri.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.meguri.plan.ItemState.ABOLISHED;
import static org.meguri.plan.ItemState.COMPLETED;
import static org.meguri.plan.ItemState.IN_FORCE;
import static org.meguri.plan.ItemState.MERGED;
import static org.meguri.plan.ItemState.MERGED_COUNTED;
import static org.meguri.plan.ItemState.NOT_YET;
import static org.meguri.plan.ItemState.SPLIT;
import static org.meguri.plan.ItemState.SUSPENDED;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.meguri.plan.RegisterAct.Part;

class ItemStateTest {

    private static final Map<String, ItemState> SHORT = Map.of(
            "new", NOT_YET,
            "run", IN_FORCE,
            "sus", SUSPENDED,
            "com", COMPLETED,
            "abo", ABOLISHED,
            "mer", MERGED,
            "mec", MERGED_COUNTED,
            "spl", SPLIT);

    /** Every act, part and kind of merge against every state; "-" is refused. */
    private static final String TABLE =
            """
            act      part    counted   new run sus com abo mer mec spl
            ADD      BORN    no        run -   -   -   -   -   -   -
            ADD      SUBJECT no        -   -   -   -   -   -   -   -
            ADD      RESULT  no        -   -   -   -   -   -   -   -
            RENAME   SUBJECT no        -   run sus -   -   -   mec -
            RENAME   RESULT  no        -   -   -   -   -   -   -   -
            RENAME   BORN    no        run -   -   -   -   -   -   -
            RENUMBER SUBJECT no        -   run sus -   -   -   mec -
            RENUMBER RESULT  no        -   -   -   -   -   -   -   -
            RENUMBER BORN    no        run -   -   -   -   -   -   -
            REASSIGN SUBJECT no        -   run sus -   -   -   mec -
            REASSIGN RESULT  no        -   -   -   -   -   -   -   -
            REASSIGN BORN    no        run -   -   -   -   -   -   -
            CHANGE   SUBJECT no        -   run sus -   -   -   mec -
            CHANGE   RESULT  no        -   -   -   -   -   -   -   -
            CHANGE   BORN    no        run -   -   -   -   -   -   -
            MERGE    SUBJECT no        -   mer mer -   -   -   -   -
            MERGE    SUBJECT yes       -   mec mec -   -   -   -   -
            MERGE    RESULT  no        -   run -   -   -   -   -   -
            MERGE    RESULT  yes       -   run -   -   -   -   -   -
            MERGE    BORN    no        run -   -   -   -   -   -   -
            MERGE    BORN    yes       run -   -   -   -   -   -   -
            SPLIT    SUBJECT no        -   spl -   -   -   -   -   -
            SPLIT    RESULT  no        -   -   -   -   -   -   -   -
            SPLIT    BORN    no        run -   -   -   -   -   -   -
            SUSPEND  SUBJECT no        -   sus -   -   -   -   -   -
            SUSPEND  RESULT  no        -   -   -   -   -   -   -   -
            SUSPEND  BORN    no        run -   -   -   -   -   -   -
            RESUME   SUBJECT no        -   -   run -   -   -   -   -
            RESUME   RESULT  no        -   -   -   -   -   -   -   -
            RESUME   BORN    no        run -   -   -   -   -   -   -
            COMPLETE SUBJECT no        -   com -   -   -   -   -   -
            COMPLETE RESULT  no        -   -   -   -   -   -   -   -
            COMPLETE BORN    no        run -   -   -   -   -   -   -
            ABOLISH  SUBJECT no        -   abo abo -   -   -   abo -
            ABOLISH  RESULT  no        -   -   -   -   -   -   -   -
            ABOLISH  BORN    no        run -   -   -   -   -   -   -
            CONTINUE SUBJECT no        -   run sus com abo mer mec spl
            CONTINUE RESULT  no        -   run sus com abo mer mec spl
            CONTINUE BORN    no        run -   -   -   -   -   -   -
            """;

    @Test
    void every_act_meets_every_state_as_the_table_says() {
        var lines = TABLE.lines().map(line -> line.split(" +")).toList();
        var states = Arrays.stream(lines.get(0)).skip(3).map(SHORT::get).toList();
        assertThat(states).containsExactlyInAnyOrder(ItemState.values());
        var met = new ArrayList<List<Object>>();
        for (var line : lines.subList(1, lines.size())) {
            var act = RegisterAct.valueOf(line[0]);
            var part = Part.valueOf(line[1]);
            var counted = line[2].equals("yes");
            met.add(List.of(act, part));
            for (int at = 0; at < states.size(); at++) {
                var expected = SHORT.get(line[at + 3]);
                assertThat(states.get(at).after(act, part, counted).orElse(null))
                        .as("%s as %s, counted %s, when %s", act, part, counted, states.get(at))
                        .isEqualTo(expected);
            }
        }
        for (var act : RegisterAct.values()) {
            for (var part : Part.values()) {
                assertThat(met).contains(List.of(act, part));
            }
        }
    }

    @Test
    void only_what_is_in_force_or_merged_and_counted_has_a_sheet() {
        assertThat(Arrays.stream(ItemState.values()).filter(ItemState::counted))
                .containsExactly(IN_FORCE, MERGED_COUNTED);
    }
}

package org.meguri.past;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.meguri.plan.PlanItemId;
import org.meguri.system.FiscalYear;

class PastAnswerTest {

    private static final PlanItemId ITEM = new PlanItemId(UUID.randomUUID());
    private static final FiscalYear YEAR = new FiscalYear(2021);

    @Test
    void what_is_taken_over_again_completes_and_changes_but_never_empties() {
        var first = TakingId.create();
        var second = TakingId.create();
        var answer = new PastAnswer(ITEM, YEAR, Map.of("result", "◎", "status_text", "実施した。"), first);

        answer.takeOver(Map.of("result", "", "status_text", "実施した。"), second);
        assertThat(answer.view())
                .as("nothing new: it stays what the first taking said")
                .isEqualTo(new PastAnswerView(ITEM, YEAR, Map.of("result", "◎", "status_text", "実施した。"), first));

        answer.takeOver(Map.of("status_text", "改めた。", "future_text", "続ける。"), second);
        assertThat(answer.view().content())
                .isEqualTo(Map.of("result", "◎", "status_text", "改めた。", "future_text", "続ける。"));
        assertThat(answer.view().taking()).isEqualTo(second);
    }

    @Test
    void an_answer_that_says_nothing_is_none() {
        assertThatThrownBy(() -> new PastAnswer(ITEM, YEAR, Map.of(), TakingId.create()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nobody_changes_what_a_view_says() {
        var answer = new PastAnswer(ITEM, YEAR, Map.of("result", "◎"), TakingId.create());
        answer.content().clear();

        assertThat(answer.view().content()).hasSize(1);
        assertThatThrownBy(() -> answer.view().content().clear()).isInstanceOf(UnsupportedOperationException.class);
    }
}

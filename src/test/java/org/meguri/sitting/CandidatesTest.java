package org.meguri.sitting;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.cycle.CycleId;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What speaks for a sheet's being looked at by the committee. */
@MeguriTest
class CandidatesTest {

    @Autowired
    YearFixture year;

    @Autowired
    Candidates candidates;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void a_figure_is_large_from_what_planning_asks_for_on() throws Exception {
        var cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "shoko"), year.item(3, "shoko"));
        cost(cycle, 1, "1,200");
        cost(cycle, 2, "１，１９９");
        cost(cycle, 3, "おおむね予定のとおり");
        assertThat(candidates.amounts(year.cycle(cycle))).isEmpty();
        countStatusText(cycle);

        var amounts = candidates.amounts(year.cycle(cycle));
        assertThat(amounts).extracting(Candidates.Amount::to).containsExactly("answer.status_text");
        assertThat(large(cycle, "1200")).containsExactly(1);
        assertThat(large(cycle, "1199")).containsExactly(1, 2);
        assertThat(large(cycle, "1201")).isEmpty();
        assertThat(candidates.of(year.cycle(cycle), amounts.get(0).to(), null, year.person("kikaku")))
                .as("without a threshold nothing is large, and the figure is shown all the same")
                .allSatisfy(one -> assertThat(one.grounds()).doesNotContain(Candidates.Ground.LARGE))
                .extracting(Candidates.Candidate::amount)
                .contains("1,200");
    }

    private List<Integer> large(CycleId cycle, String least) {
        var all = candidates.of(year.cycle(cycle), "answer.status_text", new BigDecimal(least), year.person("kikaku"));
        return all.stream()
                .filter(one -> one.grounds().contains(Candidates.Ground.LARGE))
                .map(one -> year.sheet(one.evaluation()).seq())
                .toList();
    }

    private void cost(CycleId cycle, int seq, String text) {
        var answers = new HashMap<>(YearFixture.ANSWERS);
        answers.put("status_text", text);
        year.submit(year.sheet(cycle, seq).id(), answers, "sato");
    }

    /** The town counts what stands in this column. */
    private void countStatusText(CycleId cycle) throws Exception {
        var id = ByteBuffer.allocate(16)
                .putLong(cycle.value().getMostSignificantBits())
                .putLong(cycle.value().getLeastSignificantBits())
                .array();
        var json = new ObjectMapper();
        var definition = json.readTree(Objects.requireNonNull(
                jdbc.queryForObject("select definition from cycle where id = ?", String.class, (Object) id)));
        for (var column : definition.get("columns")) {
            if (column.get("to").asText().equals("answer.status_text")) {
                ((ObjectNode) column).put("figure", true);
            }
        }
        jdbc.update("update cycle set definition = ? where id = ?", json.writeValueAsString(definition), id);
    }
}

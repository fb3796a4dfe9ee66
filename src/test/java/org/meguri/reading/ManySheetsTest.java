package org.meguri.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.Statements;
import org.meguri.TownFixture;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.plan.ItemDraft;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What it costs to read among many sheets. */
@MeguriTest
class ManySheetsTest {

    private static final int MANY = 338;
    private static final int FEW = 5;

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    EvaluationLookup evaluations;

    @Autowired
    MockMvcTester browser;

    @Test
    void three_hundred_and_thirty_eight_sheets_cost_hardly_more_statements_than_a_few() throws Exception {
        var cycle = year.handedOut(IntStream.rangeClosed(1, MANY)
                .mapToObj(seq -> year.item(seq, "shoko"))
                .toArray(ItemDraft[]::new));
        var all = evaluations.all(cycle).stream().map(EvaluationView::id).toList();
        assertThat(all).hasSize(MANY);
        all.subList(0, FEW).forEach(sheet -> year.submit(sheet, "sato"));
        var few = new ArrayList<Integer>();
        for (var login : List.of("shokocho", "bucho")) {
            assertThat(listed(login)).hasSize(FEW);
            few.add(Statements.of(() -> get("/approvals", login)).size());
        }
        all.subList(FEW, MANY).forEach(sheet -> year.submit(sheet, "sato"));
        var many = new ArrayList<Integer>();
        for (var login : List.of("shokocho", "bucho")) {
            assertThat(listed(login)).hasSize(MANY);
            many.add(Statements.of(() -> get("/approvals", login)).size());
        }
        var page = Statements.of(() -> get("/approvals/" + all.get(MANY / 2), "shokocho"))
                .size();
        System.out.println("statements of the queue for " + FEW + " sheets (chief, director): " + few + ", for " + MANY
                + ": " + many + "; of one sheet among them: " + page);

        assertThat(few).as("the counter hears something").allMatch(count -> count > FEW);
        // Units and writers of the sheets are read a hundred at a time.
        for (int at = 0; at < few.size(); at++) {
            assertThat(many.get(at)).isLessThanOrEqualTo(few.get(at) + 8).isLessThan(60);
        }
        assertThat(page).isLessThan(90);
    }

    private List<String> listed(String login) throws Exception {
        return Jsoup.parse(get("/approvals", login).getResponse().getContentAsString())
                .select(".approval-queue tbody tr")
                .eachText();
    }

    private MvcTestResult get(String path, String login) {
        return browser.get().uri(path).with(town.signedIn(login)).exchange();
    }
}

package org.meguri.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.io.IOException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleState;
import org.meguri.sheet.Sheets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.PlatformTransactionManager;

@MeguriTest
class BoardPagesTest {

    @Autowired
    MockMvcTester browser;

    @Autowired
    EditionStore store;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    TownFixture town;

    @Autowired
    Sheets sheets;

    private EditionPress press;

    @BeforeEach
    void open() {
        town.found();
        press = new EditionPress(store, jdbc, transactions, town);
    }

    @Test
    void the_board_reads_counts_and_table_before_it_decides() throws IOException {
        var cycle = running(CycleState.BOARD, "CONFIRMED");
        assertThat(get("shicho", "/board")).hasStatusOk().bodyText().contains("/board/" + cycle);
        assertThat(get("shicho", "/board/" + cycle))
                .hasStatusOk()
                .bodyText()
                .contains("href=\"#decide-heading\"")
                .containsSubsequence(
                        "進捗区分", "区分B", "100.00％", "道路の補修", "橋を渡した。", "value=\"APPROVED\"", "value=\"RETURNED\"");
        assertThat(get("kikaku", "/board/" + cycle))
                .hasStatusOk()
                .bodyText()
                .contains("道路の補修")
                .doesNotContain("value=\"APPROVED\"");
    }

    @Test
    void planning_reads_what_it_is_about_to_publish() throws IOException {
        var cycle = running(CycleState.PUBLICATION, "CONFIRMED");
        assertThat(get("kikaku", "/publication/" + cycle))
                .hasStatusOk()
                .bodyText()
                .contains("100.00％", "道路の補修", "橋を渡した。", "name=\"note\"");
    }

    @Test
    void a_sheet_that_is_not_confirmed_is_counted_as_missing_and_not_shown() throws IOException {
        var cycle = running(CycleState.PUBLICATION, "DRAFT");
        assertThat(get("kikaku", "/publication/" + cycle))
                .hasStatusOk()
                .bodyText()
                .contains("確定していない評価票が1件あります")
                .doesNotContain("橋を渡した。");
    }

    @Test
    void a_note_that_cannot_be_taken_comes_back_as_it_was_typed() throws IOException {
        var cycle = running(CycleState.PUBLICATION, "CONFIRMED");
        var typed = "注".repeat(PublishResults.LONGEST_NOTE + 1);
        assertThat(propose(cycle, typed))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains(typed);
        assertThat(propose(cycle, "機種依存\u0007文字"))
                .hasStatus(HttpStatus.UNPROCESSABLE_ENTITY)
                .bodyText()
                .contains("機種依存", "name=\"note\"");
    }

    @Test
    void nobody_else_reads_a_year_before_it_is_published() throws IOException {
        var cycle = running(CycleState.PUBLICATION, "CONFIRMED");
        for (var login : new String[] {"sato", "shokocho", "iin", "kanri"}) {
            assertThat(get(login, "/board/" + cycle)).as(login).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(get(login, "/publication/" + cycle)).as(login).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(browser.get().uri("/public/strategy1/2021/1").exchange()).hasStatus(HttpStatus.NOT_FOUND);
    }

    private CycleId running(CycleState state, String status) throws IOException {
        return press.running(state, PublicationFixture.strategyPlan(), sheets.json("self-evaluation"), status);
    }

    private MvcTestResult get(String login, String address) {
        return browser.get().uri(address).with(town.signedIn(login)).exchange();
    }

    private MvcTestResult propose(CycleId cycle, String note) {
        return browser.post()
                .uri("/publication/" + cycle)
                .param("note", note)
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .exchange();
    }
}

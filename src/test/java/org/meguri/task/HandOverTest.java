package org.meguri.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.organization.Directory;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** 担当の引継ぎ: several sheets change hands at once, seen before it is done. */
@MeguriTest
class HandOverTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    Directory directory;

    @Autowired
    TaskWriters writers;

    @Autowired
    MockMvcTester web;

    private List<UUID> sheets = List.of();

    @BeforeEach
    void open() {
        CycleId cycle = year.handedOut(year.item(1, "shoko"), year.item(2, "shoko"), year.item(3, "nogyo"));
        sheets = List.of(
                year.sheet(cycle, 1).id().value(),
                year.sheet(cycle, 2).id().value(),
                year.sheet(cycle, 3).id().value());
    }

    @Test
    void several_sheets_are_seen_and_then_handed_over_and_who_gets_them_is_told_once() {
        var seen = post("shokocho", "shoko", id("suzuki"), "check", sheets.get(0), sheets.get(1));
        assertThat(seen).hasStatusOk();
        assertThat(document(seen).select("#moves").text()).contains("2件");
        assertThat(document(seen).text()).contains("決めない → 鈴木一郎");
        assertThat(writers.of(sheets)).isEmpty();
        assertThat(post("shokocho", "shoko", id("suzuki"), "hand", sheets.get(0), sheets.get(1)))
                .hasStatus3xxRedirection();
        assertThat(writers.of(sheets)).hasSize(2);
        assertThat(handed()).singleElement().asString().contains("2件", "𠮷野桂子");
        assertThat(post("shokocho", "shoko", id("suzuki"), "hand", sheets.get(0), sheets.get(1)))
                .as("once more")
                .hasStatus(422)
                .bodyText()
                .contains("担当が変わる評価票がありません");
        assertThat(handed()).hasSize(1);
    }

    @Test
    void only_what_is_not_with_that_writer_yet_changes_hands() {
        post("sato", "shoko", id("sato"), "hand", sheets.get(0));
        assertThat(handed()).as("taken by oneself").isEmpty();
        var seen = post("kikaku", "shoko", id("suzuki"), "check", sheets.get(0), sheets.get(1));
        assertThat(document(seen).text()).contains("佐藤花子 → 鈴木一郎");
        post("kikaku", "shoko", "nobody", "hand", sheets.get(0), sheets.get(1));
        assertThat(writers.of(sheets)).isEmpty();
    }

    @Test
    void what_is_anothers_or_cannot_be_is_refused() {
        assertThat(post("tanaka", "shoko", id("tanaka"), "hand", sheets.get(0))).hasStatus(404);
        assertThat(post("shokocho", "shoko", id("tanaka"), "hand", sheets.get(0)))
                .hasStatus(422)
                .bodyText()
                .contains("この課に所属する人");
        assertThat(post("shokocho", "shoko", id("suzuki"), "hand", sheets.get(2)))
                .as("another unit's sheet")
                .hasStatus(422);
        assertThat(post("shokocho", "shoko", id("suzuki"), "hand")).hasStatus(422);
        assertThat(post("shokocho", "shoko", "", "hand", sheets.get(0)))
                .hasStatus(422)
                .bodyText()
                .contains("引き継ぐ人を選んで");
        assertThat(web.get().uri("/writers").with(town.signedIn("iin"))).hasStatus(403);
        assertThat(web.get().uri("/writers").with(town.signedIn("shokocho")))
                .hasStatusOk()
                .bodyText()
                .contains("事業");
        assertThat(writers.of(sheets)).isEmpty();
    }

    private List<String> handed() {
        return year.letters().stream()
                .filter(letter -> letter.kind().equals("HANDED"))
                .map(letter -> letter.subject() + letter.body())
                .toList();
    }

    private String id(String login) {
        return directory.officerWithLogin(login).orElseThrow().id().toString();
    }

    private MvcTestResult post(String login, String unit, String officer, String act, UUID... subjects) {
        var request = web.post()
                .uri("/writers")
                .with(town.signedIn(login))
                .with(csrf())
                .param("unit", town.unit(unit).toString())
                .param("officer", officer)
                .param("act", act);
        for (var subject : subjects) {
            request.param("sheet", subject.toString());
        }
        return request.exchange();
    }

    private static Document document(MvcTestResult answer) {
        var body = new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
        assertThat(body).doesNotContain("??");
        return Jsoup.parse(body);
    }
}

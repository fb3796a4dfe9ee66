package org.meguri.sitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.process.YearFixture;
import org.meguri.system.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.util.LinkedMultiValueMap;

/** 委員会準備: planning arranges sittings, and members are given what is on their agendas. */
@MeguriTest
class SittingPagesTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    ArrangeSittings sittings;

    @Autowired
    CycleLookup cycles;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    MockMvcTester web;

    @Test
    void until_something_is_chosen_members_are_given_everything_and_then_what_is_chosen() {
        var cycle = atCommittee();
        assertThat(table(cycle)).hasSize(4);
        var sitting = planned(cycle);
        assertThat(table(cycle)).as("an empty agenda chooses nothing").hasSize(4);

        assertThat(take(cycle, sitting, 3, 1)).hasStatus3xxRedirection();
        assertThat(table(cycle)).hasSize(2);
        assertThat(get("/committee/evaluations/" + year.sheet(cycle, 1).id(), "iin"))
                .hasStatusOk();
        assertThat(get("/committee/evaluations/" + year.sheet(cycle, 2).id(), "iin"))
                .hasStatus(404);
        assertThat(page("/committee/evaluations/" + year.sheet(cycle, 3).id(), "iin")
                        .select(".desk-place-at")
                        .text())
                .isEqualTo("2件中の2件目");
        org.assertj.core.api.Assertions.assertThatThrownBy(
                        () -> year.remark(year.sheet(cycle, 2).id(), "意見"))
                .isInstanceOf(Refusal.class);
        year.remark(year.sheet(cycle, 3).id(), "意見");
        assertThat(page("/sittings/cycles/" + cycle, "kikaku").text()).contains("全4件のうち、2件を会議でみます");
    }

    @Test
    void a_member_finds_no_sheet_that_is_on_no_agenda() {
        var cycle = atCommittee();
        var chosen = "/committee/evaluations/" + year.sheet(cycle, 1).id();
        var left = "/committee/evaluations/" + year.sheet(cycle, 2).id();
        assertThat(found(cycle, "iin")).contains(chosen, left);

        take(cycle, planned(cycle), 1);
        assertThat(found(cycle, "iin")).contains(chosen).doesNotContain(left);
        assertThat(found(cycle, "kikaku"))
                .contains("/evaluations/" + year.sheet(cycle, 2).id());
    }

    private List<String> found(CycleId cycle, String who) {
        var words = YearFixture.ANSWERS.get("status_text") + "&plan="
                + cycles.get(cycle).plan();
        return page("/search?q=" + words, who).select("main a[href]").eachAttr("href").stream()
                .map(href -> href.replaceAll("[?#].*", ""))
                .toList();
    }

    @Test
    void the_agenda_is_put_in_order_and_tells_when_each_sheet_is_called() {
        var cycle = atCommittee();
        var sitting = planned(cycle);
        take(cycle, sitting, 1, 2, 3);
        assertThat(times(sitting)).containsExactly("13:30", "14:00", "14:30");

        assertThat(arrange(
                        cycle, sitting, Map.of(1, "2.5", 2, "2", 3, "３"), Map.of("asking", Map.of(2, "65")), List.of()))
                .hasStatus3xxRedirection();
        assertThat(headings(sitting)).containsExactly("No.2 事業2", "No.1 事業1", "No.3 事業3");
        assertThat(times(sitting)).containsExactly("13:30", "14:45", "15:15");
        assertThat(page("/sittings/" + sitting, "kikaku").text()).contains("13:30から15:45まで（135分）");

        assertThat(arrange(cycle, sitting, Map.of(1, "1", 2, "2", 3, "3"), Map.of(), List.of(2)))
                .hasStatus3xxRedirection();
        assertThat(headings(sitting)).containsExactly("No.1 事業1", "No.3 事業3");
        var csv = file("/sittings/" + sitting + "/agenda.csv");
        assertThat(csv).contains("第1回 外部評価委員会 次第", "令和8年8月4日（火） 13:30から　第１会議室", "14:00");
        assertThat(get("/sittings/" + sitting + "/agenda.pdf", "kikaku")).hasStatusOk();
        assertThat(page("/admin/journal", "kikaku").text()).contains("第1回の会議の次第を変えました（令和8年8月4日（火）開催、評価票2件）");
    }

    @Test
    void planning_chooses_by_what_speaks_for_a_sheet() {
        var cycle = year.handedOut(
                year.item(1, "shoko"), year.item(2, "nogyo"), year.item(3, "shoko", "nogyo"), year.item(4, "shoko"));
        var poor = new HashMap<>(YearFixture.ANSWERS);
        poor.put("result", "×");
        year.submit(year.sheet(cycle, 2).id(), poor, "tanaka");
        year.submit(year.sheet(cycle, 1).id(), "sato");
        lastYear(cycle, Map.of(1, "×", 2, "◎"));

        var all = page("/sittings/cycles/" + cycle + "/choose", "kikaku");
        assertThat(all.select("tbody tr")).hasSize(4);
        assertThat(all.select("input[name=sheet][checked]")).isEmpty();
        var found = page("/sittings/cycles/" + cycle + "/choose?ground=LOWERED&ground=RAISED", "kikaku");
        assertThat(found.select("tbody tr").eachText())
                .satisfiesExactly(row -> assertThat(row).contains("事業1", "×→◎", "評価が上がった"), row -> assertThat(row)
                        .contains("事業2", "◎→×", "評価が下がった", "未確定"));
        assertThat(found.select("input[name=sheet][checked]")).hasSize(2);
        assertThat(found.text()).contains("評価が下がった（1件）", "先に会議を登録してください");

        var sitting = planned(cycle);
        take(cycle, sitting, 2);
        assertThat(page("/sittings/cycles/" + cycle + "/choose?ground=LOWERED", "kikaku")
                        .select("input[name=sheet][checked]"))
                .as("what lies on an agenda is not chosen again")
                .isEmpty();
    }

    @Test
    void what_cannot_be_is_refused_with_its_place_and_what_was_typed_stays() {
        var cycle = atCommittee();
        refused(plan(cycle, UUID.randomUUID(), Map.of("heldOn", "", "beginsAt", "13:30")), "開催日は");
        refused(plan(cycle, UUID.randomUUID(), Map.of("heldOn", "2026-08-04", "beginsAt", "")), "開始時刻を");
        refused(
                plan(
                        cycle,
                        UUID.randomUUID(),
                        Map.of("heldOn", "2026-08-04", "beginsAt", "13:30", "panel", "部".repeat(41))),
                "部会",
                "部部部");
        assertThat(sittings.of(cycle)).isEmpty();
        var sitting = planned(cycle);
        refused(take(cycle, sitting), "会議に加える評価票を選んで");
        take(cycle, sitting, 1, 2);
        refused(arrange(cycle, sitting, Map.of(1, "前", 2, "2"), Map.of(), List.of()), "順番「前」を読み取れません");
        refused(
                arrange(cycle, sitting, Map.of(1, "1", 2, "2"), Map.of("asking", Map.of(1, "241")), List.of()),
                "事業1」の説明、質疑、採点",
                "241");
        for (var count = 0; count < 2; count++) {
            assertThat(arrange(
                            cycle,
                            sitting,
                            Map.of(1, "1", 2, "2"),
                            Map.of("explaining", Map.of(1, "240", 2, "240"), "asking", Map.of(1, "120", 2, "120")),
                            List.of()))
                    .as("half past one and twelve hours and more")
                    .hasStatus(422)
                    .bodyText()
                    .contains("その日のうちに終わりません");
        }
        assertThat(times(sitting)).containsExactly("13:30", "14:00");
        refused(
                post(
                        "/sittings/" + sitting,
                        Map.of(
                                "revision", Long.toString(latest(sitting.value())),
                                "heldOn", "2026-08-04",
                                "beginsAt", "23:30")),
                "その日のうちに終わりません");
        assertThat(get("/sittings/cycles/" + cycle, "sato")).hasStatus(403);
        assertThat(get("/sittings/" + sitting, "iin")).hasStatus(403);
        assertThat(get("/sittings/" + UUID.randomUUID(), "kikaku")).hasStatus(404);
    }

    @Test
    void the_same_page_sent_twice_plans_one_and_whoever_comes_second_is_told() {
        var cycle = atCommittee();
        var id = UUID.randomUUID();
        var form = Map.of("heldOn", "2026-08-04", "beginsAt", "13:30", "place", "第１会議室");
        assertThat(plan(cycle, id, form)).hasStatus3xxRedirection();
        assertThat(plan(cycle, id, form)).hasStatus3xxRedirection();
        assertThat(sittings.of(cycle)).hasSize(1);
        var revision = sittings.get(new SittingId(id)).revision();
        assertThat(move(id, revision, "2026-08-05")).hasStatus3xxRedirection();
        assertThat(move(id, revision, "2026-08-06")).hasStatus(409).bodyText().contains("ほかの職員が変更しました", "2026-08-06");
        assertThat(sittings.get(new SittingId(id)).heldOn()).isEqualTo(java.time.LocalDate.of(2026, 8, 5));
        take(cycle, new SittingId(id), 1);
        assertThat(post("/sittings/" + id + "/remove", Map.of("revision", Long.toString(revision))))
                .hasStatus(409);
        assertThat(post("/sittings/" + id + "/remove", Map.of("revision", Long.toString(latest(id)))))
                .hasStatus3xxRedirection();
        assertThat(table(cycle)).hasSize(4);
    }

    @Test
    void a_packet_keeps_what_members_were_given() throws Exception {
        var cycle = atCommittee();
        var sitting = planned(cycle);
        assertThat(packet(sitting)).hasStatus(422).bodyText().contains("次第に評価票がないため");
        take(cycle, sitting, 2, 1);
        assertThat(packet(sitting)).hasStatus3xxRedirection();
        var first = file("/sittings/" + sitting + "/packets/1.html");
        assertThat(Jsoup.parse(first).select("h2").eachText()).containsExactly("1　No.1 事業1", "2　No.2 事業2");
        assertThat(first)
                .contains("第1回外部評価委員会 資料 その1", "@page", YearFixture.ANSWERS.get("status_text"))
                .doesNotContain("<script", "classpath:", "src=", "href=", "??");

        assertThat(arrange(cycle, sitting, Map.of(1, "2", 2, "1"), Map.of(), List.of()))
                .hasStatus3xxRedirection();
        assertThat(page("/sittings/" + sitting, "kikaku").text()).contains("この後に会議の内容が変わりました");
        assertThat(file("/sittings/" + sitting + "/packets/1.html")).isEqualTo(first);
        assertThat(packet(sitting)).hasStatus3xxRedirection();
        assertThat(Jsoup.parse(file("/sittings/" + sitting + "/packets/2.html"))
                        .select("h2")
                        .eachText())
                .containsExactly("1　No.2 事業2", "2　No.1 事業1");

        assertThat(post("/sittings/" + sitting + "/remove", Map.of("revision", Long.toString(latest(sitting.value())))))
                .as("what members were given stays on record")
                .hasStatus(409)
                .bodyText()
                .contains("資料をつくった会議は");
        var table = page("/sittings", "iin");
        assertThat(table.text()).contains("第1回　令和8年8月4日（火）", "資料 その2").doesNotContain("資料 その1");
        assertThat(table.select(".shown-files a").eachAttr("href"))
                .containsExactly(
                        "/sittings/" + sitting + "/packets/2.html",
                        "/sittings/" + sitting + "/packets/2.pdf",
                        "/sittings/" + sitting + "/packets/2.xlsx");
        var pdf = get("/sittings/" + sitting + "/packets/2.pdf", "iin");
        assertThat(pdf).hasStatusOk();
        try (var paper = org.apache.pdfbox.Loader.loadPDF(pdf.getResponse().getContentAsByteArray())) {
            assertThat(new org.apache.pdfbox.text.PDFTextStripper().getText(paper))
                    .contains("事業2", "市の評価");
        }
        try (var book = new org.apache.poi.xssf.usermodel.XSSFWorkbook(
                new java.io.ByteArrayInputStream(get("/sittings/" + sitting + "/packets/2.xlsx", "iin")
                        .getResponse()
                        .getContentAsByteArray()))) {
            assertThat(book.getSheetAt(0).getRow(4).getCell(2).getStringCellValue())
                    .isEqualTo("No.2 事業2");
        }
        assertThat(get("/sittings/" + sitting + "/packets/1.html", "sato")).hasStatus(403);
        assertThat(get("/sittings/" + sitting + "/packets/9.html", "iin")).hasStatus(404);
        assertThat(page("/admin/journal", "kikaku").text()).contains("第1回の会議の資料 その2をつくりました（評価票2件）");
    }

    @Test
    void a_packet_waits_for_sheets_that_are_not_confirmed() {
        var cycle = year.handedOut();
        var sitting = planned(cycle);
        take(cycle, sitting, 1);
        assertThat(packet(sitting)).hasStatus(422).bodyText().contains("確定していない評価票が1件", "事業1");
    }

    private MvcTestResult packet(SittingId sitting) {
        return post("/sittings/" + sitting + "/packets", Map.of("revision", Long.toString(latest(sitting.value()))));
    }

    @Test
    void when_the_committee_is_over_nothing_is_arranged_any_more() {
        var cycle = atCommittee();
        var sitting = planned(cycle);
        take(cycle, sitting, 1);
        year.hold(cycle, "kikaku");
        assertThat(move(sitting.value(), latest(sitting.value()), "2026-09-01")).hasStatus(409);
        assertThat(page("/sittings/" + sitting, "kikaku").text())
                .contains("外部評価は終わっています")
                .doesNotContain("次第を保存する");
    }

    /** Four confirmed sheets before the committee. */
    private CycleId atCommittee() {
        var cycle = year.handedOut(
                year.item(1, "shoko"), year.item(2, "nogyo"), year.item(3, "shoko"), year.item(4, "shoko"));
        for (var seq = 1; seq <= 4; seq++) {
            year.confirmed(year.sheet(cycle, seq).id());
        }
        year.runJobs();
        return cycle;
    }

    private long latest(UUID id) {
        return sittings.get(new SittingId(id)).revision();
    }

    private SittingId planned(CycleId cycle) {
        var id = UUID.randomUUID();
        assertThat(plan(cycle, id, Map.of("heldOn", "2026-08-04", "beginsAt", "13:30", "place", "第１会議室")))
                .hasStatus3xxRedirection();
        return new SittingId(id);
    }

    private MvcTestResult plan(CycleId cycle, UUID id, Map<String, String> form) {
        var all = new HashMap<>(form);
        all.put("sitting", id.toString());
        return post("/sittings/cycles/" + cycle, all);
    }

    private MvcTestResult move(UUID id, long revision, String day) {
        return post(
                "/sittings/" + id,
                Map.of("revision", Long.toString(revision), "heldOn", day, "beginsAt", "13:30", "place", "第１会議室"));
    }

    private MvcTestResult take(CycleId cycle, SittingId sitting, int... seqs) {
        var form = new LinkedMultiValueMap<String, String>();
        form.add("sitting", sitting.toString());
        form.add("explaining", "5");
        form.add("asking", "20");
        form.add("grading", "5");
        for (var seq : seqs) {
            form.add("sheet", year.sheet(cycle, seq).id().toString());
        }
        return web.post()
                .uri("/sittings/cycles/" + cycle + "/choose")
                .with(town.signedIn("kikaku"))
                .with(csrf())
                .params(form)
                .exchange();
    }

    /** @param minutes by part, by the sheet's number; what is left out is as it was taken */
    private MvcTestResult arrange(
            CycleId cycle,
            SittingId sitting,
            Map<Integer, String> places,
            Map<String, Map<Integer, String>> minutes,
            List<Integer> dropped) {
        var usual = Map.of("explaining", "5", "asking", "20", "grading", "5");
        var form = new HashMap<String, String>();
        form.put("revision", Long.toString(latest(sitting.value())));
        places.forEach((seq, place) -> {
            var id = "[" + year.sheet(cycle, seq).id() + "]";
            form.put("place" + id, place);
            usual.forEach((part, value) ->
                    form.put(part + id, minutes.getOrDefault(part, Map.of()).getOrDefault(seq, value)));
            if (dropped.contains(seq)) {
                form.put("drop" + id, "1");
            }
        });
        return post("/sittings/" + sitting + "/agenda", form);
    }

    private MvcTestResult post(String path, Map<String, String> form) {
        var request = web.post().uri(path).with(town.signedIn("kikaku")).with(csrf());
        form.forEach(request::param);
        return request.exchange();
    }

    private MvcTestResult get(String path, String login) {
        return web.get().uri(path).with(town.signedIn(login)).exchange();
    }

    private Document page(String path, String login) {
        var answer = get(path, login);
        assertThat(answer).as(path).hasStatusOk();
        return Jsoup.parse(
                new String(answer.getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private String file(String path) {
        return new String(
                get(path, "kikaku").getMvcResult().getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private List<String> table(CycleId cycle) {
        assertThat(cycle).isNotNull();
        return page("/committee", "iin").select(".committee-item").eachText();
    }

    private List<String> headings(SittingId sitting) {
        return page("/sittings/" + sitting, "kikaku").select("#agenda tbody th > span:first-child").stream()
                .map(Element::text)
                .toList();
    }

    private List<String> times(SittingId sitting) {
        return sittings.get(sitting).agenda().stream()
                .map(item -> item.at().toString())
                .toList();
    }

    private static void refused(MvcTestResult answer, String... words) {
        assertThat(answer).hasStatus(422).bodyText().contains(words);
    }

    /** What a table of the year before says of the items' grades. */
    private void lastYear(CycleId cycle, Map<Integer, String> grades) {
        var taking = new UUID(7, 7);
        jdbc.update(
                "insert into past_taking (id, plan_id, fiscal_year, file_name, definition, sheet, taken_by, taken_at)"
                        + " select ?, plan_id, fiscal_year - 1, 'x.csv', definition, sheet, ?, ? from cycle where id = ?",
                bytes(taking),
                bytes(town.person("kikaku").id().value()),
                java.sql.Timestamp.valueOf("2026-06-01 09:00:00"),
                bytes(cycle.value()));
        grades.forEach((seq, grade) -> jdbc.update(
                "insert into past_answer (item_id, fiscal_year, content, taking_id, version) values (?, ?, ?, ?, 0)",
                bytes(year.sheet(cycle, seq).item().value()),
                year.cycle(cycle).year().year() - 1,
                "{\"result\": \"" + grade + "\"}",
                bytes(taking)));
    }

    private static byte[] bytes(UUID id) {
        return java.nio.ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array();
    }
}

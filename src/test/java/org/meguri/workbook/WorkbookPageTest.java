package org.meguri.workbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.meguri.workbook.BookFixture.edited;
import static org.meguri.workbook.BookFixture.type;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.meguri.MeguriTest;
import org.meguri.TownFixture;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.evaluation.WriteEvaluation;
import org.meguri.process.YearFixture;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;

/** The whole way of a workbook through its pages, and everything that may go wrong on it. */
@MeguriTest
class WorkbookPageTest {

    @Autowired
    YearFixture year;

    @Autowired
    TownFixture town;

    @Autowired
    WriteEvaluation write;

    @Autowired
    JdbcTemplate database;

    @Autowired
    MockMvc pages;

    private CycleId cycle;

    @BeforeEach
    void open() {
        cycle = year.handedOut();
        save(1, Map.of("result", "◎", "status_text", "=一の状況", "future_text", "一の今後"));
        save(3, Map.of("status_text", "三の状況"));
    }

    @Test
    void writers_and_planning_are_offered_what_is_theirs() throws Exception {
        pages.perform(get("/workbooks").with(town.signedIn("sato")))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(allOf(
                                containsString("商工観光課"), containsString("3件（全3件）"), containsString("type=\"file\""))))
                .andExpect(content().string(not(containsString("農業振興課"))));
        pages.perform(get("/workbooks").with(town.signedIn("kikaku")))
                .andExpect(content().string(allOf(containsString("農業振興課"), containsString("全所管を一つの"))))
                .andExpect(content().string(not(containsString("type=\"file\""))));
        for (var seq = 1; seq <= 4; seq++) {
            year.submit(sheet(seq).id(), seq == 2 ? "tanaka" : "sato");
        }
        pages.perform(get("/workbooks").with(town.signedIn("kikaku")))
                .andExpect(status().isOk())
                .andExpect(content().string(not(containsString("全所管を一つの"))));
        pages.perform(get("/workbooks").with(town.signedIn("iin")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("いまExcelで記入できる評価票はありません")));
    }

    @Test
    void nobody_gets_another_units_workbook() throws Exception {
        pages.perform(get("/workbooks/" + cycle + "/file?unit=" + town.unit("nogyo"))
                        .with(town.signedIn("sato")))
                .andExpect(status().isNotFound());
        pages.perform(get("/workbooks/" + cycle + "/file").with(town.signedIn("iin")))
                .andExpect(status().isNotFound());
        assertThat(rows(book("sato", "shoko"))).isEqualTo(3);
        assertThat(rows(file(get("/workbooks/" + cycle + "/file").with(town.signedIn("sato")))))
                .isEqualTo(3);
        assertThat(rows(file(get("/workbooks/" + cycle + "/file").with(town.signedIn("kikaku")))))
                .isEqualTo(4);
    }

    @Test
    void handed_in_sheets_are_not_in_the_workbook() throws Exception {
        year.submit(sheet(1).id(), "sato");
        assertThat(rows(book("sato", "shoko"))).isEqualTo(2);
        year.submit(sheet(2).id(), "tanaka");
        pages.perform(get("/workbooks/" + cycle + "/file?unit=" + town.unit("nogyo"))
                        .with(town.signedIn("tanaka")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("記入中の評価票がない")));
    }

    @Test
    void an_untouched_workbook_changes_nothing() throws Exception {
        var at = upload("sato", book("sato", "shoko"));
        pages.perform(get(at).with(town.signedIn("sato")))
                .andExpect(status().isOk())
                .andExpect(content().string(containsString("反映するものはありません")))
                .andExpect(content().string(not(containsString("value=\"apply\""))));
        assertThat(sheet(1).revision()).isEqualTo(1);
    }

    @Test
    void nothing_is_written_before_it_is_applied_and_then_through_the_same_door() throws Exception {
        var at = upload("sato", edited(book("sato", "shoko"), file -> {
            type(file, 1, "取組状況", "=新しい状況\n二行目");
            type(file, 3, "評価", "×　未実施");
        }));
        pages.perform(get(at).with(town.signedIn("sato")))
                .andExpect(content()
                        .string(allOf(
                                containsString("=一の状況"),
                                containsString("=新しい状況\n二行目"),
                                containsString("変更（2）"),
                                containsString("× 未実施"))));
        assertThat(sheet(1).content()).containsEntry("status_text", "=一の状況");

        pages.perform(apply(at, "sato")).andExpect(redirectedUrl(at)).andExpect(flash().attributeExists("notice"));

        assertThat(sheet(1).content())
                .containsEntry("status_text", "=新しい状況\n二行目")
                .containsEntry("result", "◎")
                .containsEntry("future_text", "一の今後");
        assertThat(sheet(1).status()).isEqualTo(Status.DRAFT);
        assertThat(sheet(1).writtenBy()).isEqualTo(town.officer("sato"));
        assertThat(sheet(4).content()).isEqualTo(Map.of("result", "×"));
        assertThat(database.queryForObject(
                        "select detail from journal_entry where action = 'WorkbookApplied'", String.class))
                .isEqualTo("sheets=2 cells=2");
        pages.perform(apply(at, "sato")).andExpect(redirectedUrl(at));
        assertThat(sheet(1).revision()).isEqualTo(2);
    }

    @Test
    void rows_and_cells_may_be_left_out() throws Exception {
        var at = upload("sato", edited(book("sato", "shoko"), file -> {
            type(file, 1, "取組状況", "新しい状況");
            type(file, 1, "今後の方向性", "新しい今後");
            type(file, 2, "取組状況", "三の新しい状況");
        }));
        pages.perform(apply(at, "sato")
                        .param("leave", sheet(1).id() + "/status_text")
                        .param("leave", sheet(3).id().toString()))
                .andExpect(redirectedUrl(at));
        assertThat(sheet(1).content()).containsEntry("status_text", "=一の状況").containsEntry("future_text", "新しい今後");
        assertThat(sheet(3).content()).containsEntry("status_text", "三の状況");
    }

    @Test
    void a_conflict_wants_a_choice_and_nothing_is_written_without_it() throws Exception {
        var mine = edited(book("sato", "shoko"), file -> {
            type(file, 1, "取組状況", "ブックの状況");
            type(file, 2, "取組状況", "三の新しい状況");
        });
        save(1, Map.of("result", "◎", "status_text", "画面の状況", "future_text", "一の今後"));
        var at = upload("sato", mine);
        pages.perform(get(at).with(town.signedIn("sato")))
                .andExpect(content().string(allOf(containsString("衝突（1）"), containsString("変更（1）"))));

        pages.perform(apply(at, "sato").param("leave", sheet(3).id() + "/status_text"))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content()
                        .string(allOf(
                                containsString("どちらの文章にするかを選んでいない欄が1件"),
                                containsString("＊どちらかを選んでください"),
                                containsString("value=\"" + sheet(3).id() + "/status_text\""))));
        assertThat(sheet(1).content()).containsEntry("status_text", "画面の状況");
        assertThat(sheet(3).content()).containsEntry("status_text", "三の状況");

        pages.perform(apply(at, "sato").param(choice(1), "saved")).andExpect(redirectedUrl(at));
        assertThat(sheet(1).content()).containsEntry("status_text", "画面の状況");
        assertThat(sheet(3).content()).containsEntry("status_text", "三の新しい状況");

        pages.perform(apply(at, "sato").param(choice(1), "file")).andExpect(redirectedUrl(at));
        assertThat(sheet(1).content()).containsEntry("status_text", "ブックの状況");
    }

    @Test
    void a_sheet_saved_between_preview_and_apply_is_left_and_shown_as_a_conflict() throws Exception {
        var at = upload("sato", edited(book("sato", "shoko"), file -> {
            type(file, 1, "取組状況", "ブックの状況");
            type(file, 2, "取組状況", "三の新しい状況");
        }));
        var seen = apply(at, "sato");
        save(1, Map.of("status_text", "画面の状況"));

        pages.perform(seen).andExpect(redirectedUrl(at));
        assertThat(sheet(1).content()).containsEntry("status_text", "画面の状況");
        assertThat(sheet(3).content()).containsEntry("status_text", "三の新しい状況");
        pages.perform(get(at).with(town.signedIn("sato"))).andExpect(content().string(containsString("衝突（1）")));

        var again = apply(at, "sato").param(choice(1), "file");
        save(1, Map.of("status_text", "画面のもっと新しい状況"));
        pages.perform(again)
                .andExpect(status().isConflict())
                .andExpect(content().string(allOf(containsString("確認の間にほかの人が保存した"), containsString("checked"))));
        assertThat(sheet(1).content()).containsEntry("status_text", "画面のもっと新しい状況");
    }

    @Test
    void what_was_decided_stays_when_the_filter_or_page_changes() throws Exception {
        var at = upload("sato", edited(book("sato", "shoko"), file -> type(file, 1, "取組状況", "新しい状況")));
        pages.perform(post(at).with(town.signedIn("sato"))
                        .param("action", "show-error")
                        .param("leave", sheet(1).id() + "/status_text"))
                .andExpect(status().isOk())
                .andExpect(content()
                        .string(containsString(
                                "<input type=\"hidden\" name=\"leave\" value=\"" + sheet(1).id() + "/status_text\"")));
        assertThat(sheet(1).content()).containsEntry("status_text", "=一の状況");
    }

    @Test
    void wrong_cells_stay_and_come_back_with_a_message_while_the_others_are_applied() throws Exception {
        var at = upload("sato", edited(book("sato", "shoko"), file -> {
            type(file, 1, "評価", "△");
            type(file, 1, "取組状況", "長".repeat(1_001));
            type(file, 2, "取組状況", "三の新しい状況");
        }));
        pages.perform(get(at).with(town.signedIn("sato")))
                .andExpect(content().string(allOf(containsString("誤り（2）"), containsString("お知らせを書き込んだブック"))));
        pages.perform(apply(at, "sato")).andExpect(redirectedUrl(at));
        pages.perform(get(at).with(town.signedIn("sato")))
                .andExpect(content()
                        .string(allOf(containsString("反映するものはありません"), not(containsString("押すまで、評価票は変わりません")))));
        assertThat(sheet(1).content()).containsEntry("result", "◎");
        assertThat(sheet(3).content()).containsEntry("status_text", "三の新しい状況");

        var back = file(get(at + "/file").with(town.signedIn("sato")));
        assertThat(text(back, 1, "お知らせ")).contains("評価は選択肢の中から").contains("取組状況は1000字以内");
        assertThat(text(back, 1, "評価")).isEqualTo("△");
        assertThat(text(back, 1, "取組状況")).hasSize(1_001);
        assertThat(text(back, 3, "お知らせ")).isEmpty();

        var repaired = edited(back, file -> {
            type(file, 1, "評価", "×");
            type(file, 1, "取組状況", "短くした状況");
        });
        var next = upload("sato", repaired);
        pages.perform(apply(next, "sato")).andExpect(redirectedUrl(next));
        assertThat(sheet(1).content()).containsEntry("result", "×").containsEntry("status_text", "短くした状況");
    }

    @Test
    void sheets_of_others_and_sheets_that_are_handed_in_are_refused_row_by_row() throws Exception {
        var all = edited(file(get("/workbooks/" + cycle + "/file").with(town.signedIn("kikaku"))), file -> {
            type(file, 1, "取組状況", "書き換え");
            type(file, 2, "取組状況", "よその書き換え");
        });
        year.submit(sheet(1).id(), "sato");
        var at = upload("sato", all);
        pages.perform(get(at).with(town.signedIn("sato")))
                .andExpect(content().string(allOf(containsString("あなたの課が書く評価票ではありません"), containsString("提出済みなどのため"))))
                .andExpect(content().string(not(containsString("よその書き換え"))));
        pages.perform(apply(at, "sato")).andExpect(redirectedUrl(at));
        assertThat(sheet(2).content()).isEmpty();
        assertThat(sheet(1).content()).containsEntry("status_text", "予定のとおり実施した。");
    }

    @Test
    void only_those_who_write_send_a_workbook_back() throws Exception {
        var book = book("sato", "shoko");
        for (var login : new String[] {"kikaku", "iin", "shicho"}) {
            pages.perform(send(login, book)).andExpect(status().isForbidden());
        }
    }

    @Test
    void a_pending_workbook_is_its_senders_alone_and_expires() throws Exception {
        var at = upload("sato", edited(book("sato", "shoko"), file -> type(file, 1, "取組状況", "新しい状況")));
        pages.perform(get(at).with(town.signedIn("suzuki")))
                .andExpect(status().isConflict())
                .andExpect(content().string(not(containsString("新しい状況"))));
        pages.perform(apply(at, "suzuki")).andExpect(status().isConflict());
        pages.perform(get(at + "/file").with(town.signedIn("suzuki"))).andExpect(status().isConflict());
        assertThat(sheet(1).content()).containsEntry("status_text", "=一の状況");

        year.moveTo(YearFixture.OPENING, LocalTime.of(12, 1));
        pages.perform(apply(at, "sato"))
                .andExpect(status().isConflict())
                .andExpect(content().string(containsString("確認の期限（3時間）")));
        assertThat(sheet(1).content()).containsEntry("status_text", "=一の状況");
    }

    @Test
    void a_dropped_workbook_is_gone() throws Exception {
        var at = upload("sato", edited(book("sato", "shoko"), file -> type(file, 1, "取組状況", "新しい状況")));
        pages.perform(post(at + "/drop").with(town.signedIn("suzuki"))).andExpect(status().isConflict());
        pages.perform(post(at + "/drop").with(town.signedIn("sato"))).andExpect(redirectedUrl("/workbooks"));
        pages.perform(get(at).with(town.signedIn("sato"))).andExpect(status().isConflict());
        assertThat(database.queryForObject("select count(*) from pending_workbook", Long.class))
                .isZero();
    }

    @Test
    void hostile_and_mistaken_files_are_refused_with_the_way_out() throws Exception {
        var book = book("sato", "shoko");
        refused(new byte[0], "ファイル");
        refused("これは表ではない".getBytes(StandardCharsets.UTF_8), "見出しが見つかりません");
        refused(with(book, "xl/worksheets/sheet1.xml", doctype(book)), "DOCTYPE");
        refused(with(book, "xl/vbaProject.bin", new byte[10]), "マクロ");
        refused(with(book, "xl/media/bomb.xml", new byte[20_000_000]), "圧縮");
        refused(with(book, "../evil.xml", new byte[10]), "");
        refused(java.util.Arrays.copyOf(book, book.length / 2), "");
        pages.perform(multipart("/workbooks/" + cycle).with(town.signedIn("sato")))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(containsString("ファイルが選ばれていません")));
        assertThat(database.queryForObject("select count(*) from pending_workbook", Long.class))
                .isZero();
    }

    @Test
    void a_sheet_that_claims_to_be_huge_is_read_as_what_it_holds() throws Exception {
        var book = book("sato", "shoko");
        var sheet = new String(part(book, "xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8)
                .replaceFirst("<dimension ref=\"[^\"]*\"", "<dimension ref=\"A1:XFD1048576\"");
        assertThat(sheet).contains("XFD1048576");
        var at = upload("sato", with(book, "xl/worksheets/sheet1.xml", sheet.getBytes(StandardCharsets.UTF_8)));
        pages.perform(get(at).with(town.signedIn("sato"))).andExpect(content().string(containsString("反映するものはありません")));
    }

    private void refused(byte[] file, String words) throws Exception {
        pages.perform(send("sato", file))
                .andExpect(status().isUnprocessableEntity())
                .andExpect(content().string(allOf(containsString("error-summary"), containsString(words))));
    }

    private static byte[] doctype(byte[] book) throws IOException {
        var sheet = new String(part(book, "xl/worksheets/sheet1.xml"), StandardCharsets.UTF_8);
        var at = sheet.indexOf("?>") + 2;
        return (sheet.substring(0, at) + "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
                        + sheet.substring(at))
                .getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] part(byte[] archive, String name) throws IOException {
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(name)) {
                    return in.readAllBytes();
                }
            }
        }
        throw new IOException(name);
    }

    /** The archive with one part more, or another one in its place. */
    private static byte[] with(byte[] archive, String name, byte[] content) throws IOException {
        var parts = new LinkedHashMap<String, byte[]>();
        try (var in = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                parts.put(entry.getName(), in.readAllBytes());
            }
        }
        parts.put(name, content);
        var bytes = new ByteArrayOutputStream();
        try (var out = new ZipOutputStream(bytes)) {
            for (var part : parts.entrySet()) {
                out.putNextEntry(new ZipEntry(part.getKey()));
                out.write(part.getValue());
                out.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    private String choice(int seq) {
        return "choice[" + sheet(seq).id() + "/status_text]";
    }

    /** Applies what the page shows now. */
    private org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder apply(String at, String login) {
        var request = post(at).with(town.signedIn(login)).param("action", "apply");
        for (int seq = 1; seq <= 4; seq++) {
            request.param(
                    "seen[" + sheet(seq).id() + "]", Long.toString(sheet(seq).revision()));
        }
        return request;
    }

    private void save(int seq, Map<String, String> values) {
        var sheet = sheet(seq);
        write.save(new WriteEvaluation.Command(sheet.id(), sheet.revision(), values, Map.of()), town.person("suzuki"));
    }

    private EvaluationView sheet(int seq) {
        return year.sheet(cycle, seq);
    }

    private byte[] book(String login, String unit) throws Exception {
        return file(get("/workbooks/" + cycle + "/file?unit=" + town.unit(unit)).with(town.signedIn(login)));
    }

    private byte[] file(org.springframework.test.web.servlet.RequestBuilder request) throws Exception {
        var response =
                pages.perform(request).andExpect(status().isOk()).andReturn().getResponse();
        assertThat(response.getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .contains("filename*=UTF-8''");
        return response.getContentAsByteArray();
    }

    private org.springframework.test.web.servlet.RequestBuilder send(String login, byte[] file) {
        return multipart("/workbooks/" + cycle)
                .file(new MockMultipartFile("file", "記入したブック.xlsx", null, file))
                .with(town.signedIn(login));
    }

    private String upload(String login, byte[] file) throws Exception {
        ResultActions answer = pages.perform(send(login, file)).andExpect(status().is3xxRedirection());
        return Objects.requireNonNull(answer.andReturn().getResponse().getRedirectedUrl());
    }

    private static int rows(byte[] file) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            return workbook.getSheetAt(0).getLastRowNum() - 2;
        }
    }

    private static String text(byte[] file, int n, String heading) throws IOException {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file))) {
            XSSFSheet sheet = workbook.getSheetAt(0);
            return sheet.getRow(2 + n)
                    .getCell(BookFixture.column(sheet, heading))
                    .getStringCellValue();
        }
    }
}

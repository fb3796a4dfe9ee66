package org.meguri.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.meguri.intake.IntakeFixture.HEADER;
import static org.meguri.intake.IntakeFixture.cp932;
import static org.meguri.intake.IntakeFixture.message;
import static org.meguri.intake.IntakeFixture.utf8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.meguri.intake.Table.Cell;
import org.meguri.system.Refusal;

class TableReaderTest {

    @Test
    void windows_letters_come_in_as_they_are() {
        var text = "番号,①㈱髙﨑～－∥￢,ｱｲｳ\r\n1,纊\u7199德,表\r\n";
        assertThat(texts(cp932(text))).containsExactly(List.of("番号", "①㈱髙﨑～－∥￢", "ｱｲｳ"), List.of("1", "纊\u7199德", "表"));
        assertThat(TableReader.read(new Upload("x.csv", cp932(text))).format()).isEqualTo("CSV（Shift_JIS）");
        assertThat(TableReader.read(new Upload("x.csv", utf8(text))).format()).isEqualTo("CSV（UTF-8）");
    }

    @Test
    void the_name_of_a_file_tells_nothing() {
        var table = TableReader.read(new Upload("表.xlsx", utf8("番号,名\n1,a\n")));
        assertThat(table.format()).isEqualTo("CSV（UTF-8）");
        assertThat(TableReader.read(new Upload("表.csv", Workbooks.of(List.of(List.of("番号")))))
                        .format())
                .isEqualTo("Excel");
    }

    @Test
    void quotes_and_line_breaks_in_cells_are_read_and_rows_are_counted_as_excel_shows_them() {
        var table = TableReader.read(new Upload("x", utf8("a,\"b \"\"c\"\", \r\nd\"\r\n\r\n,,\r\ne,=1+1\n\"\",f")));
        assertThat(table.rows()).extracting(Table.Row::number).containsExactly(1, 4, 5);
        assertThat(table.rows().get(0).cells()).extracting(Cell::text).containsExactly("a", "b \"c\", \r\nd");
        assertThat(table.rows().get(1).cells()).containsExactly(Cell.of("e"), Cell.of("=1+1"));
    }

    static Stream<Arguments> refused() throws IOException {
        return Stream.of(
                Arguments.of("empty", new byte[0]),
                Arguments.of("size", new byte[TableReader.MAX_SIZE + 1]),
                Arguments.of("pdf", utf8("%PDF-1.7\n…")),
                Arguments.of("image", new byte[] {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, (byte) 0xE0, 0, 16}),
                Arguments.of("image", "\u0089PNG\r\n".getBytes(StandardCharsets.ISO_8859_1)),
                Arguments.of("html", utf8("\uFEFF\n<html><body><table><tr><td>番号</td></tr></table></body></html>")),
                Arguments.of("html", utf8("<!DOCTYPE html>\n<title>表</title>")),
                Arguments.of("xml", utf8("<?xml version=\"1.0\"?><Workbook/>")),
                Arguments.of("utf16", "番号,名\r\n".getBytes(StandardCharsets.UTF_16)),
                Arguments.of(
                        "utf16",
                        bytes(new byte[] {(byte) 0xFF, (byte) 0xFE}, "番号\t名".getBytes(StandardCharsets.UTF_16LE))),
                Arguments.of("unknown", "a,b".getBytes(StandardCharsets.UTF_16LE)),
                Arguments.of("jis", "番号,名称\n".getBytes(Charset.forName("ISO-2022-JP"))),
                Arguments.of("euc", "番号,取組の名称,ひらがな\n".getBytes(Charset.forName("EUC-JP"))),
                Arguments.of("tabs", utf8("番号\t名\n1\ta\n")),
                Arguments.of("quotes", utf8("番号,名\n1,\"閉じない\n2,b\n")),
                Arguments.of("quotes", utf8("番号,名\n1,\"閉じた\"後\n2,b\n")),
                Arguments.of("columns", utf8(",".repeat(200) + "x\n")),
                Arguments.of("rows", utf8("1,a\n".repeat(20_001))),
                Arguments.of("xls", compound("Workbook")),
                Arguments.of("encrypted", compound("EncryptedPackage")));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void what_is_no_table_is_refused_with_the_way_to_save_it(String reason, byte[] content) {
        assertThatThrownBy(() -> TableReader.read(new Upload("表.xlsx", content)))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo("intake.refused." + reason);
                    assertThat(message(refusal.key(), refusal.arguments()))
                            .endsWith("ください。")
                            .doesNotContain("{");
                });
    }

    @Test
    void a_byte_that_is_no_character_is_refused_with_its_place() {
        var broken = bytes(cp932("番号,名\r\n1,\"あ\r\nい\"\r\n2,"), new byte[] {(byte) 0x82, 0x20}, cp932(",後\r\n"));
        assertRefused(broken, "3行目のB列に、文字コードShift_JISでは読めない文字があります。");
        var utf8 = bytes(utf8("番号,名\n1,あいうえお\n2,かき"), new byte[] {(byte) 0xE3, (byte) 0x81}, utf8("けこ\n3,さしすせ\n"));
        assertRefused(utf8, "3行目のB列に、文字コードUTF-8では読めない文字があります。");
        var marked = bytes(utf8("\uFEFF番号,名\n"), new byte[] {(byte) 0xC0, (byte) 0xAF}, utf8(",x\n"));
        assertRefused(marked, "2行目のA列に、文字コードUTF-8では読めない文字があります。");
        var surrogate = bytes(utf8("番号,名称の列\n"), new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, utf8(",x\n"));
        assertRefused(surrogate, "2行目のA列に、文字コードUTF-8では読めない文字があります。");
    }

    @Test
    void two_encodings_in_one_file_are_refused() {
        var mixed = bytes(cp932("番号,取組名,所管課\r\n1,窓口の見直し,企画課\r\n"), utf8("2,道路の見直し,企画課\r\n"));
        assertRefused(mixed, "一つのファイルに二つの文字コードが混ざっています（3行目からはUTF-8、1行目からは別の文字コード）。");
    }

    @Test
    void every_good_line_of_half_width_katakana_stays_good() {
        assertThat(texts(cp932("ﾃｽﾃｽﾃｽ,名\r\nﾄｱﾄｱﾄｱ,漢字\r\n"))).hasSize(2);
    }

    @Test
    void a_large_table_is_read_at_once() {
        var csv = new StringBuilder(HEADER);
        for (int i = 1; i < 20_000; i++) {
            csv.append(i).append(",柱,取組").append(i).append(",概要,◎,進めた。,続ける。,企画課\r\n");
        }
        Effort.within(Duration.ofSeconds(3), () -> {
            var reading = IntakeFixture.read(utf8(csv.toString()));
            assertThat(reading.words()).isEmpty();
            assertThat(reading.items()).hasSize(19_999);
        });
    }

    private static void assertRefused(byte[] content, String words) {
        assertThatThrownBy(() -> TableReader.read(new Upload("x", content)))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(message(refusal.key(), refusal.arguments()))
                                .startsWith(words));
    }

    private static List<List<String>> texts(byte[] content) {
        return TableReader.read(new Upload("x", content)).rows().stream()
                .map(row -> row.cells().stream().map(Cell::text).toList())
                .toList();
    }

    private static byte[] compound(String stream) throws IOException {
        try (var files = new POIFSFileSystem();
                var out = new ByteArrayOutputStream()) {
            files.createDocument(new java.io.ByteArrayInputStream(new byte[5000]), stream);
            files.writeFilesystem(out);
            return out.toByteArray();
        }
    }

    private static byte[] bytes(byte[]... parts) {
        var all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        var at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}

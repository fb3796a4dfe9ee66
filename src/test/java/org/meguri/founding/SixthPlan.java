package org.meguri.founding;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A plan that nobody has prepared for: four levels, a scale from S to D and another in words, costs, two rows of headings and
 * merged cells, with a title above.
 */
public final class SixthPlan {

    private static final List<List<String>> HEADINGS = List.of(
            List.of("事務事業評価一覧"),
            List.of("政策", "施策", "基本事業", "番号", "事務事業名", "事業費（千円）", "", "評価", "", "成果と課題", "担当課"),
            List.of("", "", "", "", "", "予算額", "決算額", "総合評価", "今後の方向性", "", ""));

    /** The rows as they are read: with what merged cells continue. */
    public static final List<List<String>> ROWS = List.of(
            row("暮らしを支える", "道路と橋を守る", "橋を長く使う", "1", "橋の定期点検", "12,400", "11,980", "S", "拡充", "企画課"),
            row("暮らしを支える", "道路と橋を守る", "橋を長く使う", "2", "橋の補修", "54,000", "△1,200", "A", "継続", "企画課"),
            row("暮らしを支える", "道路と橋を守る", "道を安全にする", "3", "通学路の標識", "3,100", "3,050", "B", "改善", "企画課、商工観光課"),
            row("暮らしを支える", "道路と橋を守る", "道を安全にする", "4", "街路灯の取替え", "8,800", "8,790", "A", "継続", "企画課"),
            row("暮らしを支える", "水と緑を守る", "公園を手入れする", "5", "遊具の点検", "2,000", "1,990", "C", "改善", "企画課"),
            row("暮らしを支える", "水と緑を守る", "公園を手入れする", "6", "花壇づくりの支援", "450", "－", "D", "縮小", "商工観光課"),
            row("産業を育てる", "商いを盛んにする", "店を始める人を助ける", "7", "創業の相談", "1,200", "1,180", "A", "継続", "商工観光課"),
            row("産業を育てる", "商いを盛んにする", "店を始める人を助ける", "8", "空き店舗の紹介", "900", "900", "B", "継続", "商工観光課"),
            row("産業を育てる", "商いを盛んにする", "町を知ってもらう", "9", "茶畑めぐり", "1,750", "1,700", "S", "拡充", "商工観光課"),
            row("産業を育てる", "農を続ける", "作り手を増やす", "10", "新しい農業者の研修", "2,300", "2,250", "B", "継続", "農業振興課"),
            row("産業を育てる", "農を続ける", "作り手を増やす", "11", "農機具の貸出し", "600", "580", "D", "廃止", "農業振興課"),
            row("産業を育てる", "農を続ける", "地の物を届ける", "12", "直売所の支援", "1,000", "990", "A", "拡充", "農業振興課"));

    private SixthPlan() {}

    private static List<String> row(
            String policy,
            String measure,
            String group,
            String number,
            String name,
            String budget,
            String settled,
            String grade,
            String course,
            String units) {
        return List.of(
                policy,
                measure,
                group,
                number,
                name,
                budget,
                settled,
                grade,
                course,
                name + "に取り組んだ。来年度は進め方を見直す。",
                units);
    }

    /** The table as its owners keep it. */
    public static byte[] workbook() {
        try (var workbook = new XSSFWorkbook();
                var bytes = new ByteArrayOutputStream()) {
            workbook.createSheet("使い方").createRow(0).createCell(0).setCellValue("表は次のシートにあります。");
            var sheet = workbook.createSheet("一覧");
            workbook.setActiveSheet(1);
            for (var r = 0; r < HEADINGS.size(); r++) {
                var row = sheet.createRow(r);
                for (var c = 0; c < HEADINGS.get(r).size(); c++) {
                    row.createCell(c).setCellValue(HEADINGS.get(r).get(c));
                }
            }
            sheet.addMergedRegion(new CellRangeAddress(0, 0, 0, 10));
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 5, 6));
            sheet.addMergedRegion(new CellRangeAddress(1, 1, 7, 8));
            for (var column : List.of(0, 1, 2, 3, 4, 9, 10)) {
                sheet.addMergedRegion(new CellRangeAddress(1, 2, column, column));
            }
            for (var r = 0; r < ROWS.size(); r++) {
                var row = sheet.createRow(HEADINGS.size() + r);
                for (var c = 0; c < ROWS.get(r).size(); c++) {
                    var text = ROWS.get(r).get(c);
                    if (c == 3) {
                        row.createCell(c).setCellValue(Integer.parseInt(text));
                    } else if (c > 2 || r == 0 || !text.equals(ROWS.get(r - 1).get(c))) {
                        row.createCell(c).setCellValue(text);
                    }
                }
            }
            for (var column = 0; column < 3; column++) {
                var from = 0;
                for (var r = 1; r <= ROWS.size(); r++) {
                    if (r == ROWS.size()
                            || !ROWS.get(r).get(column).equals(ROWS.get(from).get(column))) {
                        if (r - from > 1) {
                            sheet.addMergedRegion(new CellRangeAddress(
                                    HEADINGS.size() + from, HEADINGS.size() + r - 1, column, column));
                        }
                        from = r;
                    }
                }
            }
            workbook.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

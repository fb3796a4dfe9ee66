package org.meguri.workbook;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.meguri.Needs;
import org.meguri.cycle.CycleId;
import org.meguri.evaluation.EvaluationId;
import org.meguri.evaluation.EvaluationView;
import org.meguri.evaluation.Status;
import org.meguri.intake.TableReader;
import org.meguri.intake.Upload;
import org.meguri.organization.UnitId;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.Choices;
import org.meguri.sheet.Option;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.Sheets;
import org.meguri.system.TownMessages;
import org.springframework.context.support.MessageSourceAccessor;

/** Workbooks without a house: a plan with the columns of the basic plan, its sheets, and what may happen to a file. */
final class BookFixture {

    static final MessageSourceAccessor WORDS = new MessageSourceAccessor(TownMessages.load(), Locale.JAPANESE);
    static final CellWords CELLS = new CellWords(WORDS);
    static final RowMark.Seal SEAL = new RowMark.Seal(new byte[32]);
    static final CycleId CYCLE = CycleId.create();
    static final UnitId UNIT = UnitId.create();

    private static final Path REAL = Path.of("../shared/data/iruma/basicplan-first-evaluation.csv");

    private static final String PLAN =
            """
            code: book-plan
            title: 基本計画
            period: {from: 2017, to: 2021}
            item: 施策の方向性
            levels:
              - {key: chapter, label: 章}
              - {key: section, label: 節}
              - {key: item, label: 項}
            scales:
              - key: progress
                label: 進捗区分
                choices: [{code: A, label: 達成}, {code: B, label: おおむね達成}, {code: C, label: 一部達成}, {code: D, label: 遅れ}, {code: E, label: 未着手}]
            sheet: self-evaluation
            columns:
              - {name: 施策, to: name}
              - {name: 章, to: level.chapter}
              - {name: 節, to: level.section}
              - {name: 項, to: level.item}
              - {name: 進捗, to: answer.progress, scale: progress}
              - {name: 所管, to: units}
            tally: [progress]
            """;

    private static final String FORM =
            """
            {"id": "book", "type": "default", "schemaVersion": 16, "components": [
              {"id": "F1", "type": "radio", "key": "progress", "label": "進捗区分", "valuesKey": "progress", "validate": {"required": true}},
              {"id": "F2", "type": "radio", "key": "status_choice", "label": "選択欄", "valuesKey": "status"},
              {"id": "F3", "type": "textarea", "key": "status_text", "label": "自由記述欄", "validate": {"required": true}},
              {"id": "F4", "type": "radio", "key": "future_choice", "label": "選択欄", "valuesKey": "future"},
              {"id": "F5", "type": "textarea", "key": "future_text", "label": "自由記述欄"}
            ]}
            """;

    private static final Choices CHOICES = new Choices() {
        @Override
        public List<Option> of(String key) {
            var labels = List.of("達成", "おおむね達成", "一部達成", "遅れ", "未着手");
            var codes =
                    switch (key) {
                        case "progress" -> List.of("A", "B", "C", "D", "E");
                        case "status" -> List.of("あ", "い", "う", "え", "お");
                        default -> List.of("ア", "イ", "ウ", "エ", "オ");
                    };
            var options = new ArrayList<Option>();
            for (int i = 0; i < codes.size(); i++) {
                options.add(new Option(codes.get(i), labels.get(i), ""));
            }
            return options;
        }

        @Override
        public boolean others(String key) {
            return key.equals("future");
        }
    };

    static final Sheet SHEET = new Sheets().read(FORM, CHOICES);
    static final BookColumns COLUMNS = BookColumns.of(PlanDefinition.read(PLAN), SHEET.fields(), WORDS);

    private BookFixture() {}

    /** The 338 rows of the city's own table; the test is skipped where it does not lie beside the project. */
    static List<OpenSheet> real() {
        Needs.file(REAL);
        try (var parser = CSVParser.builder()
                .setReader(Files.newBufferedReader(REAL))
                .setFormat(CSVFormat.RFC4180
                        .builder()
                        .setHeader()
                        .setSkipHeaderRecord(true)
                        .get())
                .get()) {
            var sheets = new ArrayList<OpenSheet>();
            for (var row : parser) {
                var values = new LinkedHashMap<String, String>();
                SHEET.fields().forEach(field -> values.put(field.key(), row.get(field.key())));
                sheets.add(sheet(
                        row.get("seq"),
                        row.get("chapter"),
                        row.get("section"),
                        row.get("item"),
                        row.get("measure"),
                        values,
                        Map.of("status_text", row.get("content"))));
            }
            return sheets;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A sheet with these texts in both free fields. */
    static OpenSheet sheet(int number, String text) {
        var values = new LinkedHashMap<String, String>();
        values.put("progress", "A");
        values.put("status_text", text);
        values.put("future_text", text);
        return sheet(Integer.toString(number), "章", "節", "項", "施策" + number, values, Map.of());
    }

    static OpenSheet sheet(
            String number,
            String chapter,
            String section,
            String item,
            String name,
            Map<String, String> values,
            Map<String, String> previous) {
        var identity = new LinkedHashMap<String, String>();
        identity.put("番号", number);
        identity.put("章", chapter);
        identity.put("節", section);
        identity.put("項", item);
        identity.put("施策の方向性", name);
        identity.put("所管", "企画課");
        return new OpenSheet(
                view(EvaluationId.create(), values, 3, Status.DRAFT, "No." + number + " " + name),
                SHEET,
                identity,
                previous);
    }

    static EvaluationView view(
            EvaluationId id, Map<String, String> values, long revision, Status status, String heading) {
        return new EvaluationView(
                id,
                CYCLE,
                new PlanItemId(id.value()),
                UNIT,
                List.of(UNIT),
                1,
                heading,
                status,
                1,
                values,
                revision,
                null,
                null,
                Set.of());
    }

    /** The sheet with another text saved meanwhile. */
    static OpenSheet saved(OpenSheet sheet, String field, String text) {
        var values = new LinkedHashMap<>(sheet.evaluation().content());
        values.put(field, text);
        var old = sheet.evaluation();
        return new OpenSheet(
                view(old.id(), values, old.revision() + 1, old.status(), old.heading()),
                sheet.sheet(),
                sheet.identity(),
                sheet.previous());
    }

    static byte[] written(List<OpenSheet> sheets) {
        var rows = new BookRows(SEAL, CELLS);
        return BookWriter.write(
                new BookContent(
                        "基本計画　評価票（企画課）",
                        COLUMNS,
                        SHEET.fields(),
                        sheets.stream().map(rows::row).toList(),
                        List.of()),
                WORDS);
    }

    static FilledBook read(byte[] file) {
        return FilledBook.read(TableReader.read(new Upload("book.xlsx", file)), COLUMNS);
    }

    static List<ComparedRow> compared(byte[] file, List<OpenSheet> now) {
        return new CompareBook(now, SEAL, CELLS, sheet -> true).compare(read(file));
    }

    /** The file after somebody worked on its first sheet. */
    static byte[] edited(byte[] file, Consumer<XSSFSheet> change) {
        return editedBook(file, workbook -> change.accept(workbook.getSheetAt(0)));
    }

    static byte[] editedBook(byte[] file, Consumer<XSSFWorkbook> change) {
        try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(file));
                var out = new ByteArrayOutputStream()) {
            change.accept(workbook);
            workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The column with this heading, from 0. */
    static int column(XSSFSheet sheet, String heading) {
        for (var cell : sheet.getRow(2)) {
            if (cell.getStringCellValue().lines().findFirst().orElse("").equals(heading)) {
                return cell.getColumnIndex();
            }
        }
        throw new IllegalArgumentException("No column " + heading);
    }

    /** Row {@code n} from 1 of the table itself. */
    static void type(XSSFSheet sheet, int n, String heading, String text) {
        var cell = sheet.getRow(2 + n).getCell(column(sheet, heading));
        cell.setCellValue(text);
    }

    /** The file as LibreOffice saves it, once for each format on the way; skipped where there is none. */
    static byte[] throughLibreOffice(byte[] file, Path folder, String... formats) {
        var at = folder.resolve("book.xlsx");
        try {
            Files.write(at, file);
            for (var format : formats) {
                var out = Files.createDirectories(folder.resolve("out-" + format + "-" + System.nanoTime()));
                var log = folder.resolve("soffice.log").toFile();
                var process = new ProcessBuilder(
                                "soffice",
                                "-env:UserInstallation="
                                        + folder.resolve("profile").toUri(),
                                "--headless",
                                "--convert-to",
                                format,
                                "--outdir",
                                out.toString(),
                                at.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(log)
                        .start();
                if (!process.waitFor(3, TimeUnit.MINUTES)) {
                    process.destroyForcibly();
                    throw new IllegalStateException("LibreOffice does not come to an end");
                }
                at = out.resolve("book." + format);
                if (!Files.exists(at)) {
                    throw new IllegalStateException(Files.readString(log.toPath(), StandardCharsets.UTF_8));
                }
            }
            return Files.readAllBytes(at);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** LibreOffice. */
    static void requireLibreOffice() {
        var there = List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, "soffice")));
        Needs.that(there, "soffice");
    }
}

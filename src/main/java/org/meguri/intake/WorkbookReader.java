package org.meguri.intake;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.NameKey;
import org.meguri.system.Refusal;
import org.xml.sax.Attributes;

/**
 * Reads the first visible sheet of an Excel workbook (.xlsx, transitional or strict), part by part and in one pass, so
 * that neither a long tail of formatted rows nor pictures cost memory. Nothing in it is calculated, opened or fetched.
 */
final class WorkbookReader {

    /** In bytes; the texts of all cells are held while the sheet is read. */
    private static final long MAX_STRINGS = 64L * 1024 * 1024;

    /** In bytes; the other parts are small in every real file. */
    private static final long MAX_PART = 16L * 1024 * 1024;

    private static final String EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";
    private static final String TEMPLATE =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.template.main+xml";

    private record Sheet(String name, String relation) {}

    private final ZipFile zip;
    private final ZipGuard.Checked checked;

    private WorkbookReader(ZipGuard.Checked checked) {
        this.checked = checked;
        this.zip = checked.zip();
    }

    /** The first visible sheet. */
    static Table read(byte[] content) {
        return read(content, null);
    }

    /** @param sheet the name of the visible sheet to be read, or null for the first one */
    static Table read(byte[] content, @Nullable String sheet) {
        var checked = ZipGuard.check(content);
        try (var zip = checked.zip()) {
            return new WorkbookReader(checked).table(sheet);
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("intake.refused.zip-broken");
        }
    }

    /** The names of the visible sheets, in order. */
    static List<String> sheets(byte[] content) {
        var checked = ZipGuard.check(content);
        try (var zip = checked.zip()) {
            return new WorkbookReader(checked)
                    .sheets().stream().map(Sheet::name).toList();
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal("intake.refused.zip-broken");
        }
    }

    private List<Sheet> sheets() throws IOException {
        if (!checked.names().contains("[Content_Types].xml")) {
            throw new Refusal(isOpenDocument() ? "intake.refused.ods" : "intake.refused.zip");
        }
        var main = main();
        refuseOtherKinds(main);
        var sheets = new ArrayList<Sheet>();
        workbook(main, sheets);
        return sheets;
    }

    private Table table(@Nullable String wanted) throws IOException {
        if (!checked.names().contains("[Content_Types].xml")) {
            throw new Refusal(isOpenDocument() ? "intake.refused.ods" : "intake.refused.zip");
        }
        var main = main();
        refuseOtherKinds(main);
        var sheets = new ArrayList<Sheet>();
        var date1904 = workbook(main, sheets);
        if (sheets.isEmpty()) {
            throw new Refusal("intake.refused.no-sheet");
        }
        var chosen = wanted == null
                ? sheets.get(0)
                : sheets.stream()
                        .filter(one -> NameKey.of(one.name()).equals(NameKey.of(wanted)))
                        .findFirst()
                        .orElseThrow(() -> new Refusal(
                                "intake.refused.sheet-missing",
                                wanted,
                                String.join(
                                        "、", sheets.stream().map(Sheet::name).toList())));
        var relations = relations(main);
        var sheet = relations.byId().get(chosen.relation());
        if (sheet == null) {
            throw new IOException("The sheet has no part");
        }
        var strings = relations.ofType("/sharedStrings");
        var styles = relations.ofType("/styles");
        var reader = new SheetReader(
                strings == null ? List.of() : SharedStrings.read(part(strings, MAX_STRINGS)),
                styles == null ? CellFormats.none() : CellFormats.read(part(styles, MAX_PART)),
                date1904);
        SpreadsheetXml.read(part(sheet, ZipGuard.MAX_ENTRY), reader);
        return reader.table(format(sheets, chosen));
    }

    private static String format(List<Sheet> sheets, Sheet chosen) {
        return sheets.size() == 1
                ? "Excel"
                : "Excel（シート「" + chosen.name() + "」だけ。ほかの" + (sheets.size() - 1) + "シートは読みません）";
    }

    private boolean isOpenDocument() throws IOException {
        var entry = zip.getEntry("mimetype");
        if (entry == null) {
            return false;
        }
        try (var in = zip.getInputStream(entry)) {
            return new String(in.readNBytes(100), StandardCharsets.US_ASCII)
                    .startsWith("application/vnd.oasis.opendocument");
        }
    }

    /** The name of the main part, from the relations of the package. */
    private String main() throws IOException {
        var main = relations("").ofType("/officeDocument");
        if (main == null) {
            throw new Refusal("intake.refused.zip");
        }
        return main;
    }

    private void refuseOtherKinds(String main) throws IOException {
        var types = new HashMap<String, String>();
        SpreadsheetXml.read(part("[Content_Types].xml", MAX_PART), new SpreadsheetXml.Reader() {
            @Override
            void start(String element, Attributes attributes) {
                var values = SpreadsheetXml.values(attributes);
                if (element.equals("Override")) {
                    types.put(values.getOrDefault("PartName", ""), values.getOrDefault("ContentType", ""));
                } else if (element.equals("Default")) {
                    types.put("." + values.getOrDefault("Extension", ""), values.getOrDefault("ContentType", ""));
                }
            }
        });
        var byName = types.get("/" + main);
        var type = byName != null ? byName : types.getOrDefault(main.substring(main.lastIndexOf('.')), "");
        if (type.contains("sheet.binary")) {
            throw new Refusal("intake.refused.xlsb");
        }
        if (type.contains("macroEnabled")
                || checked.names().stream().anyMatch(name -> name.endsWith("vbaProject.bin"))) {
            throw new Refusal("intake.refused.xlsm");
        }
        if (!type.equals(EXCEL) && !type.equals(TEMPLATE)) {
            throw new Refusal("intake.refused.other-office");
        }
    }

    private boolean workbook(String main, List<Sheet> visible) throws IOException {
        var date1904 = new boolean[1];
        SpreadsheetXml.read(part(main, MAX_PART), new SpreadsheetXml.Reader() {
            @Override
            void start(String element, Attributes attributes) {
                var values = SpreadsheetXml.values(attributes);
                if (element.equals("workbookPr")) {
                    date1904[0] = List.of("1", "true").contains(values.getOrDefault("date1904", "0"));
                } else if (element.equals("sheet")
                        && values.getOrDefault("state", "visible").equals("visible")) {
                    visible.add(new Sheet(values.getOrDefault("name", ""), values.getOrDefault("id", "")));
                }
            }
        });
        return date1904[0];
    }

    /** Where a part points to: names of parts by relation id, and by the end of the relation's type. */
    private record Relations(Map<String, String> byId, Map<String, String> byType) {

        @Nullable
        String ofType(String end) {
            return byType.entrySet().stream()
                    .filter(relation -> relation.getKey().endsWith(end))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(null);
        }
    }

    private Relations relations(String of) throws IOException {
        var folder = of.substring(0, of.lastIndexOf('/') + 1);
        var relations = new Relations(new HashMap<>(), new HashMap<>());
        SpreadsheetXml.read(
                part(folder + "_rels/" + of.substring(folder.length()) + ".rels", MAX_PART),
                new SpreadsheetXml.Reader() {
                    @Override
                    void start(String element, Attributes attributes) {
                        var values = SpreadsheetXml.values(attributes);
                        if (element.equals("Relationship")
                                && !values.getOrDefault("TargetMode", "Internal")
                                        .equals("External")) {
                            var target = resolved(folder, values.getOrDefault("Target", ""));
                            relations.byId().put(values.getOrDefault("Id", ""), target);
                            relations.byType().putIfAbsent(values.getOrDefault("Type", ""), target);
                        }
                    }
                });
        return relations;
    }

    private static String resolved(String folder, String target) {
        try {
            return URI.create("/" + folder)
                    .resolve(target)
                    .normalize()
                    .getPath()
                    .substring(1);
        } catch (IllegalArgumentException | NullPointerException | StringIndexOutOfBoundsException e) {
            throw new Refusal("intake.refused.zip-broken");
        }
    }

    private InputStream part(String name, long limit) throws IOException {
        var entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException("A part of the workbook is missing");
        }
        return new Limited(zip.getInputStream(entry), limit);
    }

    /** Ends the reading where a part turns out larger than the archive's own check has seen it. */
    private static final class Limited extends FilterInputStream {

        private final long limit;
        private long count;

        Limited(InputStream in, long limit) {
            super(in);
            this.limit = limit;
        }

        @Override
        public int read() throws IOException {
            var read = super.read();
            counted(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            var read = super.read(bytes, offset, length);
            counted(Math.max(read, 0));
            return read;
        }

        private void counted(int read) {
            count += read;
            if (count > limit) {
                throw new Refusal("intake.refused.zip-size", Long.toString(limit / 1024 / 1024));
            }
        }
    }
}

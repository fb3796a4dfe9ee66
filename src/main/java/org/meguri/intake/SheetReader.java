package org.meguri.intake;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Table.Cell;
import org.meguri.intake.Table.Kind;
import org.meguri.intake.Table.Row;
import org.meguri.system.Refusal;
import org.xml.sax.Attributes;

/** Reads the cells of one sheet in one pass. Hidden rows and columns are read like any other. */
final class SheetReader extends SpreadsheetXml.Reader {

    /** In UTF-16 units; one text may stand in many cells. */
    private static final long MAX_TEXT = 20_000_000;

    /** Enough for any table; a sheet that merges more is not one. */
    private static final int MAX_COVERED = 500_000;

    private final List<String> strings;
    private final CellFormats formats;
    private final boolean date1904;
    private final List<Row> rows = new ArrayList<>();
    private final Set<Long> covered = new HashSet<>();
    private final RichText rich = new RichText();
    private final StringBuilder value = new StringBuilder();
    private List<Cell> cells = new ArrayList<>();
    private Map<String, String> attributes = new HashMap<>();
    private int row;
    private int column = -1;
    private long text;
    private boolean inCell;
    private boolean inValue;
    private boolean formula;

    SheetReader(List<String> strings, CellFormats formats, boolean date1904) {
        this.strings = strings;
        this.formats = formats;
        this.date1904 = date1904;
    }

    Table table(String format) {
        return new Table(format, List.copyOf(rows), Set.copyOf(covered));
    }

    @Override
    void start(String element, Attributes given) {
        switch (element) {
            case "row" -> {
                var number = given.getValue("r");
                row = number == null ? row + 1 : Integer.parseInt(number);
                column = -1;
                cells = new ArrayList<>();
            }
            case "c" -> {
                attributes = SpreadsheetXml.values(given);
                var reference = attributes.get("r");
                column = reference == null ? column + 1 : columnOf(reference);
                inCell = true;
                formula = false;
                value.setLength(0);
                rich.begin();
            }
            case "f" -> formula = inCell;
            case "v" -> inValue = inCell;
            case "mergeCell" -> merge(given.getValue("ref"));
            default -> {
                if (inCell) {
                    rich.start(element);
                }
            }
        }
    }

    @Override
    void end(String element) {
        switch (element) {
            case "row" -> finishRow();
            case "c" -> {
                inCell = false;
                put(cell());
            }
            case "v" -> inValue = false;
            default -> {
                if (inCell) {
                    rich.end(element);
                }
            }
        }
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (inValue) {
            value.append(characters, start, length);
        } else if (inCell) {
            rich.characters(characters, start, length);
        }
    }

    private Cell cell() {
        if (formula) {
            return new Cell("", Kind.FORMULA);
        }
        var type = attributes.getOrDefault("t", "n");
        var stored = value.toString();
        return switch (type) {
            case "inlineStr" -> Cell.of(rich.value());
            case "s" -> Cell.of(stored.isBlank() ? "" : string(Integer.parseInt(stored.strip())));
            case "str" -> Cell.of(RichText.unescaped(stored));
            case "d" -> Cell.of(stored);
            case "b" -> Cell.of(stored.isBlank() ? "" : stored.strip().equals("1") ? "TRUE" : "FALSE");
            case "e" -> new Cell("", Kind.ERROR);
            default ->
                stored.isBlank()
                        ? Cell.EMPTY
                        : formats.shown(
                                Double.parseDouble(stored),
                                Integer.parseInt(attributes.getOrDefault("s", "0")),
                                date1904);
        };
    }

    private String string(int index) {
        if (index < 0 || index >= strings.size()) {
            throw new NumberFormatException("There is no text " + index);
        }
        return strings.get(index);
    }

    private void put(Cell cell) {
        if (cell.empty()) {
            return;
        }
        if (column < 0 || column >= Table.MAX_COLUMNS) {
            throw new Refusal("intake.refused.columns", Integer.toString(Table.MAX_COLUMNS));
        }
        text += cell.text().length();
        if (text > MAX_TEXT) {
            throw new Refusal("intake.refused.text", Long.toString(MAX_TEXT / 10_000));
        }
        while (cells.size() <= column) {
            cells.add(Cell.EMPTY);
        }
        cells.set(column, cell);
    }

    private void finishRow() {
        if (cells.isEmpty()) {
            return;
        }
        if (rows.size() == Table.MAX_ROWS) {
            throw new Refusal("intake.refused.rows", Integer.toString(Table.MAX_ROWS));
        }
        if (!rows.isEmpty() && rows.get(rows.size() - 1).number() >= row) {
            throw new NumberFormatException("The rows are out of order");
        }
        rows.add(new Row(row, cells));
    }

    private void merge(@Nullable String reference) {
        if (reference == null) {
            return;
        }
        CellRangeAddress range;
        try {
            range = CellRangeAddress.valueOf(reference);
        } catch (IllegalArgumentException e) {
            throw new NumberFormatException("A merged range has no place");
        }
        var filled = rows.isEmpty() ? 0 : rows.get(rows.size() - 1).number();
        var lastRow = Math.min(range.getLastRow(), filled - 1);
        var lastColumn = Math.min(range.getLastColumn(), Table.MAX_COLUMNS - 1);
        for (int r = Math.max(range.getFirstRow(), 0); r <= lastRow; r++) {
            for (int c = Math.max(range.getFirstColumn(), 0); c <= lastColumn; c++) {
                if ((r != range.getFirstRow() || c != range.getFirstColumn()) && covered.size() < MAX_COVERED) {
                    covered.add(Table.place(r + 1, c));
                }
            }
        }
    }

    private static int columnOf(String reference) {
        var letters = 0;
        while (letters < reference.length() && Character.isLetter(reference.charAt(letters))) {
            letters++;
        }
        if (letters == 0 || letters > 3) {
            throw new NumberFormatException("A cell has no place");
        }
        return CellReference.convertColStringToIndex(reference.substring(0, letters));
    }
}

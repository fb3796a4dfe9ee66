package org.meguri.workbook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.workbook.BookContent.BookRow;

/** Makes rows of sheets: with what is saved now, marked by it. */
final class BookRows {

    private final RowMark.Seal seal;
    private final CellWords words;

    BookRows(RowMark.Seal seal, CellWords words) {
        this.seal = seal;
        this.words = words;
    }

    BookRow row(OpenSheet open) {
        var evaluation = open.evaluation();
        var now = open.sheet().normalise(evaluation.content());
        var prints = new ArrayList<String>();
        var writable = new LinkedHashSet<String>();
        for (var field : open.sheet().fields()) {
            var text = now.getOrDefault(field.key(), "");
            if (BookWriter.fits(words.shown(field, text))) {
                prints.add(seal.print(evaluation.id(), field.key(), text));
                writable.add(field.key());
            } else {
                prints.add(RowMark.KEPT_OUT);
            }
        }
        return new BookRow(
                open.identity(),
                shown(open.sheet(), now),
                writable,
                open.sheet().fields().stream().map(SheetField::key).collect(Collectors.toSet()),
                shown(open.sheet(), open.previous()),
                open.note(),
                new RowMark(evaluation.id(), evaluation.revision(), prints).sealed(seal),
                List.of());
    }

    private Map<String, String> shown(Sheet sheet, Map<String, String> values) {
        var shown = new LinkedHashMap<String, String>();
        sheet.fields().forEach(field -> {
            var value = values.get(field.key());
            if (value != null && !value.isEmpty()) {
                shown.put(field.key(), words.shown(field, value));
            }
        });
        return shown;
    }
}

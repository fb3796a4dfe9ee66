package org.meguri.workbook;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What stands in the inputs of a table when it is sent. Which of it is new tell the marks: the browser may send everything.
 *
 * @param marks sealed {@link RowMark}s of the rows, from the top
 * @param cells texts as typed, by {@code sheet/field}
 * @param decisions what was decided where somebody else wrote meanwhile
 */
record GridTyped(List<String> marks, Map<String, String> cells, Decisions decisions) {

    static final GridTyped NONE = new GridTyped(List.of(), Map.of(), Decisions.NONE);

    GridTyped {
        marks = List.copyOf(marks);
    }

    static String key(ComparedRow row, String field) {
        return row.key() + "/" + field;
    }

    /** The cells of a sheet by field. */
    Map<String, String> of(String sheet) {
        var own = new LinkedHashMap<String, String>();
        cells.forEach((key, text) -> {
            if (key.startsWith(sheet + "/")) {
                own.put(key.substring(sheet.length() + 1), text);
            }
        });
        return own;
    }

    /** The sheets that cells belong to. */
    Set<String> sheets() {
        var sheets = new LinkedHashSet<String>();
        cells.keySet().forEach(key -> sheets.add(key.substring(0, Math.max(0, key.indexOf('/')))));
        return sheets;
    }

    /** Without these cells, which are dealt with. */
    GridTyped without(Set<String> keys) {
        var left = new LinkedHashMap<>(cells);
        left.keySet().removeAll(keys);
        return new GridTyped(marks, left, decisions);
    }
}

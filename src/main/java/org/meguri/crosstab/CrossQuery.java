package org.meguri.crosstab;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.difference.GradeChange;
import org.meguri.evaluation.Status;

/**
 * Which sheets are counted, and what is laid across what, as the address says it. Missing parts mean all sheets, and what the
 * plan suggests.
 *
 * @param rows key of an {@link Axis}
 * @param columns likewise
 * @param unit id of the lead unit
 * @param place {@code <level key>:<text>}
 * @param row code of an entry, for the list behind a number; null for all of them
 * @param column likewise
 * @param field the answer whose change is shown
 * @param change the changes that are listed; null for those up and down
 * @param share least share of unchanged text that is listed, in percent, 1 to 100
 */
record CrossQuery(
        @Nullable String rows,
        @Nullable String columns,
        @Nullable String unit,
        @Nullable String place,
        @Nullable Status status,
        @Nullable String row,
        @Nullable String column,
        @Nullable String field,
        @Nullable GradeChange change,
        int share) {

    static final int USUAL_SHARE = 90;

    boolean shows(Subject subject) {
        return (unit == null || subject.lead().id().toString().equals(unit))
                && (status == null || subject.sheet().status() == status)
                && (place == null || inPlace(subject, place));
    }

    private static boolean inPlace(Subject subject, String place) {
        var colon = place.indexOf(':');
        return colon > 0
                && place.substring(colon + 1).equals(subject.levels().getOrDefault(place.substring(0, colon), ""));
    }

    public CrossQuery behind(@Nullable String ofRow, @Nullable String ofColumn) {
        return new CrossQuery(rows, columns, unit, place, status, ofRow, ofColumn, field, change, share);
    }

    public CrossQuery changed(@Nullable GradeChange other) {
        return new CrossQuery(rows, columns, unit, place, status, row, column, field, other, share);
    }

    /** Only which sheets are counted, to be taken along to another table. */
    public String filter() {
        return written(filters());
    }

    /** The query of an address, its {@code ?} included; "" where everything is as usual. */
    public String query() {
        var parts = filters();
        put(parts, "rows", rows);
        put(parts, "columns", columns);
        put(parts, "row", row);
        put(parts, "column", column);
        put(parts, "field", field);
        put(parts, "change", change == null ? null : change.name());
        put(parts, "share", share == USUAL_SHARE ? null : Integer.toString(share));
        return written(parts);
    }

    private Map<String, String> filters() {
        var parts = new LinkedHashMap<String, String>();
        put(parts, "unit", unit);
        put(parts, "place", place);
        put(parts, "status", status == null ? null : status.name());
        return parts;
    }

    private static void put(Map<String, String> parts, String name, @Nullable String value) {
        if (value != null) {
            parts.put(name, value);
        }
    }

    private static String written(Map<String, String> parts) {
        var pairs = new ArrayList<String>();
        parts.forEach((name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
        return pairs.isEmpty() ? "" : "?" + String.join("&", pairs);
    }
}

package org.meguri.proposal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.meguri.organization.UnitId;
import org.meguri.plan.Responsibility;

/**
 * What stands in the form of a proposal, as it was typed.
 *
 * @param values by field
 * @param units ids or "", the first one leads
 * @param printed how the unit of the same place is printed; "" for its own name
 */
record TypedProposal(Map<String, String> values, List<String> units, List<String> printed) {

    private static final int ROWS = 4;
    private static final int MOST_ROWS = 20;

    /** One line of the form. @param number from 1 */
    record Row(int number, String unit, String printed) {}

    static TypedProposal of(Map<String, String> parameters) {
        var values = new LinkedHashMap<String, String>();
        parameters.forEach((name, value) -> {
            if (name.startsWith("values[") && name.endsWith("]")) {
                values.put(name.substring("values[".length(), name.length() - 1), value);
            }
        });
        var units = new ArrayList<String>();
        var printed = new ArrayList<String>();
        for (int row = 1; row <= MOST_ROWS; row++) {
            units.add(parameters.getOrDefault("unit-" + row, ""));
            printed.add(parameters.getOrDefault("printed-" + row, ""));
        }
        return new TypedProposal(values, units, printed);
    }

    static TypedProposal of(Map<String, String> values, List<Responsibility> responsibilities) {
        var units = new ArrayList<String>();
        var printed = new ArrayList<String>();
        for (var one : responsibilities) {
            var unit = one.unit();
            units.add(unit == null ? "" : unit.value().toString());
            printed.add(one.printed());
        }
        return new TypedProposal(values, units, printed);
    }

    /** Rows for the units: always one that is empty. */
    List<Row> rows() {
        var filled = 0;
        for (int at = 0; at < units.size(); at++) {
            if (!units.get(at).isEmpty() || !printed.get(at).isBlank()) {
                filled = at + 1;
            }
        }
        var rows = new ArrayList<Row>();
        for (int at = 0; at < Math.min(MOST_ROWS, Math.max(ROWS, filled + 1)); at++) {
            rows.add(new Row(
                    at + 1, at < units.size() ? units.get(at) : "", at < printed.size() ? printed.get(at) : ""));
        }
        return rows;
    }

    /** As typed; what is no unit's id is an id that no unit has. */
    List<Responsibility> responsibilities() {
        var all = new ArrayList<Responsibility>();
        for (int at = 0; at < units.size(); at++) {
            var unit = units.get(at);
            var name = printed.get(at).strip();
            if (!unit.isEmpty() || !name.isEmpty()) {
                all.add(new Responsibility(unit.isEmpty() ? null : unit(unit), name, all.isEmpty()));
            }
        }
        return all;
    }

    private static UnitId unit(String text) {
        try {
            return new UnitId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return new UnitId(new UUID(0, 0));
        }
    }

    WriteProposal.Command command(long revision) {
        return new WriteProposal.Command(revision, values, responsibilities());
    }
}

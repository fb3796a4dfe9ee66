package org.meguri.publication;

import java.util.ArrayList;
import java.util.List;

/**
 * What was chosen for an item in one column.
 *
 * @param heading of the column
 * @param code "" where nothing was chosen
 */
record Grade(String heading, String code, String label, String meaning) {

    public boolean given() {
        return !code.isEmpty();
    }

    /** One for each column that has a scale, in the order of the table. */
    static List<Grade> of(EditionContent content, EditionContent.Row row) {
        var grades = new ArrayList<Grade>();
        for (var place = 0; place < content.columns().size(); place++) {
            var column = content.columns().get(place);
            if (column.scale() == null) {
                continue;
            }
            var code = row.cells().get(place);
            var choice = content.scale(column.scale()).flatMap(scale -> scale.choice(code));
            grades.add(new Grade(
                    column.heading(),
                    code,
                    choice.map(EditionContent.Choice::label).orElse(""),
                    choice.map(EditionContent.Choice::meaning).orElse("")));
        }
        return grades;
    }
}

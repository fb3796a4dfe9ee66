package org.meguri.publication;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.system.FiscalYear;

/**
 * One item of an edition.
 *
 * @param item what an item of the plan is called
 * @param levels what it stands under, from the top
 * @param texts every other column of the table, in its order
 * @param previous the item before it in the plan
 * @param next the item after it
 */
record ItemPage(
        String item,
        String heading,
        List<Text> levels,
        String units,
        List<Grade> grades,
        List<Text> texts,
        boolean missing,
        List<EditionContent.Remark> remarks,
        @Nullable Neighbour previous,
        @Nullable Neighbour next) {

    /** A text under its heading; "" where nothing is written. */
    record Text(String heading, String value) {}

    record Neighbour(int seq, String heading) {}

    /** The item in another year's latest edition, under the name that it has there. */
    record Elsewhere(String href, FiscalYear year, String name, List<Grade> grades) {

        static Elsewhere of(ItemElsewhere found, EditionContent content) {
            var grades =
                    content.row(found.seq()).map(row -> Grade.of(content, row)).orElseGet(List::of);
            return new Elsewhere(
                    "/public/%s/%d/%d/items/%d"
                            .formatted(found.planCode(), found.fiscalYear(), found.editionNumber(), found.seq()),
                    new FiscalYear(found.fiscalYear()),
                    found.name(),
                    grades.stream().filter(Grade::given).toList());
        }
    }

    static ItemPage of(EditionContent content, EditionContent.Row row) {
        var levels = new ArrayList<Text>();
        for (var level : content.levels()) {
            var text = content.text(row, EditionContent.LEVEL_PREFIX + level.key());
            if (!text.isEmpty()) {
                levels.add(new Text(level.label(), text));
            }
        }
        var texts = new ArrayList<Text>();
        for (var place = 0; place < content.columns().size(); place++) {
            var column = content.columns().get(place);
            if (column.longText()) {
                texts.add(new Text(column.heading(), row.cells().get(place)));
            }
        }
        var at = content.rows().indexOf(row);
        return new ItemPage(
                content.item(),
                content.heading(row),
                levels,
                content.text(row, EditionContent.UNITS),
                Grade.of(content, row),
                texts,
                content.lacks(row),
                row.remarks(),
                at > 0 ? neighbour(content, at - 1) : null,
                at + 1 < content.rows().size() ? neighbour(content, at + 1) : null);
    }

    private static Neighbour neighbour(EditionContent content, int at) {
        var row = content.rows().get(at);
        return new Neighbour(row.seq(), content.heading(row));
    }
}

package org.meguri.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.difference.FieldDifference;
import org.meguri.difference.TextDifference;
import org.meguri.evaluation.RoundView;
import org.meguri.sheet.SheetField;
import org.meguri.sheet.SheetPage;

/**
 * A sheet on a reader's desk, as {@code components/difference.html} draws it.
 *
 * @param layout how it is laid out
 * @param keys whether single keys decide
 * @param partner what it is compared with; null where there is nothing
 * @param partners everything it can be compared with
 * @param submitted the submission that is shown; null where the sheet is being written and nobody handed it in
 * @param submitter the name of who handed it in, or ""
 * @param seen the round that this person opened last before the one shown; null where none
 * @param rows the fields in order
 * @param written what this person has noted, or has just typed
 */
public record DeskView(
        Layout layout,
        boolean keys,
        @Nullable Partner partner,
        List<Partner> partners,
        @Nullable RoundView submitted,
        String submitter,
        @Nullable Integer seen,
        List<Row> rows,
        Written written) {

    /**
     * Something to compare with.
     *
     * @param name as it stands in an address: {@code last-year}, {@code seen}, {@code returned} or {@code shown}
     * @param round the round, null for last year
     * @param past the year as printed where last year's answers were taken over from a table; else null
     */
    public record Partner(String name, @Nullable Integer round, @Nullable String past) {

        /** The message key of what its button says. */
        public String label() {
            return "reading.against." + (past == null ? name : "past");
        }

        public boolean lastYear() {
            return round == null;
        }
    }

    /**
     * A field.
     *
     * @param sheet with all that the sheet's page knows of it
     * @param before the answer that it is compared with; null where nothing is, or it was not asked for then
     * @param text word by word; null for what is no text
     * @param read whether this person has read what stands there now
     */
    public record Row(
            SheetPage.Row sheet,
            FieldDifference difference,
            SheetPage.@Nullable Answer before,
            @Nullable TextDifference text,
            boolean read) {

        public SheetField field() {
            return sheet.field();
        }

        public String key() {
            return field().key();
        }

        public boolean changed() {
            return difference.changed();
        }

        public boolean compared() {
            return difference.compared();
        }
    }

    public boolean sideBySide() {
        return layout == Layout.SIDE;
    }

    /** Fields that say something else than what they are compared with; all of them where there is nothing to compare. */
    public List<Row> changed() {
        return partner == null ? rows : rows.stream().filter(Row::changed).toList();
    }

    /** Fields that say the same. */
    public List<Row> same() {
        return partner == null
                ? List.of()
                : rows.stream().filter(row -> !row.changed()).toList();
    }

    /** How many fields this person has read. */
    public int read() {
        return (int) rows.stream().filter(Row::read).count();
    }

    /** Those of the unchanged fields that are not marked as read. */
    public List<String> sameUnread() {
        return same().stream().filter(row -> !row.read()).map(Row::key).toList();
    }

    /** How many remarks nobody else sees yet; the reason on the whole sheet is not among them. */
    public int remarks() {
        return written.fields().size();
    }
}

package org.meguri.past;

import java.util.List;
import org.meguri.intake.Finding;
import org.meguri.system.FiscalYear;

/**
 * What taking a table over would do.
 *
 * @param entries the items of which something new would be kept, in the order of the table
 * @param same how many items have these very answers already
 * @param blank how many rows answer nothing
 * @param unknown rows whose item the register does not know in the year; they are left out
 * @param ambiguous rows that may mean several items, or an item that a row above means; they are left out
 * @param renamed rows whose item is called otherwise in the register; they are taken over
 * @param strangers headings of answers that the plan's sheet has no field for; they are kept
 * @param findings what is wrong; anything here and nothing may be taken over
 * @param notes values that are kept though they are off their scale
 * @param seen stands for all that would change, see {@link TakePastAnswers#takeIn}
 */
record PastPreview(
        FiscalYear year,
        String fileName,
        List<Entry> entries,
        int same,
        int blank,
        List<Row> unknown,
        List<Row> ambiguous,
        List<Renamed> renamed,
        List<String> strangers,
        List<Finding> findings,
        List<Finding> notes,
        String seen) {

    /** Whether it may be taken over, and there is something to take. */
    public boolean acceptable() {
        return findings.isEmpty() && !entries.isEmpty();
    }

    public long added() {
        return entries.stream().filter(Entry::fresh).count();
    }

    public long changed() {
        return entries.size() - added();
    }

    /** How many rows are left out though they answer something. */
    public int leftOut() {
        return unknown.size() + ambiguous.size();
    }

    /** The items that have answers of the year already, and would get others. */
    public List<Entry> changes() {
        return entries.stream().filter(entry -> !entry.fresh()).toList();
    }

    /** An item with what would be different. @param fresh whether nothing of the year was taken over before */
    record Entry(String heading, boolean fresh, List<Cell> cells) {}

    /** A field as a person reads it. @param before "" where nothing was taken over before */
    record Cell(String label, String before, String after) {}

    /** A row of the table. @param row as Excel shows it */
    record Row(int row, String heading) {}

    /** A row whose item the register calls otherwise. */
    record Renamed(int row, String printed, String heading) {}
}

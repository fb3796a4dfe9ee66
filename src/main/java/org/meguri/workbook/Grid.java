package org.meguri.workbook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleView;

/**
 * A table of sheets to fill in, as its page shows it.
 *
 * @param query what is shown, every part of it said
 * @param kinds the sheets that the person's items are evaluated with
 * @param choosable all fields of the sheet
 * @param open how many of the person's sheets of this kind are open
 * @param total how many there are
 * @param indicators whether any of the items has an indicator
 * @param unsaved cells with something typed that is not saved
 */
record Grid(
        CycleView cycle,
        GridQuery query,
        List<Kind> kinds,
        List<Column> choosable,
        List<Column> columns,
        @Nullable String gradeLabel,
        List<Row> rows,
        long open,
        long total,
        int pages,
        boolean indicators,
        List<Trouble> troubles,
        int unsaved) {

    /** A sheet to choose. */
    record Kind(String href, String label, boolean current) {}

    /** A field of the sheet; whether it is shown. */
    record Column(String key, String label, boolean shown, boolean required, boolean area, String hint) {}

    /**
     * One sheet.
     *
     * @param mark what it was when the page was made
     * @param seen its revision, where something is to be decided in sight of it
     * @param state where it stands, where it is not open
     * @param remarks what was asked for when it was sent back, of the whole sheet
     * @param error why nothing typed in it can be kept
     */
    record Row(
            String id,
            String mark,
            @Nullable Long seen,
            String heading,
            String unit,
            Grade grade,
            List<Figure> figures,
            @Nullable String state,
            List<String> remarks,
            @Nullable String error,
            List<Cell> cells) {

        public boolean locked() {
            return state != null;
        }
    }

    /** Last year's grade: its code in a frame where it has one. */
    record Grade(String code, String label, String note) {}

    /** An indicator of the item with its actual of the year, "" where none was entered. */
    record Figure(String href, String name, String actual, boolean provisional) {}

    /** A choice. */
    record Choice(String value, String label) {}

    /** How a cell stands. */
    enum State {
        BLANK,
        SAVED,
        WAITING,
        INVALID,
        CONFLICT,
        LOCKED
    }

    /**
     * One field of one sheet.
     *
     * @param value what stands in the input
     * @param shown the value as people read it
     * @param problem what is wrong with it
     * @param theirs what somebody else has saved meanwhile, where that is something else
     * @param unkept what was typed and can no longer be saved
     * @param choice what was decided on it: {@code file}, {@code saved} or ""
     * @param remarks what was asked for when the sheet was sent back, of this field
     */
    record Cell(
            String id,
            String name,
            String label,
            String type,
            String value,
            String shown,
            int lines,
            List<Choice> choices,
            State state,
            @Nullable String problem,
            @Nullable String theirs,
            @Nullable String unkept,
            String choice,
            String choiceName,
            List<String> remarks) {

        public boolean unsaved() {
            return state == State.WAITING || state == State.INVALID || state == State.CONFLICT;
        }
    }

    /** Something to look after, with the place on the page. */
    record Trouble(String href, String text, boolean conflict) {}

    boolean conflicts() {
        return troubles.stream().anyMatch(Trouble::conflict);
    }
}

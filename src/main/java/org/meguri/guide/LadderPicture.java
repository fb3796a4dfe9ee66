package org.meguri.guide;

import java.util.ArrayList;
import java.util.List;
import org.meguri.ladder.LadderRow;

/**
 * The rungs of a stage as a stair over working days: places in a drawing of {@link #WIDTH} × {@link #height()}, for a template
 * to draw. Days keep their order but not their distance, so that words fit.
 *
 * @param steps from the lowest
 * @param due the place of the due day on the axis
 */
record LadderPicture(List<Step> steps, int due) {

    static final int WIDTH = 960;

    private static final int LEFT = 20;
    private static final int RIGHT = 20;
    private static final int TREAD = 76;
    private static final int TOP = 16;
    private static final int AXIS = 56;

    /** A rung: its tread begins at {@code x}, {@code y} and is {@code width} long. */
    record Step(LadderRow row, int x, int y, int width) {

        public int middle() {
            return x + width / 2;
        }
    }

    static LadderPicture of(List<LadderRow> rows) {
        var before = (int) rows.stream().filter(row -> row.workingDays() <= 0).count();
        // One place for each rung, and the due day between those before and those after it.
        var places = rows.size() + 1;
        var width = (WIDTH - LEFT - RIGHT) / places;
        var height = height(rows.size());
        var steps = new ArrayList<Step>();
        for (int at = 0; at < rows.size(); at++) {
            var place = at < before ? at : at + 1;
            steps.add(new Step(rows.get(at), LEFT + place * width, height - AXIS - (at + 1) * TREAD, width));
        }
        return new LadderPicture(List.copyOf(steps), LEFT + before * width + width / 2);
    }

    private static int height(int rungs) {
        return TOP + rungs * TREAD + AXIS;
    }

    public int width() {
        return WIDTH;
    }

    public int height() {
        return height(steps.size());
    }

    /** Where the axis of days lies. */
    public int axis() {
        return height() - AXIS;
    }

    public int left() {
        return LEFT;
    }

    public int right() {
        return WIDTH - RIGHT;
    }
}

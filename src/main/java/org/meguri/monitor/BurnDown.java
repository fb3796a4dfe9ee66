package org.meguri.monitor;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.meguri.system.TownClock;

/**
 * How many sheets were left at the end of each working day, beside the plan: all of them until the stage begins (on the day
 * of opening, or when the stage before it is due), none on the day on which the stage is due, the same number less on each
 * working day between.
 *
 * @param all how many sheets there are
 * @param days working days only, oldest first
 */
record BurnDown(Milestone milestone, int all, List<Day> days) {

    /**
     * @param left sheets left at the end of the day, today until now; null for days to come
     * @param planned sheets that the plan has left at the end of the day, rounded half up
     */
    record Day(LocalDate day, @Nullable Integer left, int planned) {}

    /**
     * @param days working days, oldest first
     * @param begins day on whose end the plan has all of them left
     * @param due day on whose end the plan has none left
     */
    static BurnDown of(
            Milestone milestone,
            List<SheetCourse> sheets,
            List<LocalDate> days,
            LocalDate begins,
            LocalDate due,
            Instant now) {
        var today = LocalDate.ofInstant(now, TownClock.ZONE);
        var first = lastUntil(days, begins);
        var last = lastUntil(days, due);
        var points = new ArrayList<Day>();
        for (var place = 0; place < days.size(); place++) {
            var day = days.get(place);
            var left = day.isAfter(today) ? null : left(milestone, sheets, endOf(day, now));
            points.add(new Day(day, left, planned(sheets.size(), place, first, last)));
        }
        return new BurnDown(milestone, sheets.size(), points);
    }

    private static Instant endOf(LocalDate day, Instant now) {
        var end = day.atTime(LocalTime.MAX).atZone(TownClock.ZONE).toInstant();
        return end.isAfter(now) ? now : end;
    }

    private static int left(Milestone milestone, List<SheetCourse> sheets, Instant at) {
        return (int) sheets.stream().filter(one -> !one.reached(milestone, at)).count();
    }

    private static int lastUntil(List<LocalDate> days, LocalDate day) {
        return (int) days.stream().filter(one -> !one.isAfter(day)).count() - 1;
    }

    static int planned(int all, int place, int first, int last) {
        if (place >= last) {
            return 0;
        }
        return place <= first ? all : Math.round(all * (last - place) / (float) (last - first));
    }

    /** The day that is shown last of those that have begun; null before the first one. */
    @Nullable
    Day today() {
        return days.stream()
                .filter(day -> day.left() != null)
                .reduce((one, next) -> next)
                .orElse(null);
    }

    /**
     * How many sheets more are left now than the plan has at the end of the working day before: today is not over. Negative
     * where the town is ahead.
     */
    int behind() {
        var begun = days.stream().filter(day -> day.left() != null).toList();
        if (begun.isEmpty()) {
            return 0;
        }
        var left = begun.get(begun.size() - 1).left();
        var planned = begun.size() == 1 ? all : begun.get(begun.size() - 2).planned();
        return left == null ? 0 : left - planned;
    }
}

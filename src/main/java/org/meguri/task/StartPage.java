package org.meguri.task;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * わたしの作業 of one person, ready to be drawn.
 *
 * @param first what keeps others waiting, at most {@link StartPages#FIRST} of it
 * @param firstLeft how many more keep others waiting
 * @param progress of the sheets of each unit that the person has to do with
 * @param all every row, before any filter
 * @param rows the rows that the filters leave, in their order, all pages
 * @param later how many rows are put off
 * @param forDirector what a director has to decide, since no chief can
 * @param forChiefs what waits for a chief of a director's department; the director may only read it
 * @param members who can write, by unit
 * @param next what comes next where there is no task now; null where nothing is planned
 */
record StartPage(
        List<Row> first,
        int firstLeft,
        List<Progress> progress,
        List<Row> all,
        List<Row> rows,
        int later,
        List<Row> forDirector,
        List<Row> forChiefs,
        Map<UUID, List<Member>> members,
        @Nullable Next next) {

    /** Somebody who can write for a unit. */
    record Member(UUID id, String name) {}

    /** The next stage that concerns the person. */
    record Next(String stage, LocalDate due, String cycle) {}

    /**
     * One line.
     *
     * @param task the engine's id; null for a sheet that is with others
     * @param number of the item; "" where there is none
     * @param standing null for what is no sheet
     * @param unitId null for tasks of the whole town
     * @param role whose task it is where no unit is named
     * @param due the due day in words
     * @param workingDays until the due day, 0 on the day itself, negative after it
     * @param late whether the due day is past; on the weekend after it no working day has passed yet
     * @param principal in whose stead the person would do it (代決); null where it is their own task
     * @param later the day until which the person does not want to see it; null where it is shown
     */
    record Row(
            @Nullable String task,
            TaskKind kind,
            UUID subject,
            String href,
            String number,
            String name,
            SheetWork.@Nullable Grade last,
            SheetWork.@Nullable Standing standing,
            int filled,
            int required,
            @Nullable UUID unitId,
            @Nullable String unit,
            String role,
            LocalDate dueDay,
            String due,
            int workingDays,
            boolean late,
            Blocking blocking,
            @Nullable String principal,
            @Nullable UUID writerId,
            @Nullable String writer,
            SheetWork.@Nullable Asked asked,
            @Nullable LocalDate later,
            String cycle) {

        /** Whether the person has something to do about it. */
        public boolean open() {
            return task != null;
        }

        /** Due within three working days. */
        public boolean soon() {
            return !late && workingDays <= 3;
        }

        /** Working days past the due day. */
        public int daysLate() {
            return -workingDays;
        }

        /** Number and name on one line. */
        public String title() {
            return number.isEmpty() ? name : number + "　" + name;
        }

        /** Whether it can be put off: it has a day before which nobody waits for it. */
        public boolean canWait(LocalDate today) {
            return open() && dueDay.isAfter(today);
        }
    }

    /** A sheet that should have been handed in, for those who do not write it and so have no line of it. */
    record Overdue(String href, String title, SheetWork.Standing standing) {}

    /** How far a unit's sheets are. @param overdue which are late; empty for those who write them */
    record Progress(
            String unit, EnumMap<SheetWork.Standing, Integer> counts, int total, long late, List<Overdue> overdue) {

        public int of(String standing) {
            return counts.getOrDefault(SheetWork.Standing.valueOf(standing), 0);
        }

        /** Handed in or ready to be. */
        public int done() {
            return of("SUBMITTED") + of("COMPLETE");
        }
    }
}

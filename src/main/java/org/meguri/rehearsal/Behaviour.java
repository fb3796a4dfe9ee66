package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.meguri.task.TaskView;

/** How the people of a practised year behave. */
interface Behaviour {

    /** The day on which this task is done; today or earlier means now, empty means not within the practised time. */
    Optional<LocalDate> day(TaskView task);

    /** What the chief asks for when the sheet at this place comes for the first time; empty to approve at once. */
    Optional<Return> returnedByChief(int seq);

    /** What planning asks for when the sheet at this place comes for the first time; empty to confirm at once. */
    Optional<Return> returnedByPlanning(int seq);

    /** A sheet is sent back. @param field the field that the request is about, or "" */
    record Return(String field, String text, String reply) {}

    /** What the committee says, by the item's place in its plan. */
    Map<Integer, Remark> remarks();

    /** What the committee says of an item, and what the department answers; action as in the committee's answers. */
    record Remark(String text, String action, String answer) {}

    /** Whether the members remark as soon as a sheet is confirmed, or at the committee's meeting. */
    boolean remarksEarly();
}

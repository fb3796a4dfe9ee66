package org.meguri.rehearsal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleView;
import org.meguri.task.TaskView;

/**
 * What one practised year consists of.
 *
 * @param cycle planned, not open yet
 * @param answers by the item's place in its plan: field to text
 * @param reopened grows while the year is played: tasks that had closed before they were done
 * @param stoodIn likewise: tasks that somebody else did, because nobody held the duty
 */
record Script(
        CycleView cycle,
        Map<Integer, Map<String, String>> answers,
        Behaviour behaviour,
        List<TaskView> reopened,
        List<TaskView> stoodIn) {

    Script(CycleView cycle, Map<Integer, Map<String, String>> answers, Behaviour behaviour) {
        this(cycle, answers, behaviour, new ArrayList<>(), new ArrayList<>());
    }

    CycleId id() {
        return cycle.id();
    }
}

package org.meguri.rehearsal;

import java.util.Map;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleView;

/**
 * What one practised year consists of.
 *
 * @param cycle planned, not open yet
 * @param answers by the item's place in its plan: field to text
 */
record Script(CycleView cycle, Map<Integer, Map<String, String>> answers, Behaviour behaviour) {

    CycleId id() {
        return cycle.id();
    }
}

package org.meguri.process;

import java.util.Map;
import org.meguri.cycle.CycleFlow;
import org.meguri.cycle.CycleId;
import org.springframework.stereotype.Component;

@Component
class CamundaCycleFlow implements CycleFlow {

    private final Workbench workbench;

    CamundaCycleFlow(Workbench workbench) {
        this.workbench = workbench;
    }

    @Override
    public void start(CycleId cycle) {
        workbench.start(Vocabulary.CYCLE, cycle.toString(), Map.of(Vocabulary.CYCLE_ID, cycle.toString()));
    }
}

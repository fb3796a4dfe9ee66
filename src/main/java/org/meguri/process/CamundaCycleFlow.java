package org.meguri.process;

import java.util.Map;
import org.meguri.cycle.ClosedDaysChanged;
import org.meguri.cycle.CycleFlow;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.Place;
import org.meguri.cycle.Stage;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

@Component
class CamundaCycleFlow implements CycleFlow {

    private final Workbench workbench;
    private final TimersFollow timers;

    CamundaCycleFlow(Workbench workbench, TimersFollow timers) {
        this.workbench = workbench;
        this.timers = timers;
    }

    @Override
    public void start(CycleId cycle) {
        workbench.start(Vocabulary.CYCLE, cycle.toString(), Map.of(Vocabulary.CYCLE_ID, cycle.toString()));
    }

    @Override
    public void daysChanged(CycleId cycle, Stage stage, Place place) {
        timers.follow(cycle, stage, place);
    }

    /** In the transaction of the change: a day that is closed from now on is nobody's due day, and no rung's. */
    @EventListener
    void on(ClosedDaysChanged event) {
        timers.followAll();
    }
}

package org.meguri.cycle;

/** What a cycle asks of the process it belongs to. */
public interface CycleFlow {

    void start(CycleId cycle);

    /** The days of a place of a stage were set otherwise: open tasks and their timers follow. */
    void daysChanged(CycleId cycle, Stage stage, Place place);
}

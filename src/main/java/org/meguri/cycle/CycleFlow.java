package org.meguri.cycle;

/** What a cycle asks of the process it belongs to. */
public interface CycleFlow {

    void start(CycleId cycle);
}

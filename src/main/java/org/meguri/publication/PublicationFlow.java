package org.meguri.publication;

import org.meguri.cycle.CycleId;

/** What the board's word and the publication ask of the process. */
public interface PublicationFlow {

    void boardDecided(CycleId cycle, BoardVerdict verdict);

    void responded(CycleId cycle);

    void published(CycleId cycle);
}

package org.meguri.cycle;

import java.util.List;

/** What a room after this one has to say before a year opens; every bean of this kind is asked. It cannot stand in the way. */
public interface OpeningNotice {

    List<OpeningCheck.Finding> of(CycleView cycle);
}

package org.meguri.operation;

import java.util.List;

/** What operation asks of the process: which work stands still, and to let it go on. */
public interface StandstillDesk {

    /** What has stopped, the longest first. @param most how many of them, 1 or more */
    List<StoppedWork> stopped(int most);

    /** The ids of all that has stopped, in no order. */
    List<String> stoppedIds();

    /** How many pieces of work are stopped. */
    long count();

    /** How many pieces of work have failed and will be tried again by themselves. */
    long retrying();

    /**
     * Lets it go on: it is tried again at once, as often as new work is.
     *
     * @return what it was
     * @throws org.meguri.system.Refusal (409) when it is not stopped any more
     */
    StoppedWork resume(String id);
}

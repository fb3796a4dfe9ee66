package org.meguri.cycle;

import java.time.Instant;

/** A cycle is over. */
public record CycleClosed(CycleId cycle, Instant at) {}

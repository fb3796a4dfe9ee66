package org.meguri.publication;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** The board has confirmed a cycle's result, or asked for something first. */
public record BoardDecided(CycleId cycle, BoardVerdict verdict, OfficerId by, Instant at) {}

package org.meguri.publication;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** An edition of a cycle is out. */
public record ResultsPublished(EditionId edition, CycleId cycle, int number, OfficerId by, Instant at) {}

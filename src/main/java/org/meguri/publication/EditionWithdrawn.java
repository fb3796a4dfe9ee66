package org.meguri.publication;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** An edition was taken back; its address tells why. */
public record EditionWithdrawn(EditionId edition, CycleId cycle, int number, OfficerId by, Instant at) {}

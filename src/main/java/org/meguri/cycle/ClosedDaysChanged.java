package org.meguri.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.meguri.organization.OfficerId;

/** The town's own calendar has changed: these days are closed from now on, or open again. */
public record ClosedDaysChanged(List<LocalDate> days, boolean closed, OfficerId by, Instant at) {}

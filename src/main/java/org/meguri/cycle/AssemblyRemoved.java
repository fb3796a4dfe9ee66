package org.meguri.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.meguri.organization.OfficerId;

/** A session of the assembly was taken out of the town's calendar. */
public record AssemblyRemoved(UUID session, LocalDate first, LocalDate last, OfficerId by, Instant at) {}

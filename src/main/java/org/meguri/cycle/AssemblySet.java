package org.meguri.cycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.meguri.organization.OfficerId;

/** A session of the assembly stands in the town's calendar from now on. */
public record AssemblySet(UUID session, LocalDate first, LocalDate last, OfficerId by, Instant at) {}

package org.meguri.reorganization;

import java.time.Instant;
import java.time.LocalDate;
import org.meguri.organization.OfficerId;

/** Units, people and everything unfinished have moved; {@code by} is who decided it. @param moved how many things */
public record ReorganizationApplied(
        ReorganizationId reorganization, LocalDate firstDay, int moved, OfficerId by, Instant at) {}

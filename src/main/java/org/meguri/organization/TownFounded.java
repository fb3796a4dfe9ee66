package org.meguri.organization;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The organisation was founded or extended from a town file; the figures count what is new. */
public record TownFounded(int units, int officers, int appointments, @Nullable OfficerId by, Instant at) {}

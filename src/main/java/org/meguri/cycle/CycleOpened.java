package org.meguri.cycle;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** The planning division has opened a cycle; its sheets are being handed out. */
public record CycleOpened(CycleId cycle, OfficerId by, Instant at) {}

package org.meguri.committee;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** Planning has closed a remark that was open over the years. @param cycle in which the remark was made */
public record RemarkReleased(RemarkId remark, CycleId cycle, OfficerId by, Instant at) {}

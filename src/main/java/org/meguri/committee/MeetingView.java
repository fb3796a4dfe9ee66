package org.meguri.committee;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** When the committee met and what it summed up. @param heldOn as written by planning, for instance two days */
public record MeetingView(String heldOn, String summary, OfficerId recordedBy, Instant recordedAt) {}

package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** Who may decide has opened a submission. @param at for the first time */
public record OpeningView(OfficerId officer, Instant at) {}

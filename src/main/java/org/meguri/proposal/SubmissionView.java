package org.meguri.proposal;

import java.time.Instant;
import java.util.Map;
import org.meguri.organization.OfficerId;

/**
 * A proposal as it was handed in.
 *
 * @param number from 1
 * @param content by field of the round's {@link ProposalShape}
 * @param units as they were printed then
 */
public record SubmissionView(int number, Map<String, String> content, String units, OfficerId by, Instant at) {}

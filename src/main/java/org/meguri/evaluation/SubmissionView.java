package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/** That a sheet was handed in, without what was. @param round from 1 */
public record SubmissionView(EvaluationId evaluation, int round, OfficerId by, Instant at) {}

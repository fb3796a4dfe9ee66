package org.meguri.evaluation;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/**
 * A submission that was taken back unread.
 *
 * @param number which one within the round, from 1
 * @param hash of what had been handed in
 */
public record WithdrawalView(
        int round,
        int number,
        String hash,
        OfficerId submittedBy,
        Instant submittedAt,
        OfficerId withdrawnBy,
        Instant withdrawnAt) {}

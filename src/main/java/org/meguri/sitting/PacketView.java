package org.meguri.sitting;

import java.time.Instant;
import org.meguri.organization.OfficerId;

/**
 * A packet in a list.
 *
 * @param number within its sitting, from 1
 * @param items sheets in it
 * @param sittingRevision of the sitting when it was made
 */
record PacketView(
        PacketId id,
        SittingId sitting,
        int number,
        int items,
        long sittingRevision,
        OfficerId madeBy,
        Instant madeAt) {}

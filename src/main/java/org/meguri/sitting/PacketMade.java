package org.meguri.sitting;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/** Members have been given a packet for a sitting. @param items sheets in it */
public record PacketMade(
        SittingId sitting, CycleId cycle, int sittingNumber, int number, int items, OfficerId by, Instant at) {}

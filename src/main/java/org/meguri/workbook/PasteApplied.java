package org.meguri.workbook;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/**
 * What was pasted into the table of a unit's sheets was taken in.
 *
 * @param sheets how many sheets got a new text
 * @param cells how many fields of them
 */
public record PasteApplied(CycleId cycle, int sheets, int cells, OfficerId by, Instant at) {}

package org.meguri.workbook;

import java.time.Instant;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;

/**
 * A unit's workbook was taken in.
 *
 * @param sheets how many sheets got a new text
 * @param cells how many fields of them
 */
public record WorkbookApplied(CycleId cycle, int sheets, int cells, OfficerId by, Instant at) {}

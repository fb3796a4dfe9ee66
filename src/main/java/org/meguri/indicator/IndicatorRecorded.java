package org.meguri.indicator;

import java.time.Instant;
import org.meguri.organization.OfficerId;
import org.meguri.system.FiscalYear;

/** An actual was entered, or corrected. */
public record IndicatorRecorded(IndicatorId indicator, FiscalYear year, int revision, OfficerId by, Instant at) {}

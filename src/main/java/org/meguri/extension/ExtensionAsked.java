package org.meguri.extension;

import java.time.Instant;
import java.time.LocalDate;
import org.meguri.cycle.CycleId;
import org.meguri.organization.OfficerId;
import org.meguri.organization.UnitId;

/** A department has asked for more days. */
public record ExtensionAsked(
        ExtensionId extension,
        CycleId cycle,
        UnitId unit,
        String title,
        LocalDate dueThen,
        LocalDate asked,
        OfficerId by,
        Instant at) {}

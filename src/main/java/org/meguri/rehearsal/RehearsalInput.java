package org.meguri.rehearsal;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Upload;
import org.meguri.system.FiscalYear;

/**
 * What a rehearsal from files needs to know.
 *
 * @param definition the plan's YAML; null to take the shipped one whose columns the register has
 * @param register the plan's table as a file; its units make the town
 * @param answers a table with the answers
 * @param year the fiscal year that is evaluated; null for the plan's last
 * @param late by name of the unit: how many working days after the due day it hands in
 * @param returns how many sheets are sent back once
 */
record RehearsalInput(
        @Nullable String definition,
        Upload register,
        Upload answers,
        @Nullable FiscalYear year,
        Map<String, Integer> late,
        int returns) {}

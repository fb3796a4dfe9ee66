package org.meguri.rehearsal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.Stage;
import org.meguri.intake.Upload;
import org.meguri.organization.UnitId;
import org.meguri.plan.ItemDraft;
import org.meguri.system.FiscalYear;

/**
 * What a rehearsal needs to know.
 *
 * @param definition the plan's YAML; null to take the shipped one whose columns the register has
 * @param town the organisation as a town file; null to make one with the units that the register names
 * @param register the plan's table as a file; null when {@code items} are given
 * @param items the register without a file; their units are known by {@code unitNames}
 * @param unitNames names of the units that the items refer to
 * @param answers a table with the answers; null when {@code answersBySeq} are given
 * @param answersBySeq answers by the item's place in its plan
 * @param year the fiscal year that is evaluated; null for the plan's last
 * @param opening the day on which the cycle is opened, or the next working day after it; null for 1 June of the year after
 * @param dues the due days; null for the usual lengths
 * @param variants which of the plan's sheets an item uses, by its place in the plan; left out: the plan's own
 * @param late by name of the unit: how many working days after the due day it hands in
 * @param returns how many sheets are sent back once
 */
record RehearsalInput(
        @Nullable String definition,
        @Nullable String town,
        @Nullable Upload register,
        List<ItemDraft> items,
        Map<UnitId, String> unitNames,
        @Nullable Upload answers,
        Map<Integer, Map<String, String>> answersBySeq,
        Map<Integer, String> variants,
        @Nullable FiscalYear year,
        @Nullable LocalDate opening,
        @Nullable Map<Stage, LocalDate> dues,
        Map<String, Integer> late,
        int returns) {}

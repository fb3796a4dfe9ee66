/** A unit's sheets as one Excel workbook: out, filled in away from the house, and back. */
@NullMarked
@ApplicationModule(
        displayName = "Workbook",
        allowedDependencies = {"system", "organization", "plan", "intake", "sheet", "cycle", "evaluation"})
package org.meguri.workbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** A unit's sheets all at once: as an Excel workbook that goes out and comes back, and as one table to fill in. */
@NullMarked
@ApplicationModule(
        displayName = "Workbook",
        allowedDependencies = {"system", "organization", "plan", "intake", "sheet", "cycle", "evaluation", "indicator"})
package org.meguri.workbook;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

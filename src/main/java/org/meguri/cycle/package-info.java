/** The fiscal year of a plan: its stages, its deadlines and the calendar of the town. */
@NullMarked
@ApplicationModule(
        displayName = "Cycle",
        allowedDependencies = {"system", "organization", "plan", "sheet"})
package org.meguri.cycle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

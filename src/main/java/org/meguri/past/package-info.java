/** What was answered in years before the product, taken over from a table of the plan. */
@NullMarked
@ApplicationModule(
        displayName = "Past",
        allowedDependencies = {"system", "organization", "plan", "sheet", "intake", "cycle"})
package org.meguri.past;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

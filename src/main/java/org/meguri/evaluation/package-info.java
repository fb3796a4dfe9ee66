/** What the department says of its own work. */
@NullMarked
@ApplicationModule(
        displayName = "Evaluation",
        allowedDependencies = {"system", "organization", "plan", "sheet", "cycle", "task", "past", "mirror"})
package org.meguri.evaluation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

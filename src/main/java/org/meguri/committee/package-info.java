/** Remarks of the external committee and the departments' answers. */
@NullMarked
@ApplicationModule(
        displayName = "Committee",
        allowedDependencies = {"system", "organization", "plan", "sheet", "cycle", "task", "evaluation", "review"})
package org.meguri.committee;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

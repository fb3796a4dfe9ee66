/** 督促の段: whom a late step is told to, when and how, as the planning division has set it. */
@NullMarked
@ApplicationModule(
        displayName = "Ladder",
        allowedDependencies = {"system", "organization", "sheet", "cycle", "task"})
package org.meguri.ladder;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

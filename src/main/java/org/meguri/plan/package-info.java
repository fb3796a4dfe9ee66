/** What is evaluated: plans, their definitions and their items. */
@NullMarked
@ApplicationModule(
        displayName = "Plan",
        allowedDependencies = {"system", "organization", "sheet"})
package org.meguri.plan;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

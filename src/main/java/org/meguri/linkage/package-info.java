/** The same work in several plans: items that belong together, and the texts that their sheets share. */
@NullMarked
@ApplicationModule(
        displayName = "Linkage",
        allowedDependencies = {"system", "organization", "plan", "sheet", "cycle", "evaluation"})
package org.meguri.linkage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

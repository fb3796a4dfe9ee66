/** Whether the machine runs: work that stopped and waits for a person, and what the product stands on. */
@NullMarked
@ApplicationModule(
        displayName = "Operation",
        allowedDependencies = {"system", "organization", "cycle", "evaluation", "committee", "proposal"})
package org.meguri.operation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Where everybody stands, for the planning division. */
@NullMarked
@ApplicationModule(
        displayName = "Monitor",
        allowedDependencies = {
            "system",
            "organization",
            "plan",
            "cycle",
            "task",
            "mail",
            "evaluation",
            "committee",
            "publication"
        })
package org.meguri.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

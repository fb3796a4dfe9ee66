/** Where everybody stands, for the planning division. */
@NullMarked
@ApplicationModule(
        displayName = "Monitor",
        allowedDependencies = {
            "system",
            "print",
            "organization",
            "plan",
            "cycle",
            "task",
            "mail",
            "evaluation",
            "approval",
            "review",
            "committee",
            "publication"
        })
package org.meguri.monitor;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

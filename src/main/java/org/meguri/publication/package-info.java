/** The board's confirmation and what the public sees. */
@NullMarked
@ApplicationModule(
        displayName = "Publication",
        allowedDependencies = {
            "system",
            "print",
            "organization",
            "plan",
            "sheet",
            "cycle",
            "task",
            "evaluation",
            "indicator",
            "review",
            "committee"
        })
package org.meguri.publication;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

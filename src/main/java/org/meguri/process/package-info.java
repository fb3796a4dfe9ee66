/** The only room that knows the engine. */
@NullMarked
@ApplicationModule(
        displayName = "Process",
        allowedDependencies = {
            "system",
            "organization",
            "plan",
            "sheet",
            "cycle",
            "task",
            "mail",
            "evaluation",
            "approval",
            "review",
            "committee",
            "publication",
            "proposal",
            "ladder",
            "monitor",
            "operation"
        })
package org.meguri.process;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** The section chief's decision on a sheet. */
@NullMarked
@ApplicationModule(
        displayName = "Approval",
        allowedDependencies = {
            "system",
            "organization",
            "plan",
            "sheet",
            "cycle",
            "task",
            "evaluation",
            "difference",
            "reading"
        })
package org.meguri.approval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

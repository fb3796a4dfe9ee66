/** The planning division's decision on a sheet. */
@NullMarked
@ApplicationModule(
        displayName = "Review",
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
package org.meguri.review;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

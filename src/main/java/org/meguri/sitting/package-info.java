/** 委員会の会議: when the committee sits, which sheets it takes, in which order, and for how long. */
@NullMarked
@ApplicationModule(
        displayName = "Sitting",
        allowedDependencies = {
            "system",
            "print",
            "organization",
            "plan",
            "sheet",
            "difference",
            "cycle",
            "mirror",
            "evaluation",
            "committee"
        })
package org.meguri.sitting;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

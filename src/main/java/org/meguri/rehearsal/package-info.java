/** A whole year on a virtual clock, for practice and for the sample town. */
@NullMarked
@ApplicationModule(
        displayName = "Rehearsal",
        allowedDependencies = {
            "system",
            "organization",
            "plan",
            "intake",
            "sheet",
            "cycle",
            "task",
            "extension",
            "mail",
            "ladder",
            "vacancy",
            "print",
            "evaluation",
            "linkage",
            "approval",
            "review",
            "committee",
            "publication",
            "proposal",
            "indicator",
            "reorganization",
            "process",
            "journal"
        })
package org.meguri.rehearsal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

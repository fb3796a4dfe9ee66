/** Who did what and when; append-only, it only listens. */
@NullMarked
@ApplicationModule(
        displayName = "Journal",
        allowedDependencies = {
            "system",
            "print",
            "sheet",
            "organization",
            "plan",
            "intake",
            "founding",
            "cycle",
            "past",
            "task",
            "mail",
            "extension",
            "ladder",
            "evaluation",
            "linkage",
            "approval",
            "review",
            "committee",
            "sitting",
            "publication",
            "proposal",
            "indicator",
            "workbook",
            "reorganization",
            "operation"
        })
package org.meguri.journal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

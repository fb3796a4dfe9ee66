/** Proposals (事業案): departments propose, chiefs approve, planning adopts or declines; adopted ones become plan items. */
@NullMarked
@ApplicationModule(
        displayName = "Proposal",
        allowedDependencies = {
            "system",
            "organization",
            "plan",
            "sheet",
            "intake",
            "cycle",
            "task",
            "mail",
            "evaluation",
            "publication"
        })
package org.meguri.proposal;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

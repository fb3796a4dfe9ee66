/** Finds what was written: items by every name they ever had, sheets, remarks and indicators of all plans and years. */
@NullMarked
@ApplicationModule(
        displayName = "Search",
        allowedDependencies = {
            "system",
            "organization",
            "plan",
            "sheet",
            "cycle",
            "past",
            "evaluation",
            "committee",
            "indicator",
            "publication"
        })
package org.meguri.search;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

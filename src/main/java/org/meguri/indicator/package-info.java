/** What the plan counts: its indicators (KPI), their yearly actuals, and how far they have come. */
@NullMarked
@ApplicationModule(
        displayName = "Indicator",
        allowedDependencies = {"system", "organization", "plan", "intake", "sheet", "cycle", "mirror", "evaluation"})
package org.meguri.indicator;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

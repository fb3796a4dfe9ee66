/** 日程づくり: the days of a year, computed backward from those that cannot be moved. */
@NullMarked
@ApplicationModule(
        displayName = "Timetable",
        allowedDependencies = {"system", "organization", "sheet", "plan", "cycle", "task"})
package org.meguri.timetable;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

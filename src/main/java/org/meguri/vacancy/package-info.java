/** 担当者のいない作業: no task is left to nobody. */
@NullMarked
@ApplicationModule(
        displayName = "Vacancy",
        allowedDependencies = {"system", "organization", "task"})
package org.meguri.vacancy;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

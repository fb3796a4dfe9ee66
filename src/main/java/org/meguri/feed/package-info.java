/** 期限カレンダー: a person's own deadlines as a calendar that other programs read by a secret link. */
@NullMarked
@ApplicationModule(
        displayName = "Feed",
        allowedDependencies = {"system", "organization", "mail", "task"})
package org.meguri.feed;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

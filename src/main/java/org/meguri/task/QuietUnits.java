package org.meguri.task;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.meguri.organization.Directory;
import org.meguri.organization.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is not chased on a day. */
@Service
@Transactional(readOnly = true)
public class QuietUnits {

    private final QuietPeriods periods;
    private final Directory directory;

    QuietUnits(QuietPeriods periods, Directory directory) {
        this.periods = periods;
        this.directory = directory;
    }

    /** The units that are quiet on this day, with the sections of a department that is. */
    public Set<UnitId> unitsOn(LocalDate day) {
        var named = periods.on(day).stream().map(QuietPeriod::unit).collect(Collectors.toSet());
        if (named.isEmpty()) {
            return Set.of();
        }
        var quiet = new HashSet<>(named);
        directory.units(day).stream()
                .filter(unit -> unit.parent() != null && named.contains(unit.parent()))
                .forEach(unit -> quiet.add(unit.id()));
        return quiet;
    }
}

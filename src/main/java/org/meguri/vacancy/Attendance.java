package org.meguri.vacancy;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who can do what lies on a desk. Whoever cannot sign in (no password yet) does nothing. */
@Service
@Transactional(readOnly = true)
class Attendance {

    private final Directory directory;

    Attendance(Directory directory) {
        this.directory = directory;
    }

    /** @param people who can do the work; those who have to find somebody where nobody can */
    record Attended(Standing standing, List<OfficerView> people) {}

    /** @param unit null for the roles of the whole town */
    Attended of(Role role, @Nullable UnitId unit, LocalDate day) {
        return of(role, unit, day, directory.withoutPassword());
    }

    /** As {@link #of(Role, UnitId, LocalDate)}, for who asks about many desks. @param absent who cannot sign in */
    Attended of(Role role, @Nullable UnitId unit, LocalDate day, Set<OfficerId> absent) {
        var holders = here(unit == null ? directory.holders(role, day) : directory.holders(role, unit, day), absent);
        if (!holders.isEmpty()) {
            return new Attended(Standing.HOLDER, holders);
        }
        if (unit != null) {
            var deputies = here(directory.deputies(role, unit, day), absent);
            if (!deputies.isEmpty()) {
                return new Attended(Standing.DEPUTY, deputies);
            }
            var superiors = here(superiors(role, unit, day), absent);
            if (!superiors.isEmpty()) {
                return new Attended(Standing.SUPERIOR, superiors);
            }
        }
        var planning = here(directory.holders(Role.PLANNING, day), absent);
        return planning.isEmpty()
                ? new Attended(Standing.NOBODY, here(directory.holders(Role.ADMINISTRATOR, day), absent))
                : new Attended(Standing.PLANNING, planning);
    }

    /** Those who may do it as well, by the rules of the rooms: a chief writes, a director signs where no chief can. */
    private List<OfficerView> superiors(Role role, UnitId unit, LocalDate day) {
        return switch (role) {
            case SECTION_STAFF -> directory.responsible(Role.SECTION_CHIEF, unit, day);
            case SECTION_CHIEF -> directory.responsible(Role.DIRECTOR, unit, day);
            case DIRECTOR, PLANNING, COMMITTEE_MEMBER, EXECUTIVE, ADMINISTRATOR -> List.of();
        };
    }

    private static List<OfficerView> here(List<OfficerView> people, Set<OfficerId> absent) {
        return people.stream().filter(officer -> !absent.contains(officer.id())).toList();
    }
}

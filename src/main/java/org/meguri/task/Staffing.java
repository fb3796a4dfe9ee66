package org.meguri.task;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;

/**
 * Who is where on the day of one look. Each question is put to the directory once: the tasks of a look are mostly those of
 * the same few units. Not kept beyond the look's transaction, in which people do not change.
 */
final class Staffing {

    private final Directory directory;
    private final LocalDate today;
    private final Map<UnitId, UnitView> units = new HashMap<>();
    private final Map<UnitId, List<OfficerView>> deputies = new HashMap<>();
    private final Map<UnitId, List<OfficerView>> members = new HashMap<>();
    private final Map<Duty, List<OfficerView>> responsible = new HashMap<>();
    private final Map<Role, List<OfficerView>> holders = new HashMap<>();
    private final Map<Role, List<UnitId>> desks = new HashMap<>();
    private final Map<OfficerId, List<Stead>> steads = new HashMap<>();

    Staffing(Directory directory, LocalDate today) {
        this.directory = directory;
        this.today = today;
    }

    LocalDate today() {
        return today;
    }

    UnitView unit(UnitId unit) {
        return units.computeIfAbsent(unit, directory::unit);
    }

    /** As {@link Directory#responsible}. */
    List<OfficerView> responsible(Role role, UnitId unit) {
        return responsible.computeIfAbsent(
                new Duty(role, unit), duty -> directory.responsible(duty.role(), duty.unit(), today));
    }

    /** Enabled officers who hold the role in any unit. */
    List<OfficerView> holders(Role role) {
        return holders.computeIfAbsent(role, one -> directory.holders(one, today));
    }

    /** Who decides in the stead of the unit's chief. */
    List<OfficerView> deputies(UnitId unit) {
        return deputies.computeIfAbsent(unit, one -> directory.deputies(Role.SECTION_CHIEF, one, today));
    }

    /** Who can write for the unit. */
    List<OfficerView> members(UnitId unit) {
        return members.computeIfAbsent(unit, one -> ArrangeTasks.members(directory, one, today));
    }

    /** The units in which a role of the whole town is held. */
    List<UnitId> desks(Role role) {
        return desks.computeIfAbsent(role, one -> holders(one).stream()
                .flatMap(officer -> directory.duties(officer.id(), today).stream())
                .filter(duty -> duty.role() == one)
                .map(Duty::unit)
                .distinct()
                .toList());
    }

    /** Whose duties the officer does as a deputy. */
    List<Stead> steads(OfficerId officer) {
        return steads.computeIfAbsent(officer, one -> directory.steads(one, today));
    }
}

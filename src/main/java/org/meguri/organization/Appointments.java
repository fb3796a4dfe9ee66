package org.meguri.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Appointments extends Repository<Appointment, UUID> {

    Appointment save(Appointment appointment);

    Optional<Appointment> findById(UUID id);

    List<Appointment> findAll();

    List<Appointment> findByOfficer(OfficerId officer);

    List<Appointment> findByUnitIn(Collection<UnitId> units);

    /** Units with the appointments of one person on a day: [Appointment, Unit]. */
    @Query(
            """
            select a, u from Appointment a, Unit u
            where u.id.value = a.unit.value and a.officer = :officer
              and a.validity.from <= :on and (a.validity.to is null or a.validity.to >= :on)""")
    List<Object[]> withUnits(OfficerId officer, LocalDate on);

    /** Units with the appointments of these people on any day: [Appointment, Unit]. */
    @Query("select a, u from Appointment a, Unit u where u.id.value = a.unit.value and a.officer.value in :officers")
    List<Object[]> withUnitsEver(Collection<UUID> officers);

    /** Everybody who holds a role on a day: [Role, Officer, Unit]. */
    @Query(
            """
            select a.role, o, u from Appointment a, Officer o, Unit u
            where u.id.value = a.unit.value and o.id.value = a.officer.value and o.enabled = true
              and a.validity.from <= :on and (a.validity.to is null or a.validity.to >= :on)
            order by u.code, o.login""")
    List<Object[]> holders(LocalDate on);

    default Appointment get(UUID id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("organization.appointment.unknown"));
    }
}

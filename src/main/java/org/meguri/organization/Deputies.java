package org.meguri.organization;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Deputies extends Repository<Deputy, DeputyId> {

    /**
     * Rows [Deputy, principal, deputy as Officer] in force on a day; one that was stopped is not any more on the day on
     * which that happened. Its authority comes from the one who is away and goes
     * with the place of the deputy: both have to hold their appointments on that very day ({@link Duties#standsIn}).
     */
    String IN_FORCE =
            """
            select d, p, o from Deputy d, Officer p, Officer o, Unit u
            where p.id.value = d.principal.value and o.id.value = d.deputy.value and u.id.value = d.unit.value
              and o.enabled = true
              and d.validity.from <= :on and (d.validity.to is null or d.validity.to >= :on)
              and (d.stopped = false or d.validity.to > :on)
              and exists (
                select a.id from Appointment a
                where a.officer.value = d.principal.value and a.unit.value = d.unit.value and a.role = d.role
                  and a.validity.from <= :on and (a.validity.to is null or a.validity.to >= :on))
              and exists (
                select b.id from Appointment b, Unit s
                where b.officer.value = d.deputy.value and s.id.value = b.unit.value
                  and b.role in (org.meguri.organization.Role.SECTION_STAFF, org.meguri.organization.Role.SECTION_CHIEF,
                    org.meguri.organization.Role.DIRECTOR, org.meguri.organization.Role.PLANNING)
                  and b.validity.from <= :on and (b.validity.to is null or b.validity.to >= :on)
                  and (d.anywhere = true or s.id.value = u.id.value or s.id.value = u.parent.value
                    or s.parent.value = u.id.value))
            """;

    Deputy save(Deputy deputy);

    Deputy saveAndFlush(Deputy deputy);

    Optional<Deputy> findById(DeputyId id);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select d from Deputy d where d.id = :id")
    Optional<Deputy> findForChange(DeputyId id);

    @Query("select d from Deputy d where d.unit = :unit and d.role = :role order by d.validity.from")
    List<Deputy> ofDuty(UnitId unit, Role role);

    @Query("select d from Deputy d where d.unit.value in :units order by d.validity.from")
    List<Deputy> ofUnits(Collection<UUID> units);

    @Query("select d from Deputy d where d.deputy = :officer order by d.validity.from desc")
    List<Deputy> ofDeputy(OfficerId officer);

    @Query("select d from Deputy d order by d.validity.from desc")
    List<Deputy> all();

    @Query(IN_FORCE + " and d.deputy = :officer order by u.code, d.role")
    List<Object[]> inForceFor(OfficerId officer, LocalDate on);

    @Query(IN_FORCE + " and d.unit = :unit and d.role = :role order by o.login")
    List<Object[]> inForceOf(UnitId unit, Role role, LocalDate on);

    @Query(IN_FORCE + " order by u.code, o.login")
    List<Object[]> inForce(LocalDate on);

    /** For a change: nobody else changes it meanwhile. */
    default Deputy lock(DeputyId id) {
        return findForChange(id).orElseThrow(() -> Refusal.notFound("organization.deputy.unknown"));
    }
}

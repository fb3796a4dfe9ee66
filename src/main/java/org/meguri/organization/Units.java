package org.meguri.organization;

import jakarta.persistence.LockModeType;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Units extends Repository<Unit, UnitId> {

    Unit save(Unit unit);

    Optional<Unit> findById(UnitId id);

    List<Unit> findByIdIn(Collection<UnitId> ids);

    Optional<Unit> findByCode(String code);

    List<Unit> findByOrderByCode();

    boolean existsByName(String name);

    @Query(
            """
            select u from Unit u
            where u.name = :name and u.validity.from <= :on and (u.validity.to is null or u.validity.to >= :on)
            order by u.code""")
    List<Unit> inForceNamed(String name, LocalDate on);

    @Query(
            """
            select u from Unit u
            where u.validity.from <= :on and (u.validity.to is null or u.validity.to >= :on)
            order by u.code""")
    List<Unit> inForce(LocalDate on);

    /** Whoever locks the unit, designates its deputies; all others wait. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("select u from Unit u where u.id = :id")
    Optional<Unit> findForChange(UnitId id);

    default Unit get(UnitId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("organization.unit.unknown"));
    }
}

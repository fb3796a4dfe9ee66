package org.meguri.organization;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.system.Refusal;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface Officers extends Repository<Officer, OfficerId> {

    Officer save(Officer officer);

    long count();

    Optional<Officer> findById(OfficerId id);

    Optional<Officer> findByLogin(String login);

    List<Officer> findByOrderByLogin();

    @Query("select o from Officer o where o.id.value in :ids")
    List<Officer> ofIds(Collection<UUID> ids);

    @Query(
            "select o.id.value from Officer o where lower(o.name) like :like escape '!' or lower(o.login) like :like escape '!'")
    List<UUID> named(String like);

    @Query("select o from Officer o where o.passwordHash = '' and o.enabled = true order by o.login")
    List<Officer> withoutPassword();

    @Query(
            """
            select distinct o from Officer o, Appointment a
            where a.officer.value = o.id.value and a.role = :role and a.unit = :unit
              and a.validity.from <= :on and (a.validity.to is null or a.validity.to >= :on) and o.enabled = true
            order by o.login""")
    List<Officer> holders(Role role, UnitId unit, LocalDate on);

    @Query(
            """
            select distinct o from Officer o, Appointment a
            where a.officer.value = o.id.value and a.role = :role
              and a.validity.from <= :on and (a.validity.to is null or a.validity.to >= :on) and o.enabled = true
            order by o.login""")
    List<Officer> holders(Role role, LocalDate on);

    default Officer get(OfficerId id) {
        return findById(id).orElseThrow(() -> Refusal.notFound("organization.officer.unknown"));
    }
}

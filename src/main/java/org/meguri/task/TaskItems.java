package org.meguri.task;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.Role;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface TaskItems extends Repository<TaskItem, String> {

    /** What a desk may do: the roles of the whole town by role, those of a section by its unit. */
    String ON_DESK =
            """
            from TaskItem t where t.closedAt is null and (
                   t.role in :townRoles
                or (t.role = org.meguri.organization.Role.SECTION_STAFF and t.unit.value in :staffOf)
                or (t.role = org.meguri.organization.Role.SECTION_CHIEF and t.unit.value in :chiefOf)
                or (t.role = org.meguri.organization.Role.DIRECTOR and t.unit.value in :directorOf))
            """;

    TaskItem save(TaskItem task);

    Optional<TaskItem> findById(String id);

    @Query("select t " + ON_DESK)
    List<TaskItem> findOnDesk(
            Collection<Role> townRoles,
            Collection<UUID> staffOf,
            Collection<UUID> chiefOf,
            Collection<UUID> directorOf);

    @Query("select count(t) " + ON_DESK)
    long countOnDesk(
            Collection<Role> townRoles,
            Collection<UUID> staffOf,
            Collection<UUID> chiefOf,
            Collection<UUID> directorOf);

    @Query(
            """
            select t from TaskItem t
            where t.closedAt is null and t.role = org.meguri.organization.Role.SECTION_CHIEF
              and t.unit.value in :units and t.kind in :kinds
            """)
    List<TaskItem> findOfChiefs(Collection<UUID> units, Collection<TaskKind> kinds);

    @Query("select t from TaskItem t where t.subject = :subject and t.closedAt is null")
    List<TaskItem> findOpen(UUID subject);

    @Query("select t from TaskItem t where t.subject = :subject and t.kind = :kind and t.closedAt is null")
    List<TaskItem> findOpen(UUID subject, TaskKind kind);

    @Query("select t from TaskItem t where t.unit.value in :units and t.closedAt is null")
    List<TaskItem> findOpenOfUnits(Collection<UUID> units);

    @Query("select t from TaskItem t where t.cycle = :cycle and t.closedAt is null")
    List<TaskItem> findOpenOfCycle(UUID cycle);
}

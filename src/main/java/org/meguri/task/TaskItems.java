package org.meguri.task;

import jakarta.persistence.LockModeType;
import jakarta.persistence.QueryHint;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.meguri.organization.Role;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.jpa.repository.QueryHints;
import org.springframework.data.repository.Repository;

interface TaskItems extends Repository<TaskItem, String> {

    /** Hibernate's word for {@code skip locked}. */
    String SKIP_LOCKED = "-2";

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

    @Query("select t from TaskItem t where t.closedAt is null")
    List<TaskItem> findAllOpen();

    /** Open tasks that are due on this day or before, those of a unit together. */
    @Query("select t.id from TaskItem t where t.closedAt is null and t.due <= :due order by t.unit.value, t.id")
    List<String> openIdsDue(LocalDate due);

    /** Those of the tasks that are open, less those that another transaction works on. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
    @Query("select t from TaskItem t where t.id in :ids and t.closedAt is null order by t.id")
    List<TaskItem> lockOpen(Collection<String> ids);

    /** The open tasks of this kind about the aggregate, less those that another transaction works on. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @QueryHints(@QueryHint(name = "jakarta.persistence.lock.timeout", value = SKIP_LOCKED))
    @Query(
            """
            select t from TaskItem t
            where t.subject = :subject and t.kind = :kind and t.closedAt is null order by t.id""")
    List<TaskItem> lockOpen(UUID subject, TaskKind kind);

    @Query("select count(t) from TaskItem t where t.id in :ids and t.closedAt is null")
    long countOpen(Collection<String> ids);

    @Query("select t from TaskItem t where t.cycle = :cycle and t.closedAt is not null")
    List<TaskItem> findDoneOfCycle(UUID cycle);

    @Query("select t from TaskItem t where t.cycle = :cycle and t.closedAt is null")
    List<TaskItem> findOpenOfCycle(UUID cycle);
}

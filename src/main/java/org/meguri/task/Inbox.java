package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.system.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The open tasks of everybody, kept in step with the process inside its transaction. */
@Service
@Transactional
public class Inbox {

    /** Roles that are held in one unit and for its tasks alone; all others are held for the whole town. */
    private static final Set<Role> UNIT_ROLES = EnumSet.of(Role.SECTION_STAFF, Role.SECTION_CHIEF, Role.DIRECTOR);

    /** What a director may do for a chief of the department, as when the chief wrote the sheet. */
    private static final Set<TaskKind> FOR_CHIEFS =
            EnumSet.of(TaskKind.APPROVE, TaskKind.APPROVE_ANSWER, TaskKind.APPROVE_PROPOSAL);

    private static final Comparator<TaskView> BY_KIND_AND_UNIT = Comparator.comparing(TaskView::kind)
            .thenComparing(task -> task.unit() == null ? "" : task.unit().toString())
            .thenComparing(TaskView::id);

    private final TaskItems items;
    private final Directory directory;
    private final Clock clock;

    Inbox(TaskItems items, Directory directory, Clock clock) {
        this.items = items;
        this.directory = directory;
        this.clock = clock;
    }

    /** Puts a task on its desk; one that lies there already stays as it is. */
    public void open(NewTask task) {
        if (items.findById(task.id()).isEmpty()) {
            items.save(new TaskItem(task, clock.instant()));
        }
    }

    /** Closes the task; closing one that is closed or unknown does nothing. */
    public void close(String taskId) {
        items.findById(taskId).ifPresent(task -> task.close(clock.instant()));
    }

    /** Puts an open task onto the desk of the unit that takes over. */
    public void hand(String taskId, UnitId to) {
        items.findById(taskId).ifPresent(task -> task.hand(to, clock.instant()));
    }

    /** An open task has other days from now on. @param lock the last day; null where it does not close by itself */
    public void move(String taskId, LocalDate due, @Nullable LocalDate lock) {
        items.findById(taskId).ifPresent(task -> task.move(due, lock, clock.instant()));
    }

    /** What the open tasks about this aggregate are about has another name now. */
    public void retitle(UUID subject, String title) {
        var now = clock.instant();
        items.findOpen(subject).forEach(task -> task.retitle(title, now));
    }

    /** Open tasks on the desks of these units, most urgent first. */
    @Transactional(readOnly = true)
    public List<TaskView> openTasksOf(Collection<UnitId> units) {
        return views(items.findOpenOfUnits(units.stream().map(UnitId::value).toList()));
    }

    /**
     * Open tasks that this person may do, most urgent first (due, then reference): their own, and for a director the
     * decisions that wait for a chief of the department.
     */
    @Transactional(readOnly = true)
    public List<TaskView> tasksOf(SignedIn person) {
        var own = ownTasksOf(person);
        var seen = own.stream().map(TaskView::id).collect(Collectors.toSet());
        var forChiefs = tasksForChiefs(person).stream()
                .filter(task -> !seen.contains(task.id()))
                .toList();
        return Stream.concat(own.stream(), forChiefs.stream())
                .sorted(Urgency.FIRST)
                .toList();
    }

    /** Open tasks on this person's own desk, most urgent first. */
    @Transactional(readOnly = true)
    public List<TaskView> ownTasksOf(SignedIn person) {
        var desk = Desk.of(person);
        return desk.isEmpty()
                ? List.of()
                : views(items.findOnDesk(desk.townRoles, desk.staffOf, desk.chiefOf, desk.directorOf));
    }

    /** As {@link #ownTasksOf}, with the revision of each task. */
    @Transactional(readOnly = true)
    public List<TaskRevision> revisionsOf(SignedIn person) {
        var desk = Desk.of(person);
        return desk.isEmpty()
                ? List.of()
                : items.findOnDesk(desk.townRoles, desk.staffOf, desk.chiefOf, desk.directorOf).stream()
                        .map(TaskItem::revision)
                        .sorted(Comparator.comparing(TaskRevision::task, Urgency.FIRST))
                        .toList();
    }

    /** How many tasks lie on this person's own desk. */
    @Transactional(readOnly = true)
    public long countOwnTasksOf(SignedIn person) {
        var desk = Desk.of(person);
        return desk.isEmpty() ? 0 : items.countOnDesk(desk.townRoles, desk.staffOf, desk.chiefOf, desk.directorOf);
    }

    /** Decisions that wait for a chief of a department that this person directs, most urgent first. */
    @Transactional(readOnly = true)
    public List<TaskView> tasksForChiefs(SignedIn person) {
        var departments = units(person, Role.DIRECTOR);
        if (departments.isEmpty()) {
            return List.of();
        }
        var units = directory.units(LocalDate.now(clock)).stream()
                .filter(unit -> departments.contains(unit.id().value())
                        || (unit.parent() != null
                                && departments.contains(unit.parent().value())))
                .map(UnitView::id)
                .map(id -> id.value())
                .toList();
        return units.isEmpty() ? List.of() : views(items.findOfChiefs(units, FOR_CHIEFS));
    }

    /** Open tasks about this aggregate, by kind and unit. */
    @Transactional(readOnly = true)
    public List<TaskView> openTasks(UUID subject) {
        return items.findOpen(subject).stream()
                .map(TaskItem::view)
                .sorted(BY_KIND_AND_UNIT)
                .toList();
    }

    /** All open tasks of a cycle. */
    @Transactional(readOnly = true)
    public List<TaskView> openTasksOfCycle(UUID cycle) {
        return views(items.findOpenOfCycle(cycle));
    }

    /** A task, open or closed. */
    @Transactional(readOnly = true)
    public Optional<TaskView> find(String taskId) {
        return items.findById(taskId).map(TaskItem::view);
    }

    /** All open tasks of the house. */
    @Transactional(readOnly = true)
    public List<TaskView> openTasks() {
        return views(items.findAllOpen());
    }

    /**
     * To be asked before something is handed in or decided. What is typed meanwhile can be kept as a draft.
     *
     * @param unit whose task; null for any
     * @throws Refusal (409) when every such task is closed today (締切後)
     */
    @Transactional(readOnly = true)
    public void requireOpen(UUID subject, TaskKind kind, @Nullable UnitId unit) {
        var today = LocalDate.now(clock);
        var open = items.findOpen(subject, kind).stream()
                .map(TaskItem::view)
                .filter(task -> unit == null || unit.equals(task.unit()))
                .toList();
        if (!open.isEmpty() && open.stream().allMatch(task -> task.lockedOn(today))) {
            throw Refusal.conflict(
                    "task.locked", Objects.requireNonNull(open.get(0).lock()));
        }
    }

    private static List<TaskView> views(List<TaskItem> tasks) {
        return tasks.stream().map(TaskItem::view).sorted(Urgency.FIRST).toList();
    }

    private static Set<UUID> units(SignedIn person, Role role) {
        return person.duties().stream()
                .filter(duty -> duty.role() == role)
                .map(duty -> duty.unit().value())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** A person's duties as the query needs them. */
    private record Desk(Set<Role> townRoles, Set<UUID> staffOf, Set<UUID> chiefOf, Set<UUID> directorOf) {

        static Desk of(SignedIn person) {
            return new Desk(
                    person.duties().stream()
                            .map(Duty::role)
                            .filter(role -> !UNIT_ROLES.contains(role))
                            .collect(Collectors.toUnmodifiableSet()),
                    units(person, Role.SECTION_STAFF),
                    units(person, Role.SECTION_CHIEF),
                    units(person, Role.DIRECTOR));
        }

        boolean isEmpty() {
            return townRoles.isEmpty() && staffOf.isEmpty() && chiefOf.isEmpty() && directorOf.isEmpty();
        }
    }
}

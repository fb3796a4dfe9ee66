package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Directory;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.WhoSigns;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A person's tasks as the page lists them. */
@Service
@Transactional(readOnly = true)
class MyTasks {

    private final Inbox inbox;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final WhoSigns whoSigns;
    private final Clock clock;

    MyTasks(Inbox inbox, Directory directory, WorkingCalendar calendar, WhoSigns whoSigns, Clock clock) {
        this.whoSigns = whoSigns;
        this.inbox = inbox;
        this.directory = directory;
        this.calendar = calendar;
        this.clock = clock;
    }

    /**
     * Tasks of one kind, the most urgent first.
     *
     * @param late how many of them are past their due day
     */
    record Group(TaskKind kind, List<Row> rows, long late) {}

    /**
     * One line of the list.
     *
     * @param unit name of the section; missing for tasks of the whole town
     * @param role whose task it is where no section is named
     * @param due the due day in words
     * @param workingDays until the due day, 0 on the day itself, negative after it
     * @param late whether the due day is past; on the weekend after it no working day has passed yet
     * @param principal in whose stead the person would do it (代決); null where it is their own task
     */
    record Row(
            String href,
            String title,
            @Nullable String unit,
            String role,
            String due,
            int workingDays,
            boolean late,
            @Nullable String principal) {

        /** Due within three working days. */
        public boolean soon() {
            return !late && workingDays <= 3;
        }

        /** Working days past the due day. */
        public int daysLate() {
            return -workingDays;
        }
    }

    List<Group> own(SignedIn person) {
        return groups(inbox.ownTasksOf(person), (task, unit) -> person.stead(task.role(), unit));
    }

    /** What a director may decide in a chief's place. */
    List<Group> forChiefs(SignedIn person) {
        return groups(
                inbox.tasksForChiefs(person),
                (task, unit) -> person.steads().isEmpty() ? Optional.empty() : whoSigns.steadOf(person, unit));
    }

    private List<Group> groups(List<TaskView> tasks, BiFunction<TaskView, UnitId, Optional<Stead>> steads) {
        if (tasks.isEmpty()) {
            return List.of();
        }
        var today = LocalDate.now(clock);
        var units = new HashMap<UnitId, String>();
        directory.units(today).forEach(unit -> units.put(unit.id(), unit.name()));
        var rows = new LinkedHashMap<TaskKind, List<Row>>();
        var firstDue = new HashMap<TaskKind, LocalDate>();
        for (var task : tasks) {
            rows.computeIfAbsent(task.kind(), kind -> new ArrayList<>()).add(row(task, units, today, steads));
            firstDue.merge(task.kind(), task.due(), (one, other) -> one.isBefore(other) ? one : other);
        }
        return rows.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<TaskKind, List<Row>> entry) -> firstDue.get(entry.getKey()))
                        .thenComparing(Map.Entry::getKey))
                .map(entry -> new Group(
                        entry.getKey(),
                        entry.getValue(),
                        entry.getValue().stream().filter(Row::late).count()))
                .toList();
    }

    private Row row(
            TaskView task,
            Map<UnitId, String> units,
            LocalDate today,
            BiFunction<TaskView, UnitId, Optional<Stead>> steads) {
        var unit = task.unit();
        return new Row(
                task.kind().page(task.subject()),
                task.title(),
                // A section that was dissolved meanwhile is not in force today but still has its name.
                unit == null
                        ? null
                        : units.computeIfAbsent(unit, id -> directory.unit(id).name()),
                task.role().name(),
                Wording.shortly(task.due()),
                calendar.between(today, task.due()),
                today.isAfter(task.due()),
                unit == null
                        ? null
                        : steads.apply(task, unit).map(Stead::principalName).orElse(null));
    }
}

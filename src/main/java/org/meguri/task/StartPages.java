package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleState;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.organization.UnitView;
import org.meguri.organization.WhoSigns;
import org.meguri.task.StartPage.Member;
import org.meguri.task.StartPage.Next;
import org.meguri.task.StartPage.Overdue;
import org.meguri.task.StartPage.Progress;
import org.meguri.task.StartPage.Row;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gathers わたしの作業. What keeps others waiting comes first: sent back, then late, then decisions that others wait for
 * ({@link Blocking}); among equals the earlier due day, then the order of the plan.
 */
@Service
@Transactional(readOnly = true)
class StartPages {

    /** How many lines the box at the head shows. */
    static final int FIRST = 5;

    /** Tasks that are about a sheet, so that the sheet can be asked how it stands. */
    private static final Set<TaskKind> ABOUT_SHEETS =
            EnumSet.of(TaskKind.SELF_EVALUATE, TaskKind.APPROVE, TaskKind.REVIEW);

    private static final Comparator<Row> BY_DUE = Comparator.comparing(Row::dueDay)
            .thenComparing(Row::cycle)
            .thenComparing(Row::number, Urgency::byNumbers)
            .thenComparing(Row::name)
            .thenComparing(row -> row.subject().toString());

    /** Work of one's own before what is with others. */
    private static final Comparator<Row> BY_URGENCY = Comparator.comparing((Row row) -> !row.open())
            .thenComparing(Row::blocking)
            .thenComparing(BY_DUE);

    private static final Map<Stage, Set<Role>> STAGES = Map.of(
            Stage.SELF_EVALUATION, Set.of(Role.SECTION_STAFF),
            Stage.APPROVAL, Set.of(Role.SECTION_CHIEF),
            Stage.REVIEW, Set.of(Role.PLANNING),
            Stage.COMMITTEE, Set.of(Role.COMMITTEE_MEMBER, Role.PLANNING),
            Stage.ANSWER, Set.of(Role.SECTION_STAFF),
            Stage.ANSWER_APPROVAL, Set.of(Role.SECTION_CHIEF),
            Stage.BOARD, Set.of(Role.EXECUTIVE),
            Stage.PUBLICATION, Set.of(Role.PLANNING));

    private final Inbox inbox;
    private final List<SheetWork> rooms;
    private final List<TextWriters> texts;
    private final TasksLater tasksLater;
    private final TaskWriters writers;
    private final CycleLookup cycles;
    private final Directory directory;
    private final WorkingCalendar calendar;
    private final WhoSigns whoSigns;
    private final Clock clock;

    StartPages(
            Inbox inbox,
            List<SheetWork> rooms,
            List<TextWriters> texts,
            TasksLater tasksLater,
            TaskWriters writers,
            CycleLookup cycles,
            Directory directory,
            WorkingCalendar calendar,
            WhoSigns whoSigns,
            Clock clock) {
        this.inbox = inbox;
        this.rooms = rooms;
        this.texts = texts;
        this.tasksLater = tasksLater;
        this.writers = writers;
        this.cycles = cycles;
        this.directory = directory;
        this.calendar = calendar;
        this.whoSigns = whoSigns;
        this.clock = clock;
    }

    StartPage of(SignedIn person, TaskQuery query) {
        var today = LocalDate.now(clock);
        var units = new HashMap<UnitId, UnitView>();
        directory.units(today).forEach(unit -> units.put(unit.id(), unit));
        var writing = unitsOf(person, Role.SECTION_STAFF);
        var watched = watched(person, units.values());
        var pieces = watched.isEmpty()
                ? List.<SheetWork.Piece>of()
                : rooms.stream().flatMap(room -> room.of(watched).stream()).toList();
        var own = inbox.ownTasksOf(person);
        var forChiefs = inbox.tasksForChiefs(person);
        var waits = byDirector(forChiefs, own, person);
        var known = new HashMap<UUID, SheetWork.Piece>();
        pieces.forEach(piece -> known.put(piece.subject(), piece));
        var unknown = Stream.concat(own.stream(), forChiefs.stream())
                .filter(task -> ABOUT_SHEETS.contains(task.kind()) && !known.containsKey(task.subject()))
                .map(TaskView::subject)
                .collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            rooms.forEach(room -> known.putAll(room.about(unknown)));
        }
        var members = members(person, today);
        var making = new Making(today, units, known, hidden(person, today), writersOf(known.keySet()), names(members));
        var all = new ArrayList<Row>();
        own.forEach(task -> all.add(making.row(task, (one, unit) -> person.stead(one.role(), unit))));
        var withTask = own.stream().map(TaskView::subject).collect(Collectors.toSet());
        pieces.stream()
                .filter(piece -> writing.contains(piece.unit()) && !withTask.contains(piece.subject()))
                .forEach(piece -> all.add(making.row(piece)));
        var waiting = all.stream()
                .filter(row -> row.open() && row.blocking().first())
                .sorted(BY_URGENCY)
                .toList();
        var later = (int) all.stream().filter(row -> row.later() != null).count();
        return new StartPage(
                waiting.stream().limit(FIRST).toList(),
                Math.max(0, waiting.size() - FIRST),
                progress(pieces, units, making, own, writing),
                List.copyOf(all),
                all.stream()
                        .filter(row -> shown(row, query, person.id()))
                        .sorted(order(query.order()))
                        .toList(),
                later,
                rows(waits.getOrDefault(true, List.of()), making, person),
                rows(waits.getOrDefault(false, List.of()), making, person),
                members,
                own.isEmpty() ? next(person, today) : null);
    }

    /** Whether the director has to decide, as on the page of the decision; what is on the own desk anyway is left out. */
    private Map<Boolean, List<TaskView>> byDirector(List<TaskView> forChiefs, List<TaskView> own, SignedIn person) {
        if (forChiefs.isEmpty()) {
            return Map.of();
        }
        var wrote = new HashMap<UUID, Set<OfficerId>>();
        for (var room : texts) {
            var subjects = forChiefs.stream()
                    .filter(task -> task.kind() == room.kind())
                    .map(TaskView::subject)
                    .collect(Collectors.toSet());
            if (!subjects.isEmpty()) {
                wrote.putAll(room.of(subjects));
            }
        }
        var mine = own.stream().map(TaskView::id).collect(Collectors.toSet());
        var signs = whoSigns.remembering(person);
        return forChiefs.stream().filter(task -> !mine.contains(task.id())).collect(Collectors.partitioningBy(task -> {
            var unit = task.unit();
            var writers = wrote.getOrDefault(task.subject(), Set.of());
            return unit != null && !writers.contains(person.id()) && !signs.leftToChief(unit, writers::contains);
        }));
    }

    private List<Row> rows(List<TaskView> tasks, Making making, SignedIn person) {
        return tasks.stream()
                .map(task -> making.row(
                        task,
                        (one, unit) -> person.steads().isEmpty() ? Optional.empty() : whoSigns.steadOf(person, unit)))
                .sorted(BY_URGENCY)
                .toList();
    }

    private static boolean shown(Row row, TaskQuery query, OfficerId person) {
        return (query.later() || row.later() == null)
                && (query.state() == null || row.standing() == query.state())
                && (query.kind() == null || row.kind() == query.kind())
                && (query.unit().isEmpty()
                        || (row.unitId() != null && row.unitId().toString().equals(query.unit())))
                && switch (query.who()) {
                    case ANYBODY -> true;
                    case ME -> person.value().equals(row.writerId());
                    case NOBODY -> row.standing() != null && row.writerId() == null;
                };
    }

    private static Comparator<Row> order(TaskQuery.Order order) {
        return switch (order) {
            case URGENCY -> BY_URGENCY;
            case DUE -> BY_DUE;
            case NUMBER ->
                Comparator.comparing(Row::cycle)
                        .thenComparing(Row::number, Urgency::byNumbers)
                        .thenComparing(BY_DUE);
            case STATE ->
                Comparator.comparing(Row::standing, Comparator.nullsLast(Comparator.naturalOrder()))
                        .thenComparing(BY_DUE);
        };
    }

    private static Set<UnitId> unitsOf(SignedIn person, Role role) {
        return person.duties().stream()
                .filter(duty -> duty.role() == role)
                .map(duty -> duty.unit())
                .collect(Collectors.toSet());
    }

    /** The units whose progress concerns the person: those for which they write or sign, and all of their department. */
    private static Set<UnitId> watched(SignedIn person, Collection<UnitView> units) {
        var watched = new HashSet<UnitId>(unitsOf(person, Role.SECTION_STAFF));
        watched.addAll(unitsOf(person, Role.SECTION_CHIEF));
        var departments = unitsOf(person, Role.DIRECTOR);
        units.stream()
                .filter(unit -> departments.contains(unit.id())
                        || (unit.parent() != null && departments.contains(unit.parent())))
                .forEach(unit -> watched.add(unit.id()));
        return watched;
    }

    private Map<UUID, List<Member>> members(SignedIn person, LocalDate today) {
        var members = new LinkedHashMap<UUID, List<Member>>();
        var units = new HashSet<>(unitsOf(person, Role.SECTION_STAFF));
        units.addAll(unitsOf(person, Role.SECTION_CHIEF));
        units.forEach(unit -> members.put(
                unit.value(),
                ArrangeTasks.members(directory, unit, today).stream()
                        .map(officer -> new Member(officer.id().value(), officer.name()))
                        .toList()));
        return members;
    }

    private static Map<UUID, String> names(Map<UUID, List<Member>> members) {
        var names = new HashMap<UUID, String>();
        members.values().forEach(all -> all.forEach(member -> names.put(member.id(), member.name())));
        return names;
    }

    private Map<String, LocalDate> hidden(SignedIn person, LocalDate today) {
        return tasksLater.hidden(person.id(), today).stream()
                .collect(Collectors.toMap(TaskLater::task, TaskLater::until));
    }

    private Map<UUID, OfficerId> writersOf(Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? Map.of()
                : writers.of(subjects).stream().collect(Collectors.toMap(TaskWriter::subject, TaskWriter::officer));
    }

    private static List<Progress> progress(
            List<SheetWork.Piece> pieces,
            Map<UnitId, UnitView> units,
            Making making,
            List<TaskView> own,
            Set<UnitId> writing) {
        var dues = own.stream()
                .filter(task -> task.kind() == TaskKind.SELF_EVALUATE)
                .collect(Collectors.toMap(TaskView::subject, TaskView::due, (one, other) -> one));
        var byUnit = new LinkedHashMap<UnitId, List<SheetWork.Piece>>();
        pieces.forEach(piece ->
                byUnit.computeIfAbsent(piece.unit(), unit -> new ArrayList<>()).add(piece));
        return byUnit.entrySet().stream()
                .sorted(Comparator.comparing(entry -> {
                    var unit = units.get(entry.getKey());
                    return unit == null ? "" : unit.code();
                }))
                .map(entry -> {
                    var counts = new EnumMap<SheetWork.Standing, Integer>(SheetWork.Standing.class);
                    entry.getValue().forEach(piece -> counts.merge(piece.standing(), 1, Integer::sum));
                    var late = entry.getValue().stream()
                            .filter(piece -> piece.standing() != SheetWork.Standing.SUBMITTED
                                    && making.today.isAfter(dues.getOrDefault(piece.subject(), piece.due())))
                            .toList();
                    return new Progress(
                            making.unit(entry.getKey()),
                            counts,
                            entry.getValue().size(),
                            late.size(),
                            writing.contains(entry.getKey())
                                    ? List.of()
                                    : late.stream()
                                            .map(piece -> new Overdue(
                                                    TaskKind.SELF_EVALUATE.page(piece.subject()),
                                                    piece.number() == null
                                                            ? piece.name()
                                                            : piece.number() + "　" + piece.name(),
                                                    piece.standing()))
                                            .toList());
                })
                .toList();
    }

    /** The first stage of any year that concerns the person and whose day has not passed. */
    private @Nullable Next next(SignedIn person, LocalDate today) {
        return cycles.all().stream()
                .filter(cycle -> cycle.state() != CycleState.CLOSED)
                .flatMap(cycle -> STAGES.entrySet().stream()
                        .filter(stage -> stage.getValue().stream().anyMatch(person::has))
                        .filter(stage -> cycle.dues().containsKey(stage.getKey())
                                && !cycle.due(stage.getKey()).isBefore(today))
                        .map(stage -> new Next(stage.getKey().name(), cycle.due(stage.getKey()), cycle.title())))
                .min(Comparator.comparing(Next::due).thenComparing(Next::cycle))
                .orElse(null);
    }

    /** Makes rows, with what was read once for all of them. */
    private final class Making {

        private final LocalDate today;
        private final Map<UnitId, UnitView> units;
        private final Map<UnitId, String> former = new HashMap<>();
        private final Map<LocalDate, Integer> days = new HashMap<>();
        private final Map<UUID, SheetWork.Piece> pieces;
        private final Map<String, LocalDate> hidden;
        private final Map<UUID, OfficerId> writers;
        private final Map<UUID, String> names;

        Making(
                LocalDate today,
                Map<UnitId, UnitView> units,
                Map<UUID, SheetWork.Piece> pieces,
                Map<String, LocalDate> hidden,
                Map<UUID, OfficerId> writers,
                Map<UUID, String> names) {
            this.today = today;
            this.units = units;
            this.pieces = pieces;
            this.hidden = hidden;
            this.writers = writers;
            this.names = names;
        }

        /** A section that was dissolved meanwhile is not in force today but still has its name. */
        String unit(UnitId id) {
            var unit = units.get(id);
            return unit == null
                    ? former.computeIfAbsent(id, one -> directory.unit(one).name())
                    : unit.name();
        }

        Row row(TaskView task, BiFunction<TaskView, UnitId, Optional<Stead>> steads) {
            var piece = ABOUT_SHEETS.contains(task.kind()) ? pieces.get(task.subject()) : null;
            var unit = task.unit();
            var late = today.isAfter(task.due());
            var sentBack = task.kind() == TaskKind.SELF_EVALUATE
                    && piece != null
                    && piece.standing() == SheetWork.Standing.SENT_BACK;
            // On its due day it comes back by itself: nothing late is ever hidden.
            var later = today.isBefore(task.due()) ? hidden.get(task.id()) : null;
            return row(
                    task.id(),
                    task.kind(),
                    task.subject(),
                    piece,
                    piece == null ? task.title() : piece.name(),
                    unit,
                    task.role().name(),
                    task.due(),
                    Blocking.of(task.kind(), sentBack, late),
                    unit == null
                            ? null
                            : steads.apply(task, unit).map(Stead::principalName).orElse(null),
                    later);
        }

        Row row(SheetWork.Piece piece) {
            return row(
                    null,
                    TaskKind.SELF_EVALUATE,
                    piece.subject(),
                    piece,
                    piece.name(),
                    piece.unit(),
                    Role.SECTION_STAFF.name(),
                    piece.due(),
                    Blocking.NOBODY,
                    null,
                    null);
        }

        private Row row(
                @Nullable String task,
                TaskKind kind,
                UUID subject,
                SheetWork.@Nullable Piece piece,
                String name,
                @Nullable UnitId unit,
                String role,
                LocalDate due,
                Blocking blocking,
                @Nullable String principal,
                @Nullable LocalDate later) {
            var writer = writers.get(subject);
            // Who has left the unit does not write for it any more.
            var writerName = writer == null ? null : names.get(writer.value());
            return new Row(
                    task,
                    kind,
                    subject,
                    kind.page(subject),
                    piece == null ? "" : Objects.requireNonNullElse(piece.number(), ""),
                    name,
                    piece == null ? null : piece.last(),
                    piece == null ? null : piece.standing(),
                    piece == null ? 0 : piece.filled(),
                    piece == null ? 0 : piece.required(),
                    unit == null ? null : unit.value(),
                    unit == null ? null : unit(unit),
                    role,
                    due,
                    Wording.shortlyToReader(due),
                    days.computeIfAbsent(due, day -> calendar.between(today, day)),
                    task != null && today.isAfter(due),
                    blocking,
                    principal,
                    writerName == null || writer == null ? null : writer.value(),
                    writerName,
                    piece == null ? null : piece.asked(),
                    later,
                    piece == null ? "" : piece.cycleTitle());
        }
    }
}

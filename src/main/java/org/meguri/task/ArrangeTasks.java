package org.meguri.task;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;

/** How people order their own work: what they want to see later, and who of a unit writes which sheet. */
@UseCase
public class ArrangeTasks {

    private final Inbox inbox;
    private final TasksLater later;
    private final TaskWriters writers;
    private final List<SheetWork> rooms;
    private final Directory directory;
    private final Notices notices;
    private final Clock clock;

    ArrangeTasks(
            Inbox inbox,
            TasksLater later,
            TaskWriters writers,
            List<SheetWork> rooms,
            Directory directory,
            Notices notices,
            Clock clock) {
        this.inbox = inbox;
        this.later = later;
        this.writers = writers;
        this.rooms = rooms;
        this.directory = directory;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * Hides a task from this person until a day; it comes back by itself on its due day at the latest.
     *
     * @param until null brings it back now
     * @throws Refusal (404) when the task is not this person's; (422) when the day is not after today, or after the due day
     */
    public void later(String task, @Nullable LocalDate until, SignedIn person) {
        var mine = inbox.ownTasksOf(person).stream()
                .filter(one -> one.id().equals(task))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("task.unknown"));
        var key = new LaterKey(task, person.id());
        if (until == null) {
            later.findById(key).ifPresent(later::delete);
            return;
        }
        if (!until.isAfter(LocalDate.now(clock))) {
            throw new Refusal("task.later.past");
        }
        if (until.isAfter(mine.due())) {
            throw new Refusal("task.later.after-due", Wording.shortlyToReader(mine.due()));
        }
        later.findById(key).ifPresentOrElse(known -> known.until(until), () -> later.save(new TaskLater(key, until)));
    }

    /**
     * Says who of the unit writes a sheet.
     *
     * @param writer null for nobody in particular
     * @throws Refusal (404) when the sheet is not of a unit for which this person writes; (422) when the writer does not
     *     belong to it
     */
    public void writer(UUID subject, @Nullable OfficerId writer, SignedIn person) {
        var unit = rooms.stream()
                .flatMap(room -> room.about(List.of(subject)).values().stream())
                .map(SheetWork.Piece::unit)
                .filter(one -> mayArrange(person, one))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("task.unknown"));
        var known = writers.findById(subject);
        if (writer == null) {
            known.ifPresent(writers::delete);
            return;
        }
        if (members(directory, unit, LocalDate.now(clock)).stream()
                .noneMatch(member -> member.id().equals(writer))) {
            throw new Refusal("task.writer.elsewhere");
        }
        var now = clock.instant();
        known.ifPresentOrElse(
                one -> one.hand(writer, person.id(), now),
                () -> writers.save(new TaskWriter(subject, writer, person.id(), now)));
    }

    /** Whether this person says who writes the unit's sheets: its own people, and the planning division. */
    static boolean mayArrange(SignedIn person, UnitId unit) {
        return person.has(Role.SECTION_STAFF, unit)
                || person.has(Role.SECTION_CHIEF, unit)
                || person.has(Role.PLANNING);
    }

    /**
     * Hands several sheets of a unit to one of its people at once; the one who gets them is told, unless they took them.
     *
     * @param subjects what is not written by the unit any more, or lies with this writer already, is passed over
     * @param writer null for nobody in particular
     * @return how many changed hands
     * @throws Refusal (404) when the person does not arrange the unit's work; (422) when none is named, or the writer does
     *     not belong to the unit
     */
    public int hand(UnitId unit, Collection<UUID> subjects, @Nullable OfficerId writer, SignedIn person) {
        var moves = moves(unit, subjects, writer, person);
        moves.forEach(piece -> writer(piece.subject(), writer, person));
        if (writer != null && !moves.isEmpty() && !writer.equals(person.id())) {
            var now = clock.instant();
            notices.tell(
                    directory.officer(writer),
                    new Notices.Notice(
                            "HANDED:" + unit + ":" + now.toEpochMilli(),
                            "HANDED",
                            null,
                            "/tasks",
                            "task.notice.handed",
                            person.name(),
                            Integer.toString(moves.size()),
                            moves.stream().map(piece -> "　・" + piece.name()).collect(Collectors.joining("\n"))));
        }
        return moves.size();
    }

    /** The sheets that {@link #hand} would give to this writer. */
    List<SheetWork.Piece> moves(UnitId unit, Collection<UUID> subjects, @Nullable OfficerId writer, SignedIn person) {
        if (!mayArrange(person, unit)) {
            throw Refusal.notFound("task.unknown");
        }
        if (writer != null
                && members(directory, unit, LocalDate.now(clock)).stream()
                        .noneMatch(member -> member.id().equals(writer))) {
            throw new Refusal("task.writer.elsewhere");
        }
        var now = writersOf(subjects);
        var moves = rooms.stream()
                .flatMap(room -> room.of(List.of(unit)).stream())
                .filter(piece -> subjects.contains(piece.subject()))
                .filter(piece -> !Objects.equals(now.get(piece.subject()), writer))
                .toList();
        if (moves.isEmpty()) {
            throw new Refusal("task.hand.none");
        }
        return moves;
    }

    /** Who writes these sheets, where somebody was named. */
    Map<UUID, OfficerId> writersOf(Collection<UUID> subjects) {
        return subjects.isEmpty()
                ? Map.of()
                : writers.of(subjects).stream().collect(Collectors.toMap(TaskWriter::subject, TaskWriter::officer));
    }

    /** Who can write for a unit: its staff, then its chiefs. */
    static List<OfficerView> members(Directory directory, UnitId unit, LocalDate on) {
        return Stream.concat(
                        directory.holders(Role.SECTION_STAFF, unit, on).stream(),
                        directory.holders(Role.SECTION_CHIEF, unit, on).stream())
                .distinct()
                .toList();
    }
}

package org.meguri.extension;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.ChangeDays;
import org.meguri.cycle.CycleId;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.Stage;
import org.meguri.cycle.WorkingCalendar;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.sheet.FreeText;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.meguri.task.Inbox;
import org.meguri.task.Notices;
import org.meguri.task.TaskKind;
import org.meguri.task.TaskView;
import org.springframework.context.ApplicationEventPublisher;

/** The conversation about more days: a department asks, the planning division gives, offers or declines. */
@UseCase
public class TalkExtension {

    /** UTF-16 units of a reason or an answer. */
    static final int LONGEST = 500;

    /** Nobody is given more than that, in days from today: a typing mistake in the year would silence the chase. */
    private static final int FURTHEST_DAYS = 366;

    private static final Map<TaskKind, Stage> STAGES = new EnumMap<>(Map.of(
            TaskKind.SELF_EVALUATE, Stage.SELF_EVALUATION,
            TaskKind.APPROVE, Stage.APPROVAL,
            TaskKind.ANSWER_REMARK, Stage.ANSWER,
            TaskKind.APPROVE_ANSWER, Stage.ANSWER_APPROVAL));

    private static final Set<Role> DEPARTMENT = EnumSet.of(Role.SECTION_STAFF, Role.SECTION_CHIEF);

    private final Extensions extensions;
    private final Inbox inbox;
    private final CycleLookup cycles;
    private final ChangeDays changeDays;
    private final WorkingCalendar calendar;
    private final Directory directory;
    private final Notices notices;
    private final Words words;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    TalkExtension(
            Extensions extensions,
            Inbox inbox,
            CycleLookup cycles,
            ChangeDays changeDays,
            WorkingCalendar calendar,
            Directory directory,
            Notices notices,
            Words words,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.extensions = extensions;
        this.inbox = inbox;
        this.cycles = cycles;
        this.changeDays = changeDays;
        this.calendar = calendar;
        this.directory = directory;
        this.notices = notices;
        this.words = words.inJapanese();
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * The open task, for whoever may ask for more days for it.
     *
     * @throws Refusal (404) when it is not open, or not of a unit that the person works in
     */
    TaskView task(String id, SignedIn by) {
        return inbox.find(id)
                .filter(task -> task.closedAt() == null && task.kind().canBePutOff())
                .filter(task -> task.unit() != null && worksIn(by, task.unit()))
                .orElseThrow(() -> Refusal.notFound("task.unknown"));
    }

    /** The conversation that is under way about this task, or about all of the unit's in its stage. */
    Optional<ExtensionView> underWay(TaskView task) {
        return extensions.of(Objects.requireNonNull(task.unit())).stream()
                .filter(one -> one.state().open()
                        && one.kind() == task.kind()
                        && one.cycle().value().equals(task.cycle()))
                .filter(one -> one.subject() == null || one.subject().equals(task.subject()))
                .map(Extension::view)
                .findFirst();
    }

    /**
     * Asks for more days.
     *
     * @param all for everything that the unit has to do in this stage of the cycle, not for the one task alone
     * @throws Refusal (404) as {@link #task}; (409) when a conversation is under way; (422) when the day or the reason cannot
     *     be used
     */
    public ExtensionId ask(String task, boolean all, @Nullable LocalDate day, @Nullable String reason, SignedIn by) {
        var about = task(task, by);
        var unit = Objects.requireNonNull(about.unit());
        underWay(about).ifPresent(other -> {
            throw Refusal.conflict("extension.under-way", other.title());
        });
        var due = day(day);
        if (!due.isAfter(about.due())) {
            throw new Refusal("extension.day.not-later", due, about.due());
        }
        var turn = new Turn(Act.ASK, due, null, text("reason", reason, true), by.id(), clock.instant());
        var stage = stage(about.kind());
        var title = title(about, unit, all);
        var extension = extensions.saveAndFlush(new Extension(about, stage, unit, all, title, turn));
        tellPlanning(extension);
        announcements.publishEvent(new ExtensionAsked(
                extension.id(), extension.cycle(), unit, title, about.due(), due, by.id(), turn.at()));
        return extension.id();
    }

    /**
     * Says the next thing.
     *
     * @param seen how many things had been said on the person's page
     * @param day for asking, giving and offering; for giving it may be left out: the day that was asked for
     * @param lock the last day (締切) that goes with a day that is given or offered; null where the place does not close
     * @throws Refusal (404) when the conversation is not the person's; (403) when the act is not theirs; (409) when it has
     *     moved on; (422) when the day or the words cannot be used
     */
    void say(
            ExtensionId id,
            int seen,
            Act act,
            @Nullable LocalDate day,
            @Nullable LocalDate lock,
            @Nullable String typed,
            SignedIn by) {
        var extension = extensions.lock(id);
        requireReader(extension, by);
        var planning =
                switch (act) {
                    case GRANT, PROPOSE, DECLINE, GIVE -> true;
                    case ASK, AGREE, WITHDRAW -> false;
                };
        if (planning ? !by.has(Role.PLANNING) : !worksIn(by, extension.unit())) {
            throw Refusal.forbidden(planning ? "extension.planning-only" : "extension.department-only");
        }
        var before = extension.last();
        var turn =
                switch (act) {
                    case ASK, PROPOSE ->
                        new Turn(act, day(day), lock, text("words", typed, true), by.id(), clock.instant());
                    case GRANT ->
                        new Turn(
                                act,
                                day(day == null ? before.day() : day),
                                lock,
                                text("words", typed, false),
                                by.id(),
                                clock.instant());
                    case AGREE ->
                        new Turn(
                                act,
                                before.day(),
                                before.lockDay(),
                                text("words", typed, false),
                                by.id(),
                                clock.instant());
                    case GIVE -> throw new Refusal("extension.act-missing");
                    case DECLINE, WITHDRAW ->
                        new Turn(act, null, null, text("words", typed, act == Act.DECLINE), by.id(), clock.instant());
                };
        extension.say(turn, seen);
        extensions.saveAndFlush(extension);
        if (extension.state() == ExtensionState.GRANTED) {
            grant(extension, turn, act == Act.AGREE ? before.by() : by.id());
        }
        if (planning) {
            tellDepartment(extension);
        } else {
            tellPlanning(extension);
        }
        announcements.publishEvent(new ExtensionAnswered(
                id,
                extension.cycle(),
                extension.unit(),
                extension.title(),
                act.name(),
                turn.day(),
                by.id(),
                turn.at()));
    }

    /**
     * Sets the days of a task, or of all that its unit has to do in the stage, without having been asked: more time, less,
     * or a stage that is closed opened once more.
     *
     * @param lock the last day (締切); null where it does not close
     * @throws Refusal (403) for who does not plan; (404) when the task is not open; (422) when a day or the reason cannot be
     *     used
     */
    ExtensionId give(
            String task,
            boolean all,
            @Nullable LocalDate day,
            @Nullable LocalDate lock,
            @Nullable String reason,
            SignedIn by) {
        var about = forPlanning(task, by);
        var unit = Objects.requireNonNull(about.unit());
        underWay(about).ifPresent(other -> {
            throw Refusal.conflict("extension.under-way", other.title());
        });
        var turn = new Turn(Act.GIVE, day(day), lock, text("reason", reason, true), by.id(), clock.instant());
        var extension = extensions.saveAndFlush(
                new Extension(about, stage(about.kind()), unit, all, title(about, unit, all), turn));
        changeDays.change(
                new ChangeDays.Command(
                        extension.cycle(), extension.stage(), extension.place(), day(day), lock, turn.words()),
                by);
        tellDepartment(extension);
        announcements.publishEvent(new ExtensionAnswered(
                extension.id(), extension.cycle(), unit, extension.title(), Act.GIVE.name(), day, by.id(), turn.at()));
        return extension.id();
    }

    /** A department's open task, for who plans. @throws Refusal (403), (404) */
    TaskView forPlanning(String task, SignedIn by) {
        requirePlanning(by);
        return inbox.find(task)
                .filter(one -> one.closedAt() == null && one.kind().canBePutOff() && one.unit() != null)
                .orElseThrow(() -> Refusal.notFound("task.unknown"));
    }

    /** What departments have let pass: closed first, then by due day. */
    List<TaskView> late(SignedIn by) {
        requirePlanning(by);
        var today = LocalDate.now(clock);
        return inbox.openTasks().stream()
                .filter(task -> task.kind().canBePutOff() && task.unit() != null)
                .filter(task -> task.due().isBefore(today))
                .sorted(Comparator.comparing((TaskView task) -> !task.lockedOn(today))
                        .thenComparing(TaskView::due)
                        .thenComparing(TaskView::reference)
                        .thenComparing(TaskView::id))
                .toList();
    }

    private static void requirePlanning(SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("extension.planning-only");
        }
    }

    private String title(TaskView task, UnitId unit, boolean all) {
        return all
                ? words.of(
                        "extension.all-of",
                        directory.unit(unit).name(),
                        cycles.get(new CycleId(task.cycle())).title(),
                        stage(task.kind()))
                : task.title();
    }

    /** The day was given by planning, or offered by them and taken: they have decided either way. */
    private void grant(Extension extension, Turn turn, OfficerId decided) {
        changeDays.changeAsDecided(
                new ChangeDays.Command(
                        extension.cycle(),
                        extension.stage(),
                        extension.place(),
                        day(turn.day()),
                        turn.lockDay(),
                        extension.turns().stream()
                                .filter(one -> one.act() == Act.ASK)
                                .reduce((first, second) -> second)
                                .map(Turn::words)
                                .orElseThrow()),
                decided);
    }

    /**
     * A stage whose day would be another one, in working days.
     *
     * @param before the day of the stage now
     * @param after the first day on which those who get the work late would have had the stage's grace
     * @param days by how many working days it slips, at least 1
     */
    public record Slip(Stage stage, LocalDate before, LocalDate after, int days) {}

    /**
     * What a later day would push: the steps after this one have their grace from the day on which the work comes to them
     * ({@code Deadlines}), so their days slip where that is later than planned.
     */
    List<Slip> slips(ExtensionView extension, LocalDate day) {
        return slips(extension.cycle(), extension.stage(), day);
    }

    /** @see #slips(ExtensionView, LocalDate) */
    List<Slip> slips(CycleId id, Stage from, LocalDate day) {
        var cycle = cycles.get(id);
        var slips = new java.util.ArrayList<Slip>();
        var comes = day;
        for (var stage : Stage.values()) {
            if (stage.ordinal() > from.ordinal()) {
                var humane = calendar.plus(comes, stage.grace());
                var planned = cycle.due(stage);
                if (humane.isAfter(planned)) {
                    slips.add(new Slip(stage, planned, humane, calendar.between(planned, humane)));
                    comes = humane;
                } else {
                    break;
                }
            }
        }
        return slips;
    }

    /** A day that could be given with its lock, as the cycle has them apart: as many working days after it. */
    @Nullable
    LocalDate usualLock(ExtensionView extension, LocalDate day) {
        var cycle = cycles.get(extension.cycle());
        return cycle.lock(extension.stage())
                .map(lock -> calendar.plus(day, Math.max(0, calendar.between(cycle.due(extension.stage()), lock))))
                .orElse(null);
    }

    /** Those that this person may read, who has to say something first, then the latest. */
    List<ExtensionView> list(SignedIn person) {
        var found = person.has(Role.PLANNING)
                ? extensions.in(EnumSet.allOf(ExtensionState.class))
                : units(person).flatMap(unit -> extensions.of(unit).stream()).toList();
        return found.stream()
                .map(Extension::view)
                .sorted(Comparator.comparing((ExtensionView one) -> !myTurn(one, person))
                        .thenComparing(one -> !one.state().open())
                        .thenComparing(one -> one.last().at(), Comparator.reverseOrder()))
                .toList();
    }

    /** @throws Refusal (404) when the person may not read it */
    ExtensionView get(ExtensionId id, SignedIn person) {
        var extension = extensions.get(id);
        requireReader(extension, person);
        return extension.view();
    }

    /** Whether this person is to say the next thing. */
    static boolean myTurn(ExtensionView extension, SignedIn person) {
        return switch (extension.state()) {
            case ASKED -> person.has(Role.PLANNING);
            case PROPOSED -> worksIn(person, extension.unit());
            case GRANTED, DECLINED, WITHDRAWN -> false;
        };
    }

    /** How many conversations wait for the planning division. */
    long waiting() {
        return extensions.waiting();
    }

    static boolean worksIn(SignedIn person, UnitId unit) {
        return DEPARTMENT.stream().anyMatch(role -> person.has(role, unit));
    }

    /** The units for which a person can ask. */
    static Stream<UnitId> units(SignedIn person) {
        return person.duties().stream()
                .filter(duty -> DEPARTMENT.contains(duty.role()))
                .map(Duty::unit)
                .distinct();
    }

    private static void requireReader(Extension extension, SignedIn person) {
        if (!person.has(Role.PLANNING) && !worksIn(person, extension.unit())) {
            throw Refusal.notFound("extension.unknown");
        }
    }

    private static Stage stage(TaskKind kind) {
        return Objects.requireNonNull(STAGES.get(kind));
    }

    private LocalDate day(@Nullable LocalDate day) {
        if (day == null) {
            throw new Refusal("extension.day.missing");
        }
        var today = LocalDate.now(clock);
        if (day.isBefore(today)) {
            throw new Refusal("extension.day.past", day);
        }
        if (day.isAfter(today.plusDays(FURTHEST_DAYS))) {
            throw new Refusal("extension.day.far", day);
        }
        if (!calendar.isWorkingDay(day)) {
            throw new Refusal("extension.day.closed", day, calendar.plus(day, 0));
        }
        return day;
    }

    private static String text(String field, @Nullable String typed, boolean required) {
        return FreeText.accept("extension.field." + field, typed, required, LONGEST);
    }

    private void tellPlanning(Extension extension) {
        notices.tell(Role.PLANNING, null, notice(extension, extension.unit()));
    }

    private void tellDepartment(Extension extension) {
        Arrays.stream(Role.values())
                .filter(DEPARTMENT::contains)
                .forEach(role -> notices.tell(role, extension.unit(), notice(extension, extension.unit())));
    }

    private Notices.Notice notice(Extension extension, UnitId unit) {
        var said = extension.last();
        var day = said.day();
        return new Notices.Notice(
                "EXTENSION:" + extension.id() + ":" + extension.turns().size(),
                "EXTENSION",
                null,
                "/extensions/" + extension.id(),
                "extension.letter." + said.act(),
                directory.unit(unit).name(),
                extension.title(),
                extension.stage(),
                extension.dueThen(),
                day == null ? "" : day,
                said.words().isEmpty() ? "―" : said.words());
    }
}

package org.meguri.vacancy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.AccountChanged;
import org.meguri.organization.ActingNamed;
import org.meguri.organization.AppointmentEnded;
import org.meguri.organization.DeputyDesignated;
import org.meguri.organization.DeputyEnded;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerAppointed;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.UnitId;
import org.meguri.task.Inbox;
import org.meguri.task.MorningDuty;
import org.meguri.task.Notices;
import org.meguri.task.Notices.Notice;
import org.meguri.task.TaskView;
import org.meguri.vacancy.Attendance.Attended;
import org.springframework.context.event.EventListener;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Sees to it that no open task is left to nobody. Looked at every working-day morning (an appointment ends by itself), and
 * in the transaction in which somebody goes, comes, is disabled or is named a deputy. To whom the work falls is told
 * once, and the planning division with them.
 */
@Service
@Transactional
class WatchDesks implements MorningDuty {

    private static final int TITLES = 20;

    private final Inbox inbox;
    private final Vacancies vacancies;
    private final Attendance attendance;
    private final Directory directory;
    private final Notices notices;
    private final Clock clock;

    WatchDesks(
            Inbox inbox,
            Vacancies vacancies,
            Attendance attendance,
            Directory directory,
            Notices notices,
            Clock clock) {
        this.inbox = inbox;
        this.vacancies = vacancies;
        this.attendance = attendance;
        this.directory = directory;
        this.notices = notices;
        this.clock = clock;
    }

    /** Where tasks lie. */
    record Desk(Role role, @Nullable UnitId unit) {}

    /** A desk without anybody, what lies on it, most urgent first, and who can do it meanwhile. */
    record Unattended(Desk desk, Attended attended, Instant since, List<TaskView> tasks) {}

    @Override
    public void on(LocalDate day) {
        review(day);
    }

    @EventListener({
        AccountChanged.class,
        AppointmentEnded.class,
        OfficerAppointed.class,
        ActingNamed.class,
        DeputyDesignated.class,
        DeputyEnded.class
    })
    void peopleHaveChanged() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            review(LocalDate.now(clock));
        } else if (TransactionSynchronizationManager.getSynchronizations().stream()
                .noneMatch(AtTheEnd.class::isInstance)) {
            TransactionSynchronizationManager.registerSynchronization(new AtTheEnd());
        }
    }

    /** Once, when everybody is in place: a reorganization lets hundreds go before it appoints them again. */
    private final class AtTheEnd implements TransactionSynchronization {

        @Override
        public void beforeCommit(boolean readOnly) {
            review(LocalDate.now(clock));
        }
    }

    /** The desks without anybody today, the longest first. */
    @Transactional(readOnly = true)
    public List<Unattended> unattended() {
        var today = LocalDate.now(clock);
        var since = vacancies.open().stream()
                .collect(
                        Collectors.toMap(one -> new Desk(one.role(), one.unit()), Vacancy::since, (one, other) -> one));
        return desks(today).entrySet().stream()
                .filter(desk -> desk.getValue().attended().standing() != Standing.HOLDER)
                .map(desk -> new Unattended(
                        desk.getKey(),
                        desk.getValue().attended(),
                        since.getOrDefault(desk.getKey(), clock.instant()),
                        desk.getValue().tasks()))
                .sorted(Comparator.comparing(Unattended::since))
                .toList();
    }

    /** How many desks have nobody, as it was found last. */
    @Transactional(readOnly = true)
    public long count() {
        return vacancies.countOpen();
    }

    /** Notes what has changed since the last look, and tells it. */
    void review(LocalDate day) {
        var now = clock.instant();
        var desks = desks(day);
        var known = new LinkedHashMap<Desk, Vacancy>();
        vacancies.open().forEach(one -> {
            // Two nodes that found the same at once have both noted it.
            if (known.putIfAbsent(new Desk(one.role(), one.unit()), one) != null) {
                one.end(now);
            }
        });
        known.forEach((desk, vacancy) -> {
            var found = desks.get(desk);
            if (found == null || found.attended().standing() != vacancy.standing()) {
                vacancy.end(now);
            }
        });
        desks.forEach((desk, found) -> {
            var before = known.get(desk);
            if (found.attended().standing() != Standing.HOLDER
                    && (before == null || before.standing() != found.attended().standing())) {
                var vacancy = vacancies.save(
                        new Vacancy(desk.unit(), desk.role(), found.attended().standing(), now));
                tell(vacancy, found, day);
            }
        });
    }

    private record Found(Attended attended, List<TaskView> tasks) {}

    private Map<Desk, Found> desks(LocalDate day) {
        var absent = directory.withoutPassword();
        var tasks = new LinkedHashMap<Desk, List<TaskView>>();
        inbox.openTasks()
                .forEach(task -> tasks.computeIfAbsent(new Desk(task.role(), task.unit()), desk -> new ArrayList<>())
                        .add(task));
        var found = new LinkedHashMap<Desk, Found>();
        tasks.forEach(
                (desk, open) -> found.put(desk, new Found(attendance.of(desk.role(), desk.unit(), day, absent), open)));
        return found;
    }

    private void tell(Vacancy vacancy, Found found, LocalDate day) {
        var standing = found.attended().standing();
        var people = found.attended().people();
        people.forEach(officer -> tell(vacancy, officer, standing.name(), found, day));
        if (standing == Standing.DEPUTY || standing == Standing.SUPERIOR) {
            directory.holders(Role.PLANNING, day).stream()
                    .filter(officer -> people.stream().noneMatch(one -> one.id().equals(officer.id())))
                    .forEach(officer -> tell(vacancy, officer, "TOLD", found, day));
        }
    }

    /** Once a day for a desk and who has to do its work, whichever node finds it. */
    private void tell(Vacancy vacancy, OfficerView to, String text, Found found, LocalDate day) {
        var unit = vacancy.unit();
        var titles = found.tasks().stream()
                .limit(TITLES)
                .map(task -> "　・" + task.title())
                .collect(Collectors.joining("\n"));
        var doing = text.equals("TOLD")
                ? found.attended().people().stream().map(OfficerView::name).collect(Collectors.joining("、"))
                : "";
        notices.tell(
                to,
                new Notice(
                        "VACANCY:" + vacancy.role() + ":" + unit + ":" + vacancy.standing() + ":" + day,
                        "VACANCY",
                        null,
                        text.equals("TOLD") || text.equals("PLANNING") || text.equals("NOBODY")
                                ? "/unattended"
                                : "/tasks",
                        "vacancy.letter." + text,
                        unit == null
                                ? new DefaultMessageSourceResolvable("vacancy.town")
                                : directory.unit(unit).name(),
                        new DefaultMessageSourceResolvable("organization.role." + vacancy.role()),
                        Integer.toString(found.tasks().size()),
                        titles,
                        doing));
    }
}

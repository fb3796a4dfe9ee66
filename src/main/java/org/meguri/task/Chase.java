package org.meguri.task;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.Letter;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
import org.meguri.organization.Duty;
import org.meguri.organization.OfficerId;
import org.meguri.organization.OfficerView;
import org.meguri.organization.Role;
import org.meguri.organization.Stead;
import org.meguri.organization.UnitId;
import org.meguri.task.ChaseRules.Step;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One rule: which rungs has an open task passed that nobody has been told about? Only the highest of them is told, the
 * lower ones are noted as passed over.
 */
@Service
@Transactional
public class Chase {

    private static final Logger LOG = LoggerFactory.getLogger(Chase.class);

    private final TaskItems items;
    private final RungsPassed rungs;
    private final ChaseRules rules;
    private final Directory directory;
    private final ChaseLetters letters;
    private final Outbox outbox;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    Chase(
            TaskItems items,
            RungsPassed rungs,
            ChaseRules rules,
            Directory directory,
            ChaseLetters letters,
            Outbox outbox,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.items = items;
        this.rungs = rungs;
        this.rules = rules;
        this.directory = directory;
        this.letters = letters;
        this.outbox = outbox;
        this.announcements = announcements;
        this.clock = clock;
    }

    /** Looks at the open tasks of this kind about this aggregate, and tells whom the rung table names. */
    public void look(UUID subject, TaskKind kind) {
        look(subject, kind, null);
    }

    /**
     * As {@link #look(UUID, TaskKind)}, when the timer of a rung has fired.
     *
     * @param fired the rung, which counts as reached even if a day that was closed meanwhile, or a changed table, would
     *     put it off now: its timer fires only once, and a rung must not get lost
     */
    public void look(UUID subject, TaskKind kind, @Nullable Rung fired) {
        var now = clock.instant();
        var open = items.findOpen(subject, kind).stream()
                .map(TaskItem::view)
                .sorted(Urgency.FIRST)
                .toList();
        if (open.isEmpty()) {
            return;
        }
        var passedBefore = rungs.findOf(open.stream().map(TaskView::id).toList()).stream()
                .collect(Collectors.groupingBy(
                        passed -> passed.getId().task(), Collectors.mapping(RungPassed::rung, Collectors.toSet())));
        for (var task : open) {
            look(task, passedBefore.getOrDefault(task.id(), Set.of()), fired, now);
        }
    }

    private void look(TaskView task, Set<Rung> passedBefore, @Nullable Rung fired, Instant now) {
        var reached = new EnumMap<Rung, Step>(Rung.class);
        for (var rung : Rung.values()) {
            if (!passedBefore.contains(rung)) {
                rules.step(task.kind(), rung, task.due())
                        .filter(step -> rung == fired || !step.at().isAfter(now))
                        .ifPresent(step -> reached.put(rung, step));
            }
        }
        if (reached.isEmpty()) {
            return;
        }
        var highest = reached.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
        // A table that was changed meanwhile can bring up a rung below one that people know of: too late to tell.
        boolean news = passedBefore.stream().allMatch(passed -> passed.compareTo(highest) < 0);
        for (var step : reached.entrySet()) {
            boolean told = news && step.getKey() == highest && tell(task, step.getValue());
            rungs.save(new RungPassed(task.id(), step.getKey(), told, now));
        }
        if (reached.containsKey(Rung.OVERDUE)) {
            announcements.publishEvent(new TaskOverdue(
                    task.id(), task.kind(), task.subject(), task.cycle(), task.unit(), task.due(), now));
        }
    }

    /** @return whether there was anybody to tell */
    private boolean tell(TaskView task, Step step) {
        var today = LocalDate.now(clock);
        var units = desks(task, today);
        var doers = holders(task.role(), task.unit() == null ? List.of() : units, today)
                .keySet();
        var recipients = new LinkedHashMap<OfficerId, OfficerView>();
        step.recipients().stream().sorted().forEach(role -> holders(role, units, today)
                .forEach(recipients::putIfAbsent));
        if (recipients.isEmpty()) {
            // Nobody holds the roles any more: the planning division has to know, or nobody ever would.
            directory.holders(Role.PLANNING, today).forEach(officer -> recipients.put(officer.id(), officer));
        }
        if (recipients.isEmpty()) {
            LOG.warn("Nobody can be told that task {} has passed the rung {}", task.id(), step.rung());
            return false;
        }
        var unitNames = units.stream()
                .map(unit -> directory.unit(unit).name())
                .distinct()
                .toList();
        recipients
                .values()
                .forEach(officer -> outbox.post(new Letter(
                        task.id() + ":" + step.rung() + ":" + officer.id(),
                        officer,
                        letters.subject(task, step.rung()),
                        letters.body(
                                task,
                                step.rung(),
                                officer,
                                doers.contains(officer.id()),
                                absent(officer, task, step, units, today),
                                unitNames,
                                today),
                        step.rung().name(),
                        task.reference(),
                        task.kind().page(task.subject()))));
        return true;
    }

    /** In whose stead (代決) somebody is told; nobody's for who holds the role. */
    private @Nullable String absent(
            OfficerView officer, TaskView task, Step step, List<UnitId> units, LocalDate today) {
        var places = new HashSet<UnitId>(units);
        units.forEach(unit -> {
            var department = directory.unit(unit).parent();
            if (department != null) {
                places.add(department);
            }
        });
        return directory.steads(officer.id(), today).stream()
                .filter(stead -> stead.duty().role() == task.role()
                        || step.recipients().contains(stead.duty().role()))
                .filter(stead -> places.contains(stead.duty().unit()))
                .findFirst()
                .map(Stead::principalName)
                .orElse(null);
    }

    /** The units that the task lies with: its own, or those in which its town-wide role is held. */
    private List<UnitId> desks(TaskView task, LocalDate today) {
        var unit = task.unit();
        if (unit != null) {
            return List.of(unit);
        }
        return directory.holders(task.role(), today).stream()
                .flatMap(officer -> directory.duties(officer.id(), today).stream())
                .filter(duty -> duty.role() == task.role())
                .map(Duty::unit)
                .distinct()
                .toList();
    }

    private Map<OfficerId, OfficerView> holders(Role role, List<UnitId> units, LocalDate today) {
        var holders = new LinkedHashMap<OfficerId, OfficerView>();
        if (units.isEmpty()) {
            directory.holders(role, today).forEach(officer -> holders.put(officer.id(), officer));
        } else {
            units.forEach(unit -> directory
                    .responsible(role, unit, today)
                    .forEach(officer -> holders.putIfAbsent(officer.id(), officer)));
        }
        return holders;
    }
}

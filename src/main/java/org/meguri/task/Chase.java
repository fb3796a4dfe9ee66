package org.meguri.task;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.mail.DigestRank;
import org.meguri.mail.Letter;
import org.meguri.mail.Outbox;
import org.meguri.organization.Directory;
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

    /** How long a rung that was told for another due day still counts as told. */
    private static final Duration QUIET_AFTER_A_MOVE = Duration.ofDays(3);

    private static final Logger LOG = LoggerFactory.getLogger(Chase.class);

    private final TaskItems items;
    private final RungsPassed rungs;
    private final ChaseRules rules;
    private final Directory directory;
    private final ChaseLetters letters;
    private final Outbox outbox;
    private final QuietUnits quiet;
    private final TaskWriters writers;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    Chase(
            TaskItems items,
            RungsPassed rungs,
            ChaseRules rules,
            Directory directory,
            ChaseLetters letters,
            Outbox outbox,
            QuietUnits quiet,
            TaskWriters writers,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.items = items;
        this.rungs = rungs;
        this.rules = rules;
        this.directory = directory;
        this.letters = letters;
        this.outbox = outbox;
        this.quiet = quiet;
        this.writers = writers;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Looks at the open tasks of this kind about this aggregate, and tells whom the rung table names. Which timer asked for
     * it does not matter, and asking too often does no harm. A task that somebody works on at this moment is left to them: a
     * round or another timer tells it as well, and what a person has not finished the next morning does.
     */
    public void look(UUID subject, TaskKind kind) {
        look(items.lockOpen(subject, kind));
    }

    /**
     * Looks at these tasks, less those that somebody else is working on at this moment.
     *
     * @return how many of them could not be looked at
     */
    int look(Collection<String> tasks) {
        var free = items.lockOpen(tasks);
        look(free);
        return (int) items.countOpen(tasks) - free.size();
    }

    private void look(List<TaskItem> found) {
        var open = found.stream().map(TaskItem::view).sorted(Urgency.FIRST).toList();
        if (open.isEmpty()) {
            return;
        }
        var passedBefore = rungs.findOf(open.stream().map(TaskView::id).toList()).stream()
                .collect(Collectors.groupingBy(passed -> passed.getId().task()));
        var now = clock.instant();
        var today = LocalDate.now(clock);
        var who = new Staffing(directory, today);
        Set<UnitId> silent = null;
        for (var task : open) {
            var before = passedBefore.getOrDefault(task.id(), List.of());
            var reached = reached(task, before, rules, now);
            if (reached.isEmpty()) {
                continue;
            }
            silent = silent == null ? quiet.unitsOn(today) : silent;
            var unit = task.unit();
            if (unit == null || !silent.contains(unit)) {
                look(task, before, reached, now, who);
            }
        }
    }

    /**
     * What a look would tell, without telling it: how many of these tasks would be told of which rung.
     *
     * @param table the rungs to be looked at, in place of the town's own
     * @param at the moment of the look
     */
    @Transactional(readOnly = true)
    public Map<Rung, Integer> outlook(Predicate<TaskKind> kinds, ChaseRules table, Instant at) {
        var open = items.findAllOpen().stream()
                .map(TaskItem::view)
                .filter(task -> kinds.test(task.kind()))
                .toList();
        var before = open.isEmpty()
                ? Map.<String, List<RungPassed>>of()
                : rungs.findOf(open.stream().map(TaskView::id).toList()).stream()
                        .collect(Collectors.groupingBy(passed -> passed.getId().task()));
        var counts = new EnumMap<Rung, Integer>(Rung.class);
        for (var task : open) {
            var noted = before.getOrDefault(task.id(), List.of());
            var reached = reached(task, noted, table, at);
            reached.keySet().stream()
                    .max(Comparator.naturalOrder())
                    .filter(highest -> news(task, highest, noted, at))
                    .ifPresent(highest -> counts.merge(highest, 1, Integer::sum));
        }
        return counts;
    }

    private void look(TaskView task, List<RungPassed> before, Map<Rung, Step> reached, Instant now, Staffing who) {
        var highest = reached.keySet().stream().max(Comparator.naturalOrder()).orElseThrow();
        boolean news = news(task, highest, before, now);
        for (var step : reached.entrySet()) {
            boolean told = news && step.getKey() == highest && tell(task, step.getValue(), who);
            rungs.save(new RungPassed(task.id(), step.getKey(), task.due(), told, now));
        }
        if (reached.containsKey(Rung.OVERDUE)) {
            announcements.publishEvent(new TaskOverdue(
                    task.id(), task.kind(), task.subject(), task.cycle(), task.unit(), task.due(), now));
        }
    }

    /** The rungs that are reached on the way to the task's due day and not noted. */
    private static Map<Rung, Step> reached(TaskView task, List<RungPassed> before, ChaseRules table, Instant now) {
        var noted = before.stream()
                .filter(passed -> passed.due().equals(task.due()))
                .map(RungPassed::rung)
                .collect(Collectors.toSet());
        var reached = new EnumMap<Rung, Step>(Rung.class);
        for (var rung : Rung.values()) {
            if (!noted.contains(rung)) {
                table.step(task.kind(), rung, task.due())
                        .filter(step -> !step.at().isAfter(now))
                        .ifPresent(step -> reached.put(rung, step));
            }
        }
        return reached;
    }

    /**
     * Whether a rung says something that people do not know. On the ladder to the task's own due day it does when no rung as
     * high is noted: a table that was changed meanwhile can bring up a lower one, too late to tell. A day that was put off or
     * brought forward begins a new ladder; but whoever heard as much within {@link #QUIET_AFTER_A_MOVE} is not told again.
     */
    private static boolean news(TaskView task, Rung highest, List<RungPassed> before, Instant now) {
        return before.stream()
                .filter(passed -> passed.rung().compareTo(highest) >= 0)
                .noneMatch(passed -> passed.due().equals(task.due())
                        || (passed.told() && passed.passedAt().isAfter(now.minus(QUIET_AFTER_A_MOVE))));
    }

    /** @return whether there was anybody to tell */
    private boolean tell(TaskView task, Step step, Staffing who) {
        var today = who.today();
        var unit = task.unit();
        var units = unit == null ? who.desks(task.role()) : List.of(unit);
        var doers = holders(task.role(), unit == null ? List.of() : units, who).keySet();
        var recipients = new LinkedHashMap<OfficerId, OfficerView>();
        step.recipients().stream().sorted().forEach(addressee -> people(addressee, task, units, who)
                .forEach(recipients::putIfAbsent));
        if (recipients.isEmpty()) {
            // Nobody holds the roles any more: the planning division has to know, or nobody ever would.
            who.holders(Role.PLANNING).forEach(officer -> recipients.put(officer.id(), officer));
        }
        if (recipients.isEmpty()) {
            LOG.warn("Nobody can be told that task {} has passed the rung {}", task.id(), step.rung());
            return false;
        }
        var unitNames =
                units.stream().map(one -> who.unit(one).name()).distinct().toList();
        recipients
                .values()
                .forEach(officer -> outbox.post(new Letter(
                        task.id() + ":" + step.rung() + ":" + task.due() + ":" + officer.id(),
                        officer,
                        letters.subject(task, step),
                        letters.body(
                                task,
                                step,
                                officer,
                                doers.contains(officer.id()),
                                absent(officer, task, step, units, who),
                                unitNames,
                                today),
                        step.rung().name(),
                        task.reference(),
                        task.kind().page(task.subject()),
                        step.channel() == Channel.SCREEN,
                        new Letter.Digest(
                                rank(step.rung(), doers.contains(officer.id())),
                                letters.brief(task, unitNames, today),
                                task.due()))));
        return true;
    }

    private static DigestRank rank(Rung rung, boolean doer) {
        if (rung == Rung.REMINDER) {
            return DigestRank.SOON;
        }
        return doer ? DigestRank.LATE : DigestRank.REPORTED;
    }

    private Map<OfficerId, OfficerView> people(Addressee addressee, TaskView task, List<UnitId> units, Staffing who) {
        return switch (addressee) {
            case WRITER -> writer(task, units, who);
            case DEPUTY ->
                byId(units.stream().flatMap(unit -> who.deputies(unit).stream()).toList());
            case SECTION_STAFF, SECTION_CHIEF, DIRECTOR, PLANNING, COMMITTEE_MEMBER, EXECUTIVE ->
                holders(addressee.role(), units, who);
        };
    }

    /** Who was named and still writes for the unit; else all of its staff. */
    private Map<OfficerId, OfficerView> writer(TaskView task, List<UnitId> units, Staffing who) {
        var named = writers.findById(task.subject()).map(TaskWriter::officer).orElse(null);
        var here = named == null
                ? List.<OfficerView>of()
                : units.stream()
                        .flatMap(unit -> who.members(unit).stream())
                        .filter(officer -> officer.id().equals(named))
                        .toList();
        return here.isEmpty() ? holders(Role.SECTION_STAFF, units, who) : byId(here);
    }

    private static Map<OfficerId, OfficerView> byId(List<OfficerView> people) {
        var byId = new LinkedHashMap<OfficerId, OfficerView>();
        people.forEach(officer -> byId.putIfAbsent(officer.id(), officer));
        return byId;
    }

    /** In whose stead (代決) somebody is told; nobody's for who holds the role. */
    private static @Nullable String absent(
            OfficerView officer, TaskView task, Step step, List<UnitId> units, Staffing who) {
        var steads = who.steads(officer.id());
        if (steads.isEmpty()) {
            return null;
        }
        var places = new HashSet<UnitId>(units);
        units.forEach(unit -> {
            var department = who.unit(unit).parent();
            if (department != null) {
                places.add(department);
            }
        });
        return steads.stream()
                .filter(stead -> stead.duty().role() == task.role()
                        || step.recipients().stream()
                                .anyMatch(addressee ->
                                        addressee.role() == stead.duty().role()))
                .filter(stead -> places.contains(stead.duty().unit()))
                .findFirst()
                .map(Stead::principalName)
                .orElse(null);
    }

    /** @param units none for whoever holds the role anywhere */
    private static Map<OfficerId, OfficerView> holders(Role role, List<UnitId> units, Staffing who) {
        return byId(
                units.isEmpty()
                        ? who.holders(role)
                        : units.stream()
                                .flatMap(unit -> who.responsible(role, unit).stream())
                                .toList());
    }
}

package org.meguri.indicator;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.meguri.intake.Tables;
import org.meguri.intake.Upload;
import org.meguri.organization.Directory;
import org.meguri.organization.Lineage;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.organization.UnitId;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.PlanRegister;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.meguri.system.Words;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.annotation.Transactional;

/** Takes a table of indicators in: look at what it says, decide what it does not say, confirm. Never deletes. */
@UseCase
class ReadIndicators {

    private final Indicators indicators;
    private final PendingTables pending;
    private final PlanRegister plans;
    private final Directory directory;
    private final Lineage lineage;
    private final ApplicationEventPublisher events;
    private final Words words;
    private final Clock clock;

    ReadIndicators(
            Indicators indicators,
            PendingTables pending,
            PlanRegister plans,
            Directory directory,
            Lineage lineage,
            ApplicationEventPublisher events,
            Words words,
            Clock clock) {
        this.indicators = indicators;
        this.pending = pending;
        this.plans = plans;
        this.directory = directory;
        this.lineage = lineage;
        this.events = events;
        this.words = words.inJapanese();
        this.clock = clock;
    }

    /** What taking in would do; missing are the indicators of the register that the file does not name: they stay. */
    record Outcome(int added, int changed, int same, int missing) {}

    /** What a file says and would do. */
    record Preview(String fileName, IndicatorTable.Reading reading, Outcome outcome) {

        boolean acceptable() {
            return reading.findings().isEmpty();
        }
    }

    /** Keeps a readable table for its preview; a file that the person had waiting before is dropped. */
    UUID keep(PlanId plan, Upload file, SignedIn person) {
        requirePlanning(person);
        plans.plan(plan);
        preview(plan, file, IndicatorTable.Decisions.NONE);
        var now = clock.instant();
        pending.clear(person.id(), now);
        return pending.save(new PendingTable(UUID.randomUUID(), plan, person.id(), file, now))
                .id();
    }

    /** @throws Refusal when the file was taken in already, has expired or is somebody else's */
    @Transactional(readOnly = true)
    Preview preview(PlanId plan, UUID id, SignedIn person) {
        requirePlanning(person);
        return preview(plan, get(plan, id, person), IndicatorTable.Decisions.NONE);
    }

    /**
     * Takes the file in.
     *
     * @param seen what the person saw that it would do
     * @param decided whether the person has looked at what is doubtful
     * @throws Refusal when something is wrong with the file, something doubtful was not decided, the register changed
     *     meanwhile, or somebody clicked twice; nothing is taken in then
     */
    Outcome takeIn(
            PlanId plan, UUID id, SignedIn person, Outcome seen, IndicatorTable.Decisions decisions, boolean decided) {
        requirePlanning(person);
        var file = get(plan, id, person);
        var before = preview(plan, file, IndicatorTable.Decisions.NONE);
        if (!before.acceptable()) {
            throw new Refusal("indicator.intake.findings");
        }
        if (!before.outcome().equals(seen)) {
            throw Refusal.conflict("indicator.intake.changed-meanwhile");
        }
        if (before.reading().doubtful() && !decided) {
            throw new Refusal("indicator.intake.undecided");
        }
        var open = before.reading().lines().stream()
                .filter(line -> line.kindOpen() && !decisions.kinds().containsKey(line.row())
                        || line.directionOpen() && !decisions.directions().containsKey(line.row()))
                .map(line -> Integer.toString(line.row()))
                .toList();
        if (!open.isEmpty()) {
            throw new Refusal("indicator.intake.undecided-rows", String.join("、", open));
        }
        if (pending.remove(id) == 0) {
            throw gone();
        }
        var after = preview(plan, file, decisions);
        apply(plan, after.reading().lines());
        var outcome = after.outcome();
        events.publishEvent(new IndicatorsRead(
                plan, outcome.added(), outcome.changed(), outcome.same(), person.id(), clock.instant()));
        return outcome;
    }

    private void apply(PlanId plan, List<IndicatorTable.Line> lines) {
        var known = byIdentity(plan);
        var ids = new HashMap<String, IndicatorId>();
        known.forEach((identity, indicator) -> ids.put(identity, indicator.id()));
        // Originals first: what prints them again refers to them.
        for (var again : List.of(false, true)) {
            for (var line : lines) {
                var draft = line.draft();
                var of = draft.original();
                if ((of != null) != again) {
                    continue;
                }
                var original = of == null ? null : ids.get(of);
                var indicator = known.get(draft.identity());
                if (indicator == null) {
                    var added = new Indicator(IndicatorId.create(), plan, draft, original);
                    ids.put(draft.identity(), indicators.save(added).id());
                } else if (!indicator.says(draft, original)) {
                    indicator.become(draft, original);
                }
            }
        }
    }

    private Preview preview(PlanId plan, Upload file, IndicatorTable.Decisions decisions) {
        var known = byIdentity(plan);
        var reading = IndicatorTable.read(Tables.rows(file), known(plan, known), decisions);
        var named = new HashSet<String>();
        var added = 0;
        var changed = 0;
        var same = 0;
        for (var line : reading.lines()) {
            var draft = line.draft();
            named.add(draft.identity());
            var indicator = known.get(draft.identity());
            var of = draft.original();
            var original =
                    of == null || known.get(of) == null ? null : known.get(of).id();
            if (indicator == null) {
                added++;
            } else if (indicator.says(draft, original)) {
                same++;
            } else {
                changed++;
            }
        }
        var missing = (int) known.keySet().stream()
                .filter(identity -> !named.contains(identity))
                .count();
        return new Preview(file.name(), reading, new Outcome(added, changed, same, missing));
    }

    private Map<String, Indicator> byIdentity(PlanId plan) {
        var known = new HashMap<String, Indicator>();
        indicators.ofPlan(plan).forEach(indicator -> known.put(indicator.identity(), indicator));
        return known;
    }

    private IndicatorTable.Known known(PlanId plan, Map<String, Indicator> indicators) {
        var items = new HashMap<String, @Nullable PlanItemId>();
        // A table of an earlier year names what has ended; where another carries the name by now, it means that one.
        var standing = plans.standing(plan, FiscalYear.of(LocalDate.now(clock)));
        named(standing, items);
        var ended = new HashMap<String, @Nullable PlanItemId>();
        named(
                plans.items(plan).stream()
                        .filter(item -> !standing.contains(item))
                        .toList(),
                ended);
        ended.forEach((name, item) -> {
            if (!items.containsKey(name)) {
                items.put(name, item);
            }
        });
        var units = new HashMap<String, @Nullable UnitId>();
        for (var unit : directory.units(LocalDate.now(clock))) {
            var key = NameKey.of(unit.name());
            units.put(key, units.containsKey(key) ? null : unit.id());
        }
        lineage.formerNames(LocalDate.now(clock)).forEach((name, heirs) -> {
            if (heirs.size() == 1) {
                units.putIfAbsent(NameKey.of(name), heirs.get(0).id());
            }
        });
        var kinds = new HashMap<String, Kind>();
        indicators.forEach((identity, indicator) -> kinds.put(identity, indicator.kind()));
        var kindWords = new HashMap<String, Kind>();
        for (var kind : Kind.values()) {
            kindWords.put(NameKey.of(words.of(kind.key())), kind);
        }
        var directionWords = new HashMap<String, Direction>();
        for (var direction : Direction.values()) {
            directionWords.put(NameKey.of(words.of(direction.key())), direction);
        }
        return new IndicatorTable.Known(items, units, kinds, kindWords, directionWords);
    }

    /** Items by name; null for a name that two carry. */
    private static void named(List<PlanItemView> all, Map<String, @Nullable PlanItemId> byName) {
        for (var item : all) {
            var key = NameKey.of(item.name());
            byName.put(key, byName.containsKey(key) ? null : item.id());
        }
    }

    private Upload get(PlanId plan, UUID id, SignedIn person) {
        return pending.findById(id)
                .filter(table -> table.isFor(plan, person.id(), clock.instant()))
                .orElseThrow(ReadIndicators::gone)
                .upload();
    }

    private static Refusal gone() {
        return Refusal.conflict("indicator.intake.gone", Long.toString(PendingTable.LIFE.toMinutes()));
    }

    static void requirePlanning(SignedIn person) {
        if (!person.has(Role.PLANNING)) {
            throw Refusal.forbidden("indicator.planning-only");
        }
    }
}

package org.meguri.organization;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What became of units, and what they were before. */
@Service
@Transactional(readOnly = true)
public class Lineage {

    private final Units units;
    private final UnitSuccessions successions;

    Lineage(Units units, UnitSuccessions successions) {
        this.units = units;
        this.successions = successions;
    }

    /** One unit took over from another one on this day. */
    public record Step(LocalDate firstDay, UnitView from, UnitView to) {}

    /** Every step, the latest first. */
    public List<Step> steps() {
        return successions.latestFirst().stream()
                .map(one -> new Step(
                        one.firstDay(),
                        units.get(one.from()).view(),
                        units.get(one.to()).view()))
                .sorted(Comparator.comparing(Step::firstDay)
                        .reversed()
                        .thenComparing(step -> step.from().code())
                        .thenComparing(step -> step.to().code()))
                .toList();
    }

    /** The unit and all that took over from it since, at whatever remove. */
    public Set<UnitId> heirs(UnitId unit) {
        return walk(unit, one -> successions.from(one).stream().map(UnitSuccession::to));
    }

    /** As {@link #heirs(UnitId)}, for many units; one query for all of them. */
    public Map<UnitId, Set<UnitId>> heirs(Collection<UnitId> of) {
        var next = successions.latestFirst().stream()
                .collect(Collectors.groupingBy(
                        UnitSuccession::from, Collectors.mapping(UnitSuccession::to, Collectors.toList())));
        var heirs = new HashMap<UnitId, Set<UnitId>>();
        of.forEach(
                unit -> heirs.computeIfAbsent(unit, one -> walk(one, at -> next.getOrDefault(at, List.of()).stream())));
        return heirs;
    }

    /** The unit and all that it took over from, at whatever remove. */
    public Set<UnitId> forebears(UnitId unit) {
        return walk(unit, one -> successions.to(one).stream().map(UnitSuccession::from));
    }

    /**
     * What this unit was on a day: itself while it is in force; the units that it took over from on a day before it; the
     * units that took over from it on a day after it. By code; several after a merge or a split, none where nothing is
     * known.
     */
    public List<UnitView> on(UnitId unit, LocalDate day) {
        var itself = units.get(unit);
        if (itself.inForce(day)) {
            return List.of(itself.view());
        }
        var others = day.isBefore(itself.from()) ? forebears(unit) : heirs(unit);
        return units.findByIdIn(others).stream()
                .filter(other -> other.inForce(day))
                .map(Unit::view)
                .sorted(Comparator.comparing(UnitView::code))
                .toList();
    }

    /**
     * Names that no unit carries on the day, each with the units in force then that took over from whoever carried it: what
     * a document from before a reorganisation means. By code; several after a split.
     */
    public Map<String, List<UnitView>> formerNames(LocalDate day) {
        var carried = units.inForce(day).stream().map(Unit::name).collect(Collectors.toSet());
        var former = new TreeMap<String, List<UnitView>>();
        for (var step : steps()) {
            var name = step.from().name();
            if (!carried.contains(name)) {
                var heirs = former.computeIfAbsent(name, key -> new ArrayList<>());
                on(step.from().id(), day).stream()
                        .filter(heir -> !heirs.contains(heir))
                        .forEach(heirs::add);
            }
        }
        former.values().forEach(heirs -> heirs.sort(Comparator.comparing(UnitView::code)));
        return former;
    }

    private static Set<UnitId> walk(UnitId start, Function<UnitId, Stream<UnitId>> next) {
        var seen = new LinkedHashSet<UnitId>();
        var open = new ArrayDeque<UnitId>(List.of(start));
        while (!open.isEmpty()) {
            var at = open.remove();
            if (seen.add(at)) {
                next.apply(at).forEach(open::add);
            }
        }
        return seen;
    }
}

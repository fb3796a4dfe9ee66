package org.meguri.linkage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleView;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.evaluation.EvaluationView;
import org.meguri.plan.PlanItemId;
import org.meguri.sheet.SheetField;
import org.meguri.system.FiscalYear;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds the sheets of the same work in other plans, and says how they stand to each other. */
@Service
@Transactional(readOnly = true)
class LinkedSheets {

    private final Members members;
    private final Mappings mappings;
    private final Variants variants;
    private final Explanations explanations;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;

    LinkedSheets(
            Members members,
            Mappings mappings,
            Variants variants,
            Explanations explanations,
            CycleLookup cycles,
            EvaluationLookup evaluations) {
        this.members = members;
        this.mappings = mappings;
        this.variants = variants;
        this.explanations = explanations;
        this.cycles = cycles;
        this.evaluations = evaluations;
    }

    /**
     * A sheet of the same work in another plan.
     *
     * @param matches corresponding fields, seen from the first sheet; empty where nobody has decided them
     */
    record Linked(EvaluationView sheet, CycleView cycle, List<Match> matches) {}

    /**
     * Two fields that should say the same.
     *
     * @param explained why they differ, or null
     */
    record Compared(
            Match match,
            EvaluationView own,
            EvaluationView other,
            SheetField ownField,
            SheetField otherField,
            String mine,
            String theirs,
            State state,
            @Nullable String explained) {

        boolean open() {
            return state.contradiction() && explained == null;
        }
    }

    /** The sheets of the same fiscal year that are linked with this one, in an order that is always the same. */
    List<Linked> of(EvaluationView sheet) {
        var own = members.activeOf(sheet.item().value());
        if (own.isEmpty()) {
            return List.of();
        }
        var year = cycles.get(sheet.cycle()).year();
        var linked = new ArrayList<Linked>();
        for (var member : members.activeIn(own.get().link())) {
            if (!member.item().equals(sheet.item())) {
                cycles.of(member.plan(), year)
                        .flatMap(cycle -> evaluations
                                .of(cycle.id(), member.item())
                                .map(other -> new Linked(
                                        other,
                                        cycle,
                                        mappings.between(own.get().plan(), member.plan())
                                                .map(mapping ->
                                                        mapping.from(own.get().plan()))
                                                .orElseGet(List::of))))
                        .ifPresent(linked::add);
            }
        }
        linked.sort(Comparator.comparing(one -> one.sheet().id().toString()));
        return linked;
    }

    /** The fields that correspond, in the order in which they were decided; those that a sheet no longer has are left out. */
    List<Compared> compare(EvaluationView own, Linked other) {
        var ownSheet = evaluations.sheet(own);
        var otherSheet = evaluations.sheet(other.sheet());
        var apart = fieldsApart(own);
        var othersApart = fieldsApart(other.sheet());
        var reasons = reasons(List.of(own));
        var compared = new ArrayList<Compared>();
        for (var match : other.matches()) {
            var ownField = ownSheet.field(match.mine()).orElse(null);
            var otherField = otherSheet.field(match.theirs()).orElse(null);
            if (ownField == null || otherField == null) {
                continue;
            }
            var mine = own.content().getOrDefault(match.mine(), "");
            var theirs = other.sheet().content().getOrDefault(match.theirs(), "");
            var choice = ownField.choice() || otherField.choice();
            var state = match.compare(
                    mine, theirs, choice, apart.contains(match.mine()) || othersApart.contains(match.theirs()));
            var key = Explanation.Key.of(
                    own.id(), match.mine(), mine, other.sheet().id(), match.theirs(), theirs);
            compared.add(new Compared(
                    match, own, other.sheet(), ownField, otherField, mine, theirs, state, reasons.get(key)));
        }
        return compared;
    }

    /** Everything that two linked sheets of this year say differently, explained or not. */
    List<Compared> contradictions(FiscalYear year) {
        var sheets = new HashMap<PlanItemId, EvaluationView>();
        var groups = members.active().stream()
                .collect(Collectors.groupingBy(Member::link, LinkedHashMap::new, Collectors.toList()));
        if (groups.isEmpty()) {
            return List.of();
        }
        var ofYear = new HashMap<UUID, CycleView>();
        for (var cycle : cycles.all()) {
            if (cycle.year().equals(year)) {
                ofYear.put(cycle.plan().value(), cycle);
                evaluations.all(cycle.id()).forEach(sheet -> sheets.put(sheet.item(), sheet));
            }
        }
        var found = new ArrayList<Compared>();
        for (var group : groups.values()) {
            for (var left = 0; left < group.size(); left++) {
                for (var right = left + 1; right < group.size(); right++) {
                    between(group.get(left), group.get(right), sheets, ofYear).stream()
                            .filter(compared -> compared.state().contradiction())
                            .forEach(found::add);
                }
            }
        }
        return found;
    }

    private List<Compared> between(
            Member left, Member right, Map<PlanItemId, EvaluationView> sheets, Map<UUID, CycleView> ofYear) {
        var own = sheets.get(left.item());
        var other = sheets.get(right.item());
        var cycle = ofYear.get(right.plan().value());
        if (own == null || other == null || cycle == null) {
            return List.of();
        }
        return mappings.between(left.plan(), right.plan())
                .map(mapping -> compare(own, new Linked(other, cycle, mapping.from(left.plan()))))
                .orElseGet(List::of);
    }

    /** Which fields of the sheet have a text of their own. */
    List<String> fieldsApart(EvaluationView sheet) {
        return variants.activeIn(sheet.id()).stream().map(Variant::field).toList();
    }

    Optional<Variant.Kind> apart(EvaluationView sheet, String field) {
        return variants.active(sheet.id(), field).map(Variant::kind);
    }

    private Map<Explanation.Key, String> reasons(List<EvaluationView> sheets) {
        return explanations.about(sheets.stream().map(EvaluationView::id).toList()).stream()
                .collect(Collectors.toMap(Explanation::key, Explanation::reason));
    }
}

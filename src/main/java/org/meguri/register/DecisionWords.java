package org.meguri.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Directory;
import org.meguri.organization.OfficerId;
import org.meguri.plan.DecisionView;
import org.meguri.plan.PlanDefinition;
import org.meguri.plan.PlanItemId;
import org.meguri.plan.PlanItemView;
import org.meguri.plan.RegisterAct;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.FiscalYear;
import org.meguri.system.Words;
import org.springframework.stereotype.Component;

/** Decisions about the register in words. */
@Component
class DecisionWords {

    private final Words words;
    private final Directory directory;
    private final UnitNames units;

    DecisionWords(Words words, Directory directory, UnitNames units) {
        this.words = words;
        this.directory = directory;
        this.units = units;
    }

    /**
     * A decision as a page shows it.
     *
     * @param what the act with the items that take part in it
     * @param changes what is different from the year on, one sentence each
     * @param reversed who took it back, when, and why; null while it stands
     */
    record Told(
            DecisionView decision,
            String year,
            String what,
            List<String> changes,
            String by,
            Instant at,
            @Nullable Reversed reversed) {}

    /** How it was taken back. */
    record Reversed(String by, Instant at, String reason) {}

    /** @param items an item as it was in a year */
    List<Told> told(
            List<DecisionView> decisions,
            PlanDefinition definition,
            BiFunction<PlanItemId, FiscalYear, PlanItemView> items) {
        var officers = new HashMap<OfficerId, String>();
        return decisions.stream()
                .map(decision -> told(decision, definition, items, officers))
                .toList();
    }

    private Told told(
            DecisionView decision,
            PlanDefinition definition,
            BiFunction<PlanItemId, FiscalYear, PlanItemView> items,
            Map<OfficerId, String> officers) {
        var reversal = decision.reversal();
        return new Told(
                decision,
                decision.year().both(),
                what(decision, items),
                changes(decision, definition, items),
                name(decision.by(), officers),
                decision.at(),
                reversal == null
                        ? null
                        : new Reversed(name(reversal.by(), officers), reversal.at(), reversal.reason()));
    }

    private String name(OfficerId officer, Map<OfficerId, String> officers) {
        return officers.computeIfAbsent(officer, one -> directory.officer(one).name());
    }

    private String what(DecisionView decision, BiFunction<PlanItemId, FiscalYear, PlanItemView> items) {
        var before = decision.year().previous();
        var subjects = called(decision.items(Part.SUBJECT), before, items);
        var results = called(decision.results(), decision.year(), items);
        if (decision.act() == RegisterAct.MERGE) {
            return words.of(
                    decision.counted() ? "register.told.MERGE.counted" : "register.told.MERGE", subjects, results);
        }
        return words.of("register.told." + decision.act(), subjects, results);
    }

    private String called(
            List<PlanItemId> ids, FiscalYear year, BiFunction<PlanItemId, FiscalYear, PlanItemView> items) {
        return String.join(
                "",
                ids.stream()
                        .map(id -> words.of(
                                "register.called", items.apply(id, year).heading()))
                        .toList());
    }

    private List<String> changes(
            DecisionView decision, PlanDefinition definition, BiFunction<PlanItemId, FiscalYear, PlanItemView> items) {
        var told = new ArrayList<String>();
        for (var line : decision.lines()) {
            if (!line.changes().isEmpty()) {
                var before = items.apply(line.item(), decision.year().previous());
                line.changes().keySet().stream()
                        .sorted()
                        .forEach(fact -> told.add(words.of(
                                "register.changed",
                                label(fact, definition),
                                orNothing(was(fact, before)),
                                orNothing(
                                        fact.equals("units")
                                                ? String.join(words.of("register.between"), units.printed(line.units()))
                                                : line.changes().getOrDefault(fact, "")))));
            }
        }
        return told;
    }

    private String orNothing(String text) {
        return text.isEmpty() ? words.of("register.nothing") : text;
    }

    private String was(String fact, PlanItemView before) {
        return switch (fact) {
            case "seq" -> Integer.toString(before.seq());
            case "number" -> before.number() == null ? "" : before.number();
            case "name" -> before.name();
            case "units" -> String.join(words.of("register.between"), units.printed(before.responsibilities()));
            default ->
                fact.startsWith("level.")
                        ? before.levels().getOrDefault(fact.substring("level.".length()), "")
                        : before.texts().getOrDefault(fact.substring("item.".length()), "");
        };
    }

    private String label(String fact, PlanDefinition definition) {
        return switch (fact) {
            case "seq" -> words.of("plan.item.seq");
            case "number" -> words.of("plan.item.number");
            case "name" -> words.of("register.field.name");
            case "units" -> words.of("plan.item.units");
            default ->
                definition
                        .column(fact)
                        .map(PlanDefinition.Column::heading)
                        .orElseGet(() -> words.of("register.field.text"));
        };
    }
}

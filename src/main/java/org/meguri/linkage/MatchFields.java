package org.meguri.linkage;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.meguri.cycle.CycleLookup;
import org.meguri.cycle.CycleScales;
import org.meguri.evaluation.EvaluationLookup;
import org.meguri.organization.SignedIn;
import org.meguri.plan.NameKey;
import org.meguri.plan.PlanId;
import org.meguri.plan.PlanRegister;
import org.meguri.sheet.Option;
import org.meguri.sheet.Sheet;
import org.meguri.sheet.SheetField;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Decides once for two plans which fields of their sheets say the same, and what the choices of one mean in the other. */
@UseCase
public class MatchFields {

    private final Mappings mappings;
    private final PlanRegister plans;
    private final CycleLookup cycles;
    private final EvaluationLookup evaluations;
    private final Sheets sheets;
    private final ApplicationEventPublisher announcements;
    private final Clock clock;

    MatchFields(
            Mappings mappings,
            PlanRegister plans,
            CycleLookup cycles,
            EvaluationLookup evaluations,
            Sheets sheets,
            ApplicationEventPublisher announcements,
            Clock clock) {
        this.mappings = mappings;
        this.plans = plans;
        this.cycles = cycles;
        this.evaluations = evaluations;
        this.sheets = sheets;
        this.announcements = announcements;
        this.clock = clock;
    }

    /**
     * Fields that say the same, seen from the first of two plans.
     *
     * @param choices for fields of a scale: code of {@code left} to the codes of {@code right} that mean the same
     */
    public record Matched(String left, String right, Map<String, List<String>> choices) {}

    /** The plan's sheet: of its latest cycle, or as the plan has it now. */
    @org.springframework.transaction.annotation.Transactional(readOnly = true)
    public Sheet sheet(PlanId plan) {
        return cycles.all().stream()
                .filter(cycle -> cycle.plan().equals(plan))
                .findFirst()
                .map(cycle -> evaluations.sheet(cycle.id()))
                .orElseGet(() -> {
                    var definition = plans.plan(plan).definition();
                    return sheets.read(sheets.json(definition.sheet()), new CycleScales(definition));
                });
    }

    /**
     * What was decided, or what the labels suggest: fields of the same label or key, choices of the same words.
     *
     * @param left the plan from which it is seen
     */
    @org.springframework.transaction.annotation.Transactional(readOnly = true)
    public List<Matched> matches(PlanId left, PlanId right) {
        return mappings.between(left, right)
                .map(mapping -> mapping.from(left).stream()
                        .map(match -> new Matched(match.mine(), match.theirs(), leftToRight(match)))
                        .toList())
                .orElseGet(() -> suggested(sheet(left), sheet(right)));
    }

    /** Whether the planning division has decided for these two plans. */
    public boolean decided(PlanId left, PlanId right) {
        return mappings.between(left, right).isPresent();
    }

    private static Map<String, List<String>> leftToRight(Match match) {
        return match.forward() ? match.choices() : turned(match.choices());
    }

    private static Map<String, List<String>> turned(Map<String, List<String>> choices) {
        var turned = new LinkedHashMap<String, List<String>>();
        choices.forEach((from, all) -> all.forEach(
                to -> turned.computeIfAbsent(to, none -> new ArrayList<>()).add(from)));
        return turned;
    }

    static List<Matched> suggested(Sheet left, Sheet right) {
        var taken = new HashSet<String>();
        var matches = new ArrayList<Matched>();
        for (var field : left.fields()) {
            right.fields().stream()
                    .filter(other -> fit(field, other) && !taken.contains(other.key()))
                    .filter(other -> NameKey.of(other.label()).equals(NameKey.of(field.label()))
                            || other.key().equals(field.key()))
                    .findFirst()
                    .or(() -> alike(field, right, taken))
                    .ifPresent(other -> {
                        taken.add(other.key());
                        matches.add(new Matched(field.key(), other.key(), suggestedChoices(field, other)));
                    });
        }
        return matches;
    }

    private static Optional<SheetField> alike(SheetField field, Sheet right, Set<String> taken) {
        var labels = new LinkedHashMap<SheetField, String>();
        right.fields().stream()
                .filter(other -> fit(field, other) && !taken.contains(other.key()))
                .forEach(other -> labels.put(other, other.label()));
        return new NameIndex<>(labels, List.of())
                .like(field.label(), 1).stream().map(NameIndex.Hit::owner).findFirst();
    }

    private static Map<String, List<String>> suggestedChoices(SheetField field, SheetField other) {
        var choices = new LinkedHashMap<String, List<String>>();
        for (var option : field.options()) {
            other.options().stream()
                    .filter(one -> NameKey.of(one.label()).equals(NameKey.of(option.label())))
                    .map(Option::value)
                    .findFirst()
                    .ifPresent(value -> choices.put(option.value(), List.of(value)));
        }
        return choices;
    }

    /** Whether the answers of one could be answers of the other. */
    static boolean fit(SheetField one, SheetField other) {
        return (one.choice() && other.choice())
                || (one.text() && other.text())
                || (one.type().equals(other.type()) && !one.choice());
    }

    /**
     * Keeps what was decided.
     *
     * @param fields field of {@code left} to field of {@code right}
     * @param choices by field of {@code left}: code of left to the codes of right that mean the same
     * @throws Refusal (403) when the person is not of the planning division; (422) when a field or a choice is unknown,
     *     fields are of different kinds, or one field is named twice
     */
    public void decide(
            PlanId left,
            PlanId right,
            Map<String, String> fields,
            Map<String, Map<String, List<String>>> choices,
            SignedIn by) {
        LinkRights.requireDecider(by);
        if (left.equals(right)) {
            throw new Refusal("linkage.same-plan");
        }
        var leftSheet = sheet(left);
        var rightSheet = sheet(right);
        var low = Mappings.low(left, right);
        var used = new HashSet<String>();
        var matches = new ArrayList<FieldMatch>();
        fields.forEach((from, to) -> {
            var one = leftSheet.field(from).orElseThrow(() -> new Refusal("linkage.field.unknown"));
            var other = rightSheet.field(to).orElseThrow(() -> new Refusal("linkage.field.unknown"));
            if (!fit(one, other)) {
                throw new Refusal("linkage.field.other-kind", one.label(), other.label());
            }
            if (!used.add(to)) {
                throw new Refusal("linkage.field.twice", other.label());
            }
            var codes = choices.getOrDefault(from, Map.of());
            requireKnown(one, other, codes);
            matches.add(
                    low ? new FieldMatch(from, to, joined(codes)) : new FieldMatch(to, from, joined(turned(codes))));
        });
        var at = clock.instant();
        var first = low ? left : right;
        var second = low ? right : left;
        var mapping = mappings.between(left, right).orElse(null);
        if (mapping == null) {
            mapping = new Mapping(first, second, matches, by.id(), at);
        } else {
            mapping.become(matches, by.id(), at);
        }
        mappings.save(mapping);
        mappings.flush();
        announcements.publishEvent(new FieldsMatched(first, second, by.id(), at));
    }

    private static void requireKnown(SheetField one, SheetField other, Map<String, List<String>> codes) {
        codes.forEach((from, all) -> all.forEach(to -> {
            if (one.options().stream().noneMatch(option -> option.value().equals(from))
                    || other.options().stream()
                            .noneMatch(option -> option.value().equals(to))) {
                throw new Refusal("linkage.choice.unknown", one.label());
            }
        }));
    }

    private static Map<String, String> joined(Map<String, List<String>> codes) {
        var joined = new LinkedHashMap<String, String>();
        codes.forEach((from, all) -> {
            if (!all.isEmpty()) {
                joined.put(from, String.join(Mapping.BETWEEN, all));
            }
        });
        return joined;
    }
}

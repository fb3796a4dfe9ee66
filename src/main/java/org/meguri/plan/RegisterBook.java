package org.meguri.plan;

import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.meguri.plan.RegisterAct.Part;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.util.function.SingletonSupplier;

/**
 * The register of one plan, read: what every item is, and is called, in every fiscal year. The decisions are played in the
 * order of the years from which they hold, those of one year in the order in which they were entered; reversed ones are
 * left out. Nothing else is kept, so that a decision may be entered late or ahead.
 */
final class RegisterBook {

    private final SingletonSupplier<PlanDefinition> definition;
    private final Map<PlanItemId, PlanItem> items = new LinkedHashMap<>();
    private final Map<PlanItemId, List<Step>> steps = new HashMap<>();
    private final Map<PlanItemId, List<Handover>> handovers = new HashMap<>();
    private final TreeSet<Integer> years = new TreeSet<>();

    /**
     * @param definition asked for only where something has changed, since reading it takes longer than all the rest
     * @param decisions of this plan, in any order, reversed ones too
     */
    RegisterBook(
            Supplier<PlanDefinition> definition, Collection<PlanItem> items, Collection<RegisterDecision> decisions) {
        this(definition, items, decisions, List.of());
    }

    /** @param handovers of these items, by day */
    RegisterBook(
            Supplier<PlanDefinition> definition,
            Collection<PlanItem> items,
            Collection<RegisterDecision> decisions,
            Collection<Handover> handovers) {
        handovers.forEach(handover -> this.handovers
                .computeIfAbsent(handover.item(), item -> new ArrayList<>())
                .add(handover));
        this.definition = SingletonSupplier.of(definition);
        items.forEach(item -> this.items.put(item.id(), item));
        decisions.stream().sorted(RegisterDecision.IN_ORDER).forEach(decision -> {
            years.add(decision.year());
            decision.lines().forEach(line -> steps.computeIfAbsent(line.item(), item -> new ArrayList<>())
                    .add(new Step(decision, line)));
        });
    }

    private record Step(RegisterDecision decision, DecisionLine line) {

        @Nullable
        ItemState after(ItemState before) {
            return before.after(decision.act(), line.part(), decision.counted()).orElse(null);
        }

        boolean standsUntil(int year) {
            return decision.stands() && decision.year() <= year;
        }
    }

    Collection<PlanItem> items() {
        return items.values();
    }

    PlanItem item(PlanItemId id) {
        var item = items.get(id);
        if (item == null) {
            throw Refusal.notFound("plan.item.unknown");
        }
        return item;
    }

    /** Items that no decision brought into being were in the plan from the start. */
    ItemState state(PlanItemId item, FiscalYear year) {
        return state(item, year.year());
    }

    private ItemState state(PlanItemId item, int year) {
        var state = start(item);
        for (var step : stepsOf(item)) {
            if (step.standsUntil(year)) {
                state = Objects.requireNonNullElse(step.after(state), state);
            }
        }
        return state;
    }

    private ItemState start(PlanItemId item) {
        return stepsOf(item).stream().anyMatch(step -> step.line().part() == Part.BORN)
                ? ItemState.NOT_YET
                : ItemState.IN_FORCE;
    }

    private List<Step> stepsOf(PlanItemId item) {
        return steps.getOrDefault(item, List.of());
    }

    /** What was, or will be, said of the item in the year, with whoever answers for it by now. */
    ItemDraft draft(PlanItemId id, FiscalYear year) {
        return ItemFacts.draft(facts(id, year.year(), LocalDate.MAX));
    }

    /** @param until handovers after this day are left out */
    private Map<String, String> facts(PlanItemId id, int year, LocalDate until) {
        var item = item(id);
        var facts = ItemFacts.of(item.draft());
        var origin = item.origin();
        if (!origin.isEmpty()) {
            facts.putAll(origin);
            for (var step : stepsOf(id)) {
                if (step.standsUntil(year)) {
                    facts.putAll(step.line().changes());
                }
            }
            facts.computeIfPresent(ItemFacts.UNITS, (fact, units) -> handedOver(id, units, year, until));
        }
        return facts;
    }

    private String handedOver(PlanItemId id, String units, int year, LocalDate until) {
        var now = units;
        for (var handover : handovers.getOrDefault(id, List.of())) {
            if (handover.firstDay().isAfter(until)) {
                continue;
            }
            var said = handover.corrected();
            var decidedSince = stepsOf(id).stream()
                    .anyMatch(step -> step.standsUntil(year)
                            && step.decision().year() > handover.year()
                            && step.line().changes().containsKey(ItemFacts.UNITS));
            now = said != null && !decidedSince ? said : ItemFacts.units(handover.over(ItemFacts.units(now)));
        }
        return now;
    }

    /** The item as it was, or will be, in the year. */
    PlanItemView view(PlanItemId id, FiscalYear year) {
        var item = item(id);
        if (item.origin().isEmpty()) {
            return item.view();
        }
        var draft = draft(id, year);
        return item.view(draft, heading(draft));
    }

    /** As {@link #view}, with the units that answered up to the end of the year, as they were called then. */
    PlanItemView then(PlanItemId id, FiscalYear year) {
        var item = item(id);
        if (!handovers.containsKey(id)) {
            return view(id, year);
        }
        var draft = ItemFacts.draft(facts(id, year.year(), LocalDate.of(year.year() + 1, Month.MARCH, 31)));
        return item.view(draft, heading(draft));
    }

    private String heading(ItemDraft draft) {
        return definition.obtain().headingOf(draft.number(), draft.name(), draft.levels());
    }

    /** Remembers what the item was before decisions changed it, and brings its row up to what it is from the last year on. */
    void settle(PlanItemId id) {
        var item = item(id);
        var origin = item.origin();
        var row = ItemFacts.of(item.draft());
        for (var step : stepsOf(id)) {
            step.line().changes().keySet().forEach(fact -> origin.putIfAbsent(fact, row.getOrDefault(fact, "")));
        }
        item.originally(origin);
        if (!origin.isEmpty()) {
            var draft = ItemFacts.draft(facts(id, Integer.MAX_VALUE, LocalDate.MAX));
            item.become(draft, heading(draft));
        }
    }

    /** A file says what an item is now: whatever said it last is corrected, so that earlier years keep theirs. */
    void correct(PlanItemId id, ItemDraft draft) {
        var item = item(id);
        var origin = item.origin();
        ItemFacts.changes(item.draft(), draft).forEach((fact, value) -> {
            if (origin.containsKey(fact)) {
                var standing = stepsOf(id).stream()
                        .filter(step -> step.decision().stands())
                        .filter(step -> step.line().changes().containsKey(fact))
                        .toList();
                var handover = fact.equals(ItemFacts.UNITS) ? lastHandover(id) : null;
                if (handover != null
                        && (standing.isEmpty()
                                || standing.get(standing.size() - 1).decision().year() <= handover.year())) {
                    handover.correct(value);
                } else if (standing.isEmpty()) {
                    origin.put(fact, value);
                } else {
                    standing.get(standing.size() - 1).decision().correct(id, fact, value);
                }
            }
        });
        item.originally(origin);
        item.become(draft, heading(draft));
    }

    private @Nullable Handover lastHandover(PlanItemId id) {
        var all = handovers.getOrDefault(id, List.of());
        return all.isEmpty() ? null : all.get(all.size() - 1);
    }

    /**
     * Plays all decisions and refuses what cannot be.
     *
     * @param fresh the decision that has been put in, or null where one was taken out
     */
    void check(@Nullable RegisterDecision fresh) {
        items.keySet().forEach(item -> check(item, fresh));
    }

    private void check(PlanItemId item, @Nullable RegisterDecision fresh) {
        var state = start(item);
        for (var step : stepsOf(item)) {
            if (!step.decision().stands()) {
                continue;
            }
            var next = step.after(state);
            if (next == null) {
                throw refusal(item, state, step.decision(), fresh);
            }
            state = next;
        }
    }

    private Refusal refusal(
            PlanItemId item, ItemState state, RegisterDecision impossible, @Nullable RegisterDecision fresh) {
        var year = new FiscalYear(impossible.year());
        var name = view(item, year).heading();
        if (impossible == fresh) {
            return new Refusal(
                    "plan.register.impossible",
                    name,
                    year.named(),
                    word("plan.state." + state),
                    word("plan.act." + impossible.act()),
                    word("plan.register.cure." + state));
        }
        return fresh == null
                ? Refusal.conflict(
                        "plan.register.needed-later", name, year.named(), word("plan.act." + impossible.act()))
                : Refusal.conflict(
                        "plan.register.contradicts",
                        name,
                        year.named(),
                        word("plan.act." + impossible.act()),
                        word("plan.act." + fresh.act()));
    }

    /** Refuses when one of these items would be told apart from another no longer, in the year or in a later one. */
    void checkKeys(Collection<PlanItemId> touched, FiscalYear from) {
        var moments = new TreeSet<>(years.tailSet(from.year()));
        moments.add(from.year());
        for (var moment : moments) {
            var year = new FiscalYear(moment);
            var taken = new HashMap<String, PlanItemId>();
            for (var id : items.keySet()) {
                if (!touched.contains(id) && present(id, year)) {
                    taken.put(ItemKey.of(definition.obtain().key(), view(id, year)), id);
                }
            }
            for (var id : touched) {
                if (items.containsKey(id) && present(id, year)) {
                    var other = taken.put(ItemKey.of(definition.obtain().key(), view(id, year)), id);
                    if (other != null) {
                        throw new Refusal(
                                "plan.register.taken",
                                view(id, year).heading(),
                                view(other, year).heading(),
                                year.named());
                    }
                }
            }
        }
    }

    private boolean present(PlanItemId id, FiscalYear year) {
        var state = state(id, year);
        return state.counted() || state == ItemState.SUSPENDED;
    }

    int nextSeq() {
        return items.values().stream().mapToInt(PlanItem::seq).max().orElse(0) + 1;
    }

    private static MessageSourceResolvable word(String key) {
        return new DefaultMessageSourceResolvable(key);
    }
}

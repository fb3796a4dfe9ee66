package org.meguri.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.Stamp;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Looks up plans and their items. */
@Service
@Transactional(readOnly = true)
public class PlanRegister {

    private final Plans plans;
    private final PlanItems items;
    private final RegisterDecisions decisions;
    private final Handovers handovers;

    PlanRegister(Plans plans, PlanItems items, RegisterDecisions decisions, Handovers handovers) {
        this.plans = plans;
        this.items = items;
        this.decisions = decisions;
        this.handovers = handovers;
    }

    /** @throws org.meguri.system.Refusal (404) when there is none */
    public PlanView plan(PlanId id) {
        return plans.get(id).view();
    }

    public Optional<PlanView> withCode(String code) {
        return plans.findByCode(code).map(Plan::view);
    }

    /** All plans by title. */
    public List<PlanView> plans() {
        return plans.findAllByOrderByTitleAscCodeAsc().stream().map(Plan::view).toList();
    }

    /**
     * Every item that the plan ever had or will have, with what is said of it last, in the order of the plan's table; one
     * query for items, one for units. For a cycle ask {@link #itemsInForce} or {@link #itemsAsOf}, for a list
     * to choose from {@link #standing}.
     */
    public List<PlanItemView> items(PlanId plan) {
        return items.ofPlan(plan).stream().map(PlanItem::view).toList();
    }

    /**
     * The items that have a sheet in the year, and count, as they are in that year, in the order of the plan's table: those
     * in force, and merged ones that the plan counts as before.
     */
    public List<PlanItemView> itemsInForce(PlanId plan, FiscalYear year) {
        return register(plan, year).stream()
                .filter(line -> line.state().counted())
                .map(RegisterLine::item)
                .toList();
    }

    /** The items that the plan has in the year, evaluated or not, with what is said of them last: what its table lists. */
    public List<PlanItemView> standing(PlanId plan, FiscalYear year) {
        var book = book(plan);
        return book.items().stream()
                .filter(item -> book.state(item.id(), year).standing())
                .map(PlanItem::view)
                .toList();
    }

    /** Every item, whatever it is in the year, as it was called then: for a cycle that was opened before a decision. */
    public List<PlanItemView> itemsAsOf(PlanId plan, FiscalYear year) {
        return register(plan, year).stream().map(RegisterLine::item).toList();
    }

    /** Of {@link #itemsAsOf(PlanId, FiscalYear)} those with these ids; those that the plan does not have are left out. */
    public List<PlanItemView> itemsAsOf(PlanId plan, FiscalYear year, Collection<PlanItemId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        var wanted = items.ofIds(ids.stream().map(PlanItemId::value).toList()).stream()
                .filter(item -> item.plan().equals(plan))
                .toList();
        var book = book(plan, wanted);
        return wanted.stream().map(item -> book.view(item.id(), year)).toList();
    }

    /**
     * Every item with what it is in the year, in the order of the plan's table in that year; units are those that answer for
     * it by now, whose work it is. For showing the year use {@link #registerThen}.
     */
    public List<RegisterLine> register(PlanId plan, FiscalYear year) {
        var book = book(plan);
        return inOrder(book.items().stream()
                .map(item -> new RegisterLine(book.view(item.id(), year), book.state(item.id(), year)))
                .toList());
    }

    /** As {@link #register}, with the units that answered in the year, as they were called then. */
    public List<RegisterLine> registerThen(PlanId plan, FiscalYear year) {
        var book = book(plan);
        return inOrder(book.items().stream()
                .map(item -> new RegisterLine(book.then(item.id(), year), book.state(item.id(), year)))
                .toList());
    }

    private static List<RegisterLine> inOrder(List<RegisterLine> lines) {
        return lines.stream()
                .sorted(Comparator.comparingInt(
                        (RegisterLine line) -> line.item().seq()))
                .toList();
    }

    /** @throws org.meguri.system.Refusal (404) when there is no such item */
    public ItemState stateOf(PlanItemId item, FiscalYear year) {
        return book(item).state(item, year);
    }

    /** The item as it was, or will be, in the year. @throws org.meguri.system.Refusal (404) when there is none */
    public PlanItemView item(PlanItemId item, FiscalYear year) {
        return book(item).view(item, year);
    }

    /** The item in each of the years, which are in order, with the units of then. @throws org.meguri.system.Refusal (404) when there is none */
    public SortedMap<FiscalYear, RegisterLine> life(PlanItemId item, Collection<FiscalYear> years) {
        var book = book(item);
        var life = new TreeMap<FiscalYear, RegisterLine>();
        years.forEach(year -> life.put(year, new RegisterLine(book.then(item, year), book.state(item, year))));
        return life;
    }

    /** Where the item comes from and what became of it, across plans. */
    public Lineage lineage(PlanItemId item) {
        return Lineage.of(
                item, decisions.joining().stream().map(RegisterDecision::view).toList());
    }

    /**
     * What went into each of the items by then, directly or not, the nearest first: whatever was merged into it, split into
     * it or continued as it from this year or an earlier one. Items without are left out; one query for all of them.
     */
    public Map<PlanItemId, List<PlanItemId>> ancestors(Collection<PlanItemId> concerned, FiscalYear year) {
        var joining = decisions.joining().stream()
                .map(RegisterDecision::view)
                .filter(decision -> decision.year().compareTo(year) <= 0)
                .toList();
        return Lineage.ancestors(concerned, joining);
    }

    /** Every decision that any of the items takes part in, reversed ones too, by the year from which it holds. */
    public List<DecisionView> decisions(Collection<PlanItemId> concerned) {
        if (concerned.isEmpty()) {
            return List.of();
        }
        return decisions.concerning(concerned.stream().map(PlanItemId::value).toList()).stream()
                .map(RegisterDecision::view)
                .toList();
    }

    /** Every decision about the plan's register, reversed ones too, by the year from which it holds. */
    public List<DecisionView> decisions(PlanId plan) {
        return decisions.ofPlan(plan).stream().map(RegisterDecision::view).toList();
    }

    /** The items that take part in these decisions, by decision; one query. Those that do not exist are left out. */
    public Map<DecisionId, List<PlanItemId>> itemsOf(Collection<DecisionId> of) {
        return of.isEmpty()
                ? Map.of()
                : decisions.itemsOf(of.stream().map(DecisionId::value).toList()).stream()
                        .collect(Collectors.groupingBy(
                                row -> new DecisionId((UUID) row[0]),
                                Collectors.mapping(row -> new PlanItemId((UUID) row[1]), Collectors.toList())));
    }

    /** @throws org.meguri.system.Refusal (404) when there is none */
    public DecisionView decision(DecisionId id) {
        return decisions.get(id).view();
    }

    /** Changes whenever an item of any plan, or a decision about one, does. */
    public String stamp() {
        return Stamp.of(items.versions()) + " " + Stamp.of(decisions.versions());
    }

    /** How many items the plan ever had. */
    public int size(PlanId plan) {
        return items.countOfPlan(plan);
    }

    /** @throws org.meguri.system.Refusal (404) when there is none */
    public PlanItemView item(PlanItemId id) {
        return items.findById(id)
                .orElseThrow(() -> Refusal.notFound("plan.item.unknown"))
                .view();
    }

    /** The items with these ids; those that do not exist are left out. */
    public List<PlanItemView> itemsWithIds(Collection<PlanItemId> ids) {
        return ids.isEmpty()
                ? List.of()
                : items.ofIds(ids.stream().map(PlanItemId::value).toList()).stream()
                        .map(PlanItem::view)
                        .toList();
    }

    /** Items that have this within their heading or name. @param like a pattern of SQL in small letters, escaped by ! */
    public List<PlanItemId> headed(String like, int most) {
        return items.headed(like, Limit.of(most)).stream().map(PlanItemId::new).toList();
    }

    private RegisterBook book(PlanItemId id) {
        var item = items.findById(id).orElseThrow(() -> Refusal.notFound("plan.item.unknown"));
        return book(item.plan(), List.of(item));
    }

    private RegisterBook book(PlanId plan) {
        return book(plan, items.ofPlan(plan));
    }

    /** What is said of an item in a year follows from the item and the decisions about it alone. */
    private RegisterBook book(PlanId plan, List<PlanItem> of) {
        return new RegisterBook(plans.get(plan)::definition, of, decisions.ofPlan(plan), handovers.ofPlan(plan));
    }
}

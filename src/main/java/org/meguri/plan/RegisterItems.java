package org.meguri.plan;

import java.util.HashSet;
import java.util.List;
import org.meguri.system.FiscalYear;
import org.meguri.system.UseCase;
import org.springframework.transaction.annotation.Transactional;

/** Brings the register of a plan up to what a file says; never deletes. */
@UseCase
public class RegisterItems {

    private final Plans plans;
    private final PlanItems items;
    private final RegisterDecisions decisions;
    private final Handovers handovers;

    RegisterItems(Plans plans, PlanItems items, RegisterDecisions decisions, Handovers handovers) {
        this.plans = plans;
        this.items = items;
        this.decisions = decisions;
        this.handovers = handovers;
    }

    /** How many items were added, changed and left as they were, and how many of the register the file did not name. */
    public record Outcome(int added, int changed, int same, int missing) {

        /** Whether the file says nothing new. */
        public boolean unchanged() {
            return added == 0 && changed == 0;
        }
    }

    /** What {@link #register} would do, without doing it. */
    @Transactional(readOnly = true)
    public Outcome compare(PlanId plan, List<ItemDraft> drafts) {
        var definition = plans.get(plan).definition();
        return new ItemComparison(comparable(book(plan, definition), definition), drafts, definition.key()).outcome();
    }

    /** Item by item what {@link #register} would change, and what the drafts do not name; items that stay are left out. */
    @Transactional(readOnly = true)
    public List<Difference> differences(PlanId plan, List<ItemDraft> drafts) {
        var definition = plans.get(plan).definition();
        return Difference.of(
                definition,
                new ItemComparison(comparable(book(plan, definition), definition), drafts, definition.key()));
    }

    /**
     * Items are recognised by what the plan's definition says tells them apart; where it says nothing, by their number,
     * those without one by their name.
     *
     * @throws org.meguri.system.Refusal when two drafts are the same item, or one has no name or not exactly one lead unit
     */
    public Outcome register(PlanId plan, List<ItemDraft> drafts) {
        var definition = plans.hold(plan).definition();
        var book = book(plan, definition);
        var comparison = new ItemComparison(comparable(book, definition), drafts, definition.key());
        comparison.changed().forEach((item, draft) -> book.correct(item.id(), draft));
        comparison
                .added()
                .forEach(draft ->
                        items.save(new PlanItem(PlanItemId.create(), plan, draft, heading(definition, draft))));
        return comparison.outcome();
    }

    private RegisterBook book(PlanId plan, PlanDefinition definition) {
        return new RegisterBook(() -> definition, items.ofPlan(plan), decisions.ofPlan(plan), handovers.ofPlan(plan));
    }

    /**
     * What the file may mean. An item that has ended gives its number and name away: where another carries them by now, the
     * file means that one; where nobody does, a file of an earlier year still finds it instead of adding it again.
     */
    private static List<PlanItem> comparable(RegisterBook book, PlanDefinition definition) {
        var last = new FiscalYear(EditRegister.LAST_YEAR);
        var taken = new HashSet<String>();
        var gone = new HashSet<PlanItemId>();
        for (var item : book.items()) {
            var state = book.state(item.id(), last);
            if (!state.standing()) {
                gone.add(item.id());
            } else {
                taken.add(ItemKey.of(definition.key(), item.view()));
            }
        }
        return book.items().stream()
                .filter(item -> !gone.contains(item.id()) || !taken.contains(ItemKey.of(definition.key(), item.view())))
                .toList();
    }

    private static String heading(PlanDefinition definition, ItemDraft draft) {
        return definition.headingOf(draft.number(), draft.name(), draft.levels());
    }
}

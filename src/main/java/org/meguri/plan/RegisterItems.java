package org.meguri.plan;

import java.util.List;
import org.meguri.system.UseCase;
import org.springframework.transaction.annotation.Transactional;

/** Brings the register of a plan up to what a file says; never deletes. */
@UseCase
public class RegisterItems {

    private final Plans plans;
    private final PlanItems items;

    RegisterItems(Plans plans, PlanItems items) {
        this.plans = plans;
        this.items = items;
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
        var key = plans.get(plan).definition().key();
        return new ItemComparison(items.ofPlan(plan), drafts, key).outcome();
    }

    /** Item by item what {@link #register} would change, and what the drafts do not name; items that stay are left out. */
    @Transactional(readOnly = true)
    public List<Difference> differences(PlanId plan, List<ItemDraft> drafts) {
        var definition = plans.get(plan).definition();
        return Difference.of(definition, new ItemComparison(items.ofPlan(plan), drafts, definition.key()));
    }

    /**
     * Items are recognised by what the plan's definition says tells them apart; where it says nothing, by their number,
     * those without one by their name.
     *
     * @throws org.meguri.system.Refusal when two drafts are the same item, or one has no name or not exactly one lead unit
     */
    public Outcome register(PlanId plan, List<ItemDraft> drafts) {
        var definition = plans.hold(plan).definition();
        var comparison = new ItemComparison(items.ofPlan(plan), drafts, definition.key());
        comparison.changed().forEach((item, draft) -> item.become(draft, heading(definition, draft)));
        comparison
                .added()
                .forEach(draft ->
                        items.save(new PlanItem(PlanItemId.create(), plan, draft, heading(definition, draft))));
        return comparison.outcome();
    }

    private static String heading(PlanDefinition definition, ItemDraft draft) {
        return definition.headingOf(draft.number(), draft.name(), draft.levels());
    }
}

package org.meguri.plan;

import java.util.List;
import org.meguri.system.UseCase;

/** Brings the register of a plan up to what a file says; never deletes. */
@UseCase
public class RegisterItems {

    /** How many items were added, changed and left as they were, and how many of the register the file did not name. */
    public record Outcome(int added, int changed, int same, int missing) {}

    /** What {@link #register} would do, without doing it. */
    public Outcome compare(PlanId plan, List<ItemDraft> items) {
        throw new UnsupportedOperationException();
    }

    /** Items are recognised by their number, those without one by their name. */
    public Outcome register(PlanId plan, List<ItemDraft> items) {
        throw new UnsupportedOperationException();
    }
}

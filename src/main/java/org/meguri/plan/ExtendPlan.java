package org.meguri.plan;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.Role;
import org.meguri.organization.SignedIn;
import org.meguri.system.FiscalYear;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Lets a plan go on to a later last year, as was decided. */
@UseCase
public class ExtendPlan {

    /** Longest text of a decision, in code points. */
    public static final int LONGEST_TEXT = 4_000;

    private final Plans plans;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ExtendPlan(Plans plans, ApplicationEventPublisher events, Clock clock) {
        this.plans = plans;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param last the new last fiscal year
     * @param text of the decision, required
     * @param decidedOn the day of the decision, not after today
     * @param seen the register's count of acts on the page that the person saw, or null
     */
    public record Command(PlanId plan, FiscalYear last, String text, LocalDate decidedOn, @Nullable Integer seen) {}

    /**
     * Extends the plan.
     *
     * @throws Refusal (403) when the person is not of the planning division; (409) when somebody was first; (422) when the
     *     year is not later than the plan's last one, the day is to come, or the text is missing or too long
     */
    public void extend(Command command, SignedIn by) {
        if (!by.has(Role.PLANNING)) {
            throw Refusal.forbidden("plan.register.planning-only");
        }
        var plan = plans.hold(command.plan());
        plan.requireSeen(command.seen());
        var text = EditRegister.text(command.text(), LONGEST_TEXT, "plan.extend.text");
        if (text.isEmpty()) {
            throw new Refusal("plan.extend.text-missing");
        }
        if (command.last().year() > EditRegister.LAST_YEAR) {
            throw new Refusal("plan.extend.too-late", Integer.toString(EditRegister.LAST_YEAR));
        }
        if (command.decidedOn().isAfter(LocalDate.now(clock))) {
            throw new Refusal("plan.extend.to-come");
        }
        var former = plan.lastYear();
        var now = clock.instant();
        plan.extend(new PlanExtension(former, command.last().year(), text, command.decidedOn(), by.id(), now));
        plans.save(plan);
        events.publishEvent(new PlanExtended(plan.id(), new FiscalYear(former), command.last(), by.id(), now));
    }
}

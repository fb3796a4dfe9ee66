package org.meguri.plan;

import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.meguri.organization.OfficerId;
import org.meguri.sheet.Sheets;
import org.meguri.system.Refusal;
import org.meguri.system.UseCase;
import org.springframework.context.ApplicationEventPublisher;

/** Takes a plan's definition into the register. Running cycles keep the definition that they were planned with. */
@UseCase
public class AdoptPlan {

    private final Plans plans;
    private final Sheets sheets;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    AdoptPlan(Plans plans, Sheets sheets, Clock clock, ApplicationEventPublisher events) {
        this.plans = plans;
        this.sheets = sheets;
        this.clock = clock;
        this.events = events;
    }

    /**
     * Adopts the definition, or renews it for the plan of the same code.
     *
     * @param yaml the plan's file
     * @throws org.meguri.system.Refusal naming the place in the file and the cure when it is not a plan definition
     */
    public PlanId adopt(String yaml) {
        return adopt(yaml, null);
    }

    /** As {@link #adopt(String)}, by a person. */
    public PlanId adopt(String yaml, @Nullable OfficerId by) {
        var definition = PlanDefinition.read(yaml);
        requireForm(definition.sheet());
        definition.variants().forEach(variant -> requireForm(variant.sheet()));
        var known = plans.findByCode(definition.code());
        if (known.isPresent() && known.get().isDefinedBy(yaml)) {
            return known.get().id();
        }
        var plan = known.orElseGet(() -> new Plan(PlanId.create(), definition, yaml));
        plan.renew(definition, yaml);
        plans.save(plan);
        events.publishEvent(new PlanAdopted(plan.id(), by, clock.instant()));
        return plan.id();
    }

    private void requireForm(String form) {
        if (!sheets.exists(form)) {
            throw new Refusal("plan.sheet.unknown", form);
        }
    }
}

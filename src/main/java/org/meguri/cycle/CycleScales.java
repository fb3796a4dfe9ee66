package org.meguri.cycle;

import java.util.List;
import org.meguri.plan.PlanDefinition;
import org.meguri.sheet.Choices;
import org.meguri.sheet.Option;

/** The scales of a plan as a form finds its choices: of a cycle, as they were when it was planned. */
public record CycleScales(PlanDefinition definition) implements Choices {

    @Override
    public List<Option> of(String valuesKey) {
        return definition.scale(valuesKey).stream()
                .flatMap(scale -> scale.choices().stream())
                .map(choice -> new Option(choice.code(), choice.label(), choice.meaning()))
                .toList();
    }

    @Override
    public boolean others(String valuesKey) {
        return definition.scale(valuesKey).filter(PlanDefinition.Scale::others).isPresent();
    }
}

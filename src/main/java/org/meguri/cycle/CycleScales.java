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
                .map(choice -> new Option(
                        choice.code(), choice.label(), choice.meaning(), choice.tone(), sense(choice.says())))
                .toList();
    }

    private static Option.Sense sense(String says) {
        return switch (says) {
            case "achieved" -> Option.Sense.ACHIEVED;
            case "finished" -> Option.Sense.FINISHED;
            case "continued" -> Option.Sense.CONTINUED;
            default -> Option.Sense.NONE;
        };
    }

    @Override
    public boolean others(String valuesKey) {
        return definition.scale(valuesKey).filter(PlanDefinition.Scale::others).isPresent();
    }
}
